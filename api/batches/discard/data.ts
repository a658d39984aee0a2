import type { Transaction } from '../../../prisma/client';

/** A draft as it was when it was thrown away. */
export type Discarded = {
  readonly id: string;
  readonly title: string;
  readonly rowCount: number;
  readonly discardedAt: Date;
};

/** Throws a draft away with its rows, and keeps who did it, and what it was. The draft must be locked. */
export async function discardBatch(on: Transaction, id: string, by: string): Promise<Discarded> {
  const [discarded] = await on.$queryRaw<Discarded[]>`
    INSERT INTO discarded_batch (id, title, year, document_no, file_name, file_hash, row_count, created_by, created_at,
      discarded_by, discarded_at)
    SELECT id, title, year, document_no, file_name, file_hash,
      (SELECT count(*)::int FROM batch_row r WHERE r.batch_id = b.id), created_by, created_at, ${by}::uuid, duban_now()
    FROM batch b WHERE id = ${id}::uuid
    RETURNING id, title, row_count AS "rowCount", discarded_at AS "discardedAt"`;
  if (!discarded) throw new Error(`no batch ${id} to discard`);
  await on.$executeRaw`DELETE FROM batch WHERE id = ${id}::uuid`;
  return discarded;
}
