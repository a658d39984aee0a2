import type { ChangeKind } from '../../domain/changes';
import type { Database, Transaction } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';

export { createChange } from '../../prisma/changes';

/** A change as it stands: `moved` counts the items that have it on record. */
export type StoredChange = {
  readonly id: string;
  readonly kind: ChangeKind;
  readonly detail: object;
  readonly askedBy: string;
  readonly askedName: string;
  readonly askedAt: Date;
  readonly total: number | null;
  readonly moved: number;
  readonly waiting: number;
  readonly finishedAt: Date | null;
};

// Every item's entry bears the change's name, and lies between its asking and its end.
const columns = Prisma.sql`c.id, c.kind, c.detail, c.asked_by AS "askedBy", c.asked_name AS "askedName",
  c.asked_at AS "askedAt", c.total, c.waiting, c.finished_at AS "finishedAt",
  (SELECT count(DISTINCT l.task_id)::int FROM ledger l
    WHERE l.recorded_at >= c.asked_at AND (c.finished_at IS NULL OR l.recorded_at <= c.finished_at)
      AND (l.command_id = 'change/' || c.id OR starts_with(l.command_id, 'change/' || c.id || '@'))) AS moved`;

export async function findChange(on: Transaction, id: string): Promise<StoredChange | null> {
  const [found] = await on.$queryRaw<StoredChange[]>`SELECT ${columns} FROM change c WHERE c.id = ${id}`;
  return found ?? null;
}

/** A page of changes, the newest first, and one more where there is one. */
export function listChanges(
  on: Database,
  { after, limit }: { readonly after: readonly [string, string] | undefined; readonly limit: number },
): Promise<StoredChange[]> {
  const onwards = after ? Prisma.sql`(c.asked_at, c.id) < (${after[0]}::timestamptz, ${after[1]})` : Prisma.sql`true`;
  return on.$queryRaw<StoredChange[]>`
    SELECT ${columns} FROM change c WHERE ${onwards} ORDER BY c.asked_at DESC, c.id DESC LIMIT ${limit + 1}`;
}
