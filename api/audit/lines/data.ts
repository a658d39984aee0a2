import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';

/** A ledger entry, a refusal or a request that was written down, as stored; `key` orders what is of one instant. */
export type StoredLine = {
  readonly kind: 'entry' | 'refusal' | 'access';
  readonly at: Date;
  readonly rank: number;
  readonly key: string;
  /** The item; of a request the first that it was about. */
  readonly task: string | null;
  readonly seq: number | null;
  readonly command: string | null;
  readonly actor: string | null;
  readonly hash: string | null;
  /** Of an entry or a refusal: as it was hashed. */
  readonly body: string | null;
};

/** A request as it was written down, with which an act is told where it came from. */
export type StoredAccess = {
  readonly id: string;
  readonly at: Date;
  readonly accountId: string;
  readonly accountName: string;
  readonly role: string;
  readonly actingFor: readonly string[];
  readonly tokenName: string | null;
  readonly address: string;
  readonly forwarded: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly taskIds: readonly string[];
  readonly commandIds: readonly string[];
};

/** Every request that gave one of these commands, the oldest first. */
export function requestsGiving(database: Database, commands: readonly string[]): Promise<StoredAccess[]> {
  return database.accessLog.findMany({
    where: { commandIds: { hasSome: [...commands] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
  });
}

/** Requests by their ids. */
export function findRequests(database: Database, ids: readonly string[]): Promise<StoredAccess[]> {
  return database.accessLog.findMany({ where: { id: { in: [...ids] } } });
}

/** Of changes that were carried out item by item: which request asked for each, the last write of its asker before it stood. */
export async function requestsForChanges(
  database: Database,
  changes: readonly string[],
): Promise<{ readonly change: string; readonly request: string }[]> {
  if (changes.length === 0) return [];
  return database.$queryRaw<{ change: string; request: string }[]>`
    SELECT c.id AS change, a.id AS request FROM change c CROSS JOIN LATERAL (
      SELECT id FROM access_log
      WHERE account_id = c.asked_by AND at BETWEEN c.asked_at - interval '1 minute' AND c.asked_at AND method <> 'GET'
      ORDER BY at DESC LIMIT 1
    ) a WHERE c.id = ANY(${[...changes]}::text[])`;
}

/** Somebody as the directory has them now. */
export type Known = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: string;
  readonly unitCode: string;
};

export function findPeople(database: Database, ids: readonly string[]): Promise<Known[]> {
  return database.official.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, email: true, role: true, unitCode: true },
  });
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whom a filter means, by account or e-mail; null where there is no such account. */
export async function findPerson(database: Database, person: string): Promise<string | null> {
  const where = uuid.test(person) ? { id: person } : { email: person.toLowerCase() };
  return (await database.official.findUnique({ where, select: { id: true } }))?.id ?? null;
}

/** What items are called. */
export async function namesOfItems(database: Database, tasks: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.task.findMany({ where: { id: { in: [...tasks] } }, select: { id: true, task: true } });
  return new Map(rows.map(({ id, task }) => [id, task]));
}

/** The whole ledgers of some items, each in order. */
export async function readLedgers(
  database: Database,
  tasks: readonly string[],
): Promise<{ readonly taskId: string; readonly seq: number; readonly body: string }[]> {
  return database.ledger.findMany({
    where: { taskId: { in: [...tasks] } },
    orderBy: [{ taskId: 'asc' }, { seq: 'asc' }],
    select: { taskId: true, seq: true, body: true },
  });
}

/**
 * A request is told by itself where it left nothing else to tell: it gave no command, or one that neither the ledger nor
 * the refusals know.
 */
export const leftNothing = Prisma.sql`(cardinality(a.command_ids) = 0 OR EXISTS (
  SELECT FROM unnest(a.task_ids, a.command_ids) AS c(task, command)
  WHERE NOT EXISTS (SELECT FROM ledger l WHERE l.task_id = c.task AND l.command_id = c.command)
    AND NOT EXISTS (SELECT FROM refusal r WHERE r.task_id = c.task AND r.command_id = c.command)))`;
