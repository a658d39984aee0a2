import type { Rules, VersionedRules } from '../../domain/clocks/rules';
import { canonical } from '../../domain/ledger/canonical';
import type { Books, Closing } from '../../domain/periods/closing';
import type { PeriodEntry, Window } from '../../domain/periods/entry';
import type { Figures } from '../../domain/periods/figures';
import { figuresOf } from '../../domain/periods/figures';
import type { PeriodId, Quarter } from '../../domain/periods/period';
import { keepUsualText } from '../../prisma/bulletins';
import { createCalendars } from '../../prisma/calendars';
import type { Transaction } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import { Prisma } from '../../prisma/generated/client';
import type { Days } from '../../prisma/organisation-rules';
import { organisationRules } from '../../prisma/organisation-rules';
import { entryPages } from '../../prisma/period-entries';
import type { CloseAsked } from '../../prisma/periods';
import { beginClose, readBooks } from '../../prisma/periods';
import { composedEntries } from '../../prisma/quarters';
import { visibleTo } from '../access/data';
import type { Scope } from '../access/scope';
import type { Dependencies } from '../deps';

export type StoredPeriod = Prisma.PeriodGetPayload<object>;
const withEntry = { entry: { select: { body: true } } } as const satisfies Prisma.AdjustmentInclude;
export type StoredAdjustment = Prisma.AdjustmentGetPayload<{ include: typeof withEntry }>;

/** What periods are read with, inside a transaction or outside of one. */
export type Ground = { readonly database: Transaction; readonly settings: Dependencies['settings'] };

/** The organisation's rules as they are now, and what stands about months. */
export type Standing = { readonly rules: VersionedRules; readonly books: Books };

export async function standingOf(ground: Ground): Promise<Standing> {
  const rules = await organisationRules(ground.database, daysOf(ground));
  return { rules, books: await readBooks(ground.database, rules) };
}

/** The organisation's rules as they are now, with the months that have ended with their close: by which month it is now. */
export async function runningRules(ground: Ground): Promise<Rules> {
  const rules = await organisationRules(ground.database, daysOf(ground));
  return { ...rules, closed: await readCutOffs(ground.database) };
}

/** Begins a close, or finds it begun or done; in a transaction of its own. */
export function begin({ database, settings }: Dependencies, asked: CloseAsked): Promise<Closing> {
  return beginClose(database, daysOf({ database, settings }), asked);
}

/** The entries that a month would have as of the end of a window; nothing is written. */
export async function entriesOf(ground: Ground, window: Window): Promise<PeriodEntry[]> {
  const entries: PeriodEntry[] = [];
  for await (const page of entryPages(ground.database, window, daysOf(ground))) entries.push(...page);
  return entries;
}

function daysOf({ database, settings }: Ground): Days {
  return { zone: settings.DUBAN_TIMEZONE, calendars: createCalendars(database) };
}

export function findPeriod(on: Transaction, id: PeriodId): Promise<StoredPeriod | null> {
  return on.period.findUnique({ where: { id } });
}

