import type { Database } from '../../../prisma/client';
import { Prisma } from '../../../prisma/generated/client';

/** A ledger entry, a refusal or a request that was written down, as stored; `key` orders what is of one instant. */
export type StoredLine = {
  /** `denied`: a request for a command that was refused before the rules were asked. */
  readonly kind: 'entry' | 'refusal' | 'access' | 'denied' | 'letter';
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
  /** Canonical JSON of an `ActingStanding`. */
  readonly standing: string | null;
  readonly tokenName: string | null;
  readonly address: string;
  readonly forwarded: string | null;
  readonly method: string;
  readonly path: string;
  readonly query: string | null;
  readonly taskIds: readonly string[];
  readonly commandIds: readonly string[];
  /** The status that it was answered with, and why where it was refused; null where no outcome is on record. */
  readonly outcome: { readonly status: number; readonly code: string | null } | null;
};

/** A token that was made: its name, and whose rights it has. */
export type MadeToken = { readonly name: string; readonly holder: { readonly name: string; readonly email: string } };

/** With what came of them. */
export const withOutcome = { include: { outcome: { select: { status: true, code: true } } } } as const;

/** Whether a request was for a command and was refused, by its right or its form, before the rules were asked. */
export function isDenied({ method, taskIds, outcome }: StoredAccess): boolean {
  // One whose form was refused has no command's id yet.
  const isCommand = !['GET', 'HEAD'].includes(method) && taskIds.length > 0;
  return isCommand && outcome !== null && outcome.status >= 400 && outcome.status < 500;
}

/** Every request that gave one of these commands, the oldest first. */
export function requestsGiving(database: Database, commands: readonly string[]): Promise<StoredAccess[]> {
  return database.accessLog.findMany({
    where: { commandIds: { hasSome: [...commands] } },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    ...withOutcome,
  });
}

/** Requests by their ids. */
export function findRequests(database: Database, ids: readonly string[]): Promise<StoredAccess[]> {
  return database.accessLog.findMany({ where: { id: { in: [...ids] } }, ...withOutcome });
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

/** Whom a filter may mean, by account, e-mail or name. */
export function findPersons(database: Database, person: string): Promise<{ id: string; email: string }[]> {
  const where = uuid.test(person)
    ? { id: person.toLowerCase() }
    : { OR: [{ email: person.toLowerCase() }, { name: person }] };
  return database.official.findMany({ where, select: { id: true, email: true }, orderBy: { email: 'asc' }, take: 20 });
}

/** The code of the unit that a filter means, by code or name; null where there is no such one. */
export async function findUnit(database: Database, unit: string): Promise<string | null> {
  const found = await database.unit.findMany({
    where: { OR: [{ code: unit }, { name: unit }] },
    select: { code: true },
    take: 2,
  });
  return (found.find(({ code }) => code === unit) ?? (found.length === 1 ? found[0] : undefined))?.code ?? null;
}

/** What units are called, by their codes. */
export async function namesOfUnits(database: Database): Promise<Map<string, string>> {
  const rows = await database.unit.findMany({ select: { code: true, name: true } });
  return new Map(rows.map(({ code, name }) => [code, name]));
}

/** The tokens that these ids are of, each with whose it is. A token has the id of the request that made it. */
export async function findTokens(database: Database, ids: readonly string[]): Promise<Map<string, MadeToken>> {
  if (ids.length === 0) return new Map();
  const rows = await database.apiToken.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, name: true, official: { select: { name: true, email: true } } },
  });
  return new Map(rows.map(({ id, name, official }) => [id, { name, holder: official }]));
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
