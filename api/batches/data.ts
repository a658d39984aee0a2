import { uuidv7 } from 'uuidv7';
import type { Problem } from '../../domain/table/problem';
import type { Mapping } from '../../domain/table/row';
import type { Transaction } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import type { OwnPolicy } from './policy-schema';

export type BatchState = 'draft' | 'issuing' | 'issued' | 'completed';

/** Where a draft's rows came from, and what was odd about the table as a whole. */
export type Source = {
  readonly sheet: string | null;
  readonly mapping: Mapping;
  readonly warnings: readonly Problem[];
};

/**
 * A batch as it stands. `committed` once its items are in the database, where `total` counts them, and `started` those
 * whose workflow runs.
 */
export type StoredBatch = {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly documentNo: string | null;
  readonly state: BatchState;
  readonly policy: OwnPolicy;
  readonly source: Source;
  readonly fileName: string | null;
  readonly createdAt: Date;
  readonly issuedAt: Date | null;
  readonly rowCount: number;
  readonly committed: boolean;
  readonly total: number;
  readonly started: number;
  /** Letters that hand its items out, and those of them that have been sent. */
  readonly letters: number;
  readonly sent: number;
};

/**
 * An issued batch is completed once every item is final, and is not any more when one is reopened: so it is derived. A
 * draft that the engine has been asked to issue is being issued, whether or not a worker has come to it.
 */
const stateNow = Prisma.sql`CASE WHEN b.state = 'draft' AND b.issue_asked_at IS NOT NULL THEN 'issuing' WHEN b.state = 'issued' AND NOT EXISTS (
  SELECT FROM task t WHERE t.batch_id = b.id AND t.state NOT IN ('accepted', 'cancelled')
) THEN 'completed' ELSE b.state END`;

const columns = Prisma.sql`b.id, b.title, b.year, b.document_no AS "documentNo", ${stateNow} AS state, b.policy,
  b.state <> 'draft' AS committed, b.mapping AS source, b.file_name AS "fileName", b.created_at AS "createdAt", b.issued_at AS "issuedAt",
  (SELECT count(*)::int FROM batch_row r WHERE r.batch_id = b.id) AS "rowCount"`;

/** A batch by its id; null where there is none. */
export async function findBatch(on: Transaction, id: string): Promise<StoredBatch | null> {
  const [found] = await on.$queryRaw<StoredBatch[]>`
    SELECT ${columns}, (SELECT count(*)::int FROM task t WHERE t.batch_id = b.id) AS total,
      (SELECT count(*)::int FROM task t WHERE t.batch_id = b.id AND t.started_at IS NOT NULL) AS started,
      handed.letters, handed.sent
    FROM batch b CROSS JOIN LATERAL (
      SELECT count(*)::int AS letters, count(*) FILTER (WHERE l.state = 'sent')::int AS sent
      FROM task t JOIN letter l ON l.task_id = t.id WHERE t.batch_id = b.id AND l.kind = 'assignment'
    ) handed WHERE b.id = ${id}::uuid`;
  return found ?? null;
}

export type BatchesWanted = {
  readonly after: readonly [string, string] | undefined;
  readonly state?: BatchState | undefined;
  readonly sort: '-createdAt' | 'createdAt';
  readonly limit: number;
};

/** A page of batches by when they were made, and one more where there is one. */
export function listBatches(on: Transaction, { after, state, sort, limit }: BatchesWanted): Promise<StoredBatch[]> {
  const [past, direction] =
    sort === '-createdAt' ? [Prisma.sql`<`, Prisma.sql`DESC`] : [Prisma.sql`>`, Prisma.sql`ASC`];
  const onwards = after
    ? Prisma.sql`(b.created_at, b.id) ${past} (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : Prisma.sql`true`;
  const wanted = state ? Prisma.sql`${stateNow} = ${state}` : Prisma.sql`true`;
  return on.$queryRaw<StoredBatch[]>`
    SELECT ${columns}, 0 AS total, 0 AS started, 0 AS letters, 0 AS sent FROM batch b WHERE ${onwards} AND ${wanted}
    ORDER BY b.created_at ${direction}, b.id ${direction} LIMIT ${limit + 1}`;
}

/** The latest batch that was read from the same sheet of the very same file. */
export async function findSameFile(
  on: Transaction,
  fileHash: string,
  sheet: string | null,
): Promise<{ id: string; title: string } | null> {
  // Two uploads at once wait for each other, or neither would see the other's batch.
  await on.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${fileHash}, 0))`;
  const [found] = await on.$queryRaw<{ id: string; title: string }[]>`
    SELECT id, title FROM batch
    WHERE file_hash = ${fileHash} AND mapping ->> 'sheet' IS NOT DISTINCT FROM ${sheet}
    ORDER BY created_at DESC LIMIT 1`;
  return found ?? null;
}

export type NewBatch = Pick<StoredBatch, 'title' | 'year' | 'documentNo' | 'policy' | 'source' | 'fileName'> & {
  readonly fileHash: string | null;
  readonly createdBy: string;
};

/** Makes a draft without rows; returns its id. */
export async function createBatch(on: Transaction, batch: NewBatch): Promise<string> {
  const id = uuidv7();
  await on.$executeRaw`
    INSERT INTO batch (id, title, year, document_no, policy, mapping, file_name, file_hash, created_by, created_at)
    VALUES (${id}::uuid, ${batch.title}, ${batch.year}, ${batch.documentNo}, ${JSON.stringify(batch.policy)}::jsonb,
      ${JSON.stringify(batch.source)}::jsonb, ${batch.fileName}, ${batch.fileHash}, ${batch.createdBy}::uuid, duban_now())`;
  return id;
}

/** How far a batch is on its way from a draft: whether its issue has been asked for, and whether its items stand. */
export type Way = { readonly asked: boolean; readonly committed: boolean };

/** Locks a batch against being issued meanwhile; null where there is no such batch. */
export async function lockBatch(on: Transaction, id: string): Promise<Way | null> {
  const [found] = await on.$queryRaw<Way[]>`
    SELECT issue_asked_at IS NOT NULL AS asked, state <> 'draft' AS committed
    FROM batch WHERE id = ${id}::uuid FOR UPDATE`;
  return found ?? null;
}