/** A page of periods, the newest first, and one more where there is one. */
export function listPeriods(on: Transaction, below: string | undefined, limit: number): Promise<StoredPeriod[]> {
  return on.period.findMany({
    where: below === undefined ? {} : { id: { lt: below } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  });
}

/** The figures of a period as they were taken; null while it is not closed. */
export async function figuresAt(on: Transaction, id: PeriodId): Promise<Figures | null> {
  const period = await on.period.findUnique({ where: { id }, select: { figures: true } });
  return period?.figures ? (JSON.parse(period.figures) as Figures) : null;
}

export async function nameOf(on: Transaction, account: string | null): Promise<{ id: string; name: string } | null> {
  if (account === null) return null;
  return on.official.findUnique({ where: { id: account }, select: { id: true, name: true } });
}

/** Which entries of a period are wanted; all where nothing is said. */
export type EntriesWanted = {
  readonly state?: string | undefined;
  readonly light?: string | undefined;
  readonly unit?: string | undefined;
  readonly owner?: string | undefined;
  readonly step?: number | undefined;
  readonly missing?: boolean | undefined;
  readonly open?: boolean | undefined;
  /** The last item of the page before. */
  readonly after?: string | undefined;
  readonly limit: number;
};

/** A page of entries that an account may see, in the order of issue, and one more where there is one. */
export async function listEntries(
  on: Transaction,
  period: PeriodId,
  scope: Scope,
  wanted: EntriesWanted,
): Promise<PeriodEntry[]> {
  const { state, light, unit, owner, step, missing, open, after, limit } = wanted;
  const is = (path: Prisma.Sql, value: string | number | undefined) =>
    value === undefined ? [] : [Prisma.sql`${path} = ${String(value)}`];
  const where = [
    Prisma.sql`e.period = ${period}`,
    ...(after === undefined ? [] : [Prisma.sql`e.task_id > ${after}::uuid`]),
    ...is(Prisma.sql`e.body::jsonb ->> 'state'`, state),
    ...is(Prisma.sql`e.body::jsonb ->> 'light'`, light),
    ...is(Prisma.sql`e.body::jsonb ->> 'step'`, step),
    ...is(Prisma.sql`e.body::jsonb #>> '{leadUnit,code}'`, unit),
    ...is(Prisma.sql`e.body::jsonb #>> '{owner,id}'`, owner),
    ...(missing ? [Prisma.sql`e.body::jsonb -> 'reportDue' = 'true' AND e.body::jsonb -> 'reported' = 'false'`] : []),
    ...(open ? [Prisma.sql`e.body::jsonb ->> 'state' NOT IN ('accepted', 'cancelled')`] : []),
    ...(await seenBy(on, scope)),
  ];
  const rows = await on.$queryRaw<{ body: string }[]>`
    SELECT e.body FROM period_entry e WHERE ${Prisma.join(where, ' AND ')} ORDER BY e.task_id LIMIT ${limit + 1}`;
  return rows.map(({ body }) => JSON.parse(body) as PeriodEntry);
}

async function seenBy(on: Transaction, scope: Scope): Promise<Prisma.Sql[]> {
  if (scope.everything) return [];
  const tasks = await on.task.findMany({ where: visibleTo(scope), select: { id: true } });
  return [Prisma.sql`e.task_id = ANY(${tasks.map(({ id }) => id)}::uuid[])`];
}

export async function findEntry(on: Transaction, period: PeriodId, task: string): Promise<PeriodEntry | null> {
  const row = await on.periodEntry.findUnique({ where: { periodId_taskId: { periodId: period, taskId: task } } });
  return row && (JSON.parse(row.body) as PeriodEntry);
}

/** Lets corrections of one entry come one after the other, until the transaction's end. */
export async function lockEntry(on: Transaction, period: PeriodId, task: string): Promise<void> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('adjust ' || ${period} || ' ' || ${task}, 0))`;
}

export { clearQuarter as sealQuarter, composedEntries, quarterHolds } from '../../prisma/quarters';
export { ownerNamed, visibleIds } from './quarter/data';

/** The figures of a quarter whose months are closed, as these tell them. */
export async function composedFigures(on: Transaction, quarter: Quarter): Promise<Figures> {
  return figuresOf(await composedEntries(on, quarter));
}

/** Seals a month, in a transaction; the database makes the seal. Answers whether it was this call that did. */
export async function sealMonth(on: Transaction, id: PeriodId, by: string, zone: string): Promise<boolean> {
  const [closed] = await on.$queryRaw<{ at: Date }[]>`
    SELECT closed_at AS at FROM period WHERE id = ${id} AND state = 'closed' FOR UPDATE`;
  if (!closed) return false;
  await keepUsualText(on, id, { by, zone, closedAt: closed.at.getTime() });
  const sealed = await on.$executeRaw`
    UPDATE period SET state = 'sealed', sealed_by = ${by}::uuid WHERE id = ${id} AND state = 'closed'`;
  return sealed === 1;
}

export type NewAdjustment = {
  readonly id: string;
  readonly period: PeriodId;
  readonly task: string;
  readonly by: { readonly id: string; readonly name: string };
  readonly body: object;
};

export async function storeAdjustment(on: Transaction, made: NewAdjustment): Promise<StoredAdjustment> {
  const { id, period, task, by, body } = made;
  await on.adjustment.create({
    data: { id, periodId: period, taskId: task, madeBy: by.id, madeName: by.name, body: canonical(body) },
  });
  return on.adjustment.findUniqueOrThrow({ where: { id }, include: withEntry });
}

/** A page of the adjustments of a period's entries, the oldest first, and one more where there is one. */
export function listAdjustments(
  on: Transaction,
  period: PeriodId,
  after: readonly [string, string] | undefined,
  limit: number,
): Promise<StoredAdjustment[]> {
  const [at, id] = after ?? [];
  return on.adjustment.findMany({
    where: {
      periodId: period,
      ...(at && id ? { OR: [{ recordedAt: { gt: at } }, { recordedAt: at, id: { gt: id } }] } : {}),
    },
    orderBy: [{ recordedAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
    include: withEntry,
  });
}

/** The newest value that adjustments have given to each field of an entry. */
export function adjustmentsOf(on: Transaction, period: PeriodId, task: string): Promise<StoredAdjustment[]> {
  return on.adjustment.findMany({
    where: { periodId: period, taskId: task },
    orderBy: { recordedAt: 'asc' },
    include: withEntry,
  });
}
