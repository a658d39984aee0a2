import type { WorkCalendar } from '../domain/clocks/calendar';
import type { RulesVersion } from '../domain/item/item';
import { canonical } from '../domain/ledger/canonical';
import type { Body } from '../domain/ledger/entry';
import type { LedgerLine, PeriodEntry, RulesFor, Window } from '../domain/periods/entry';
import { entryOf } from '../domain/periods/entry';
import type { PeriodId } from '../domain/periods/period';
import type { Policy } from '../domain/policy';
import { policyOf } from '../domain/policy';
import type { Transaction } from './client';
import { readCutOffs } from './cut-offs';
import type { Days } from './organisation-rules';

/** Items to a query: few queries, and none of them larger than some megabytes. */
const pageSize = 500;

/**
 * The entries of a month as its ledger tells them, page by page in the order of the items' ids. Nothing is written; of
 * a month that is not over yet it tells what would be (预结).
 */
export async function* entryPages(on: Transaction, window: Window, days: Days): AsyncGenerator<PeriodEntry[]> {
  const rulesFor = await rulesOfItems(on, days);
  for (let after: string | null = null; ; ) {
    const tasks: string[] = await touchedOrOpen(on, window, after);
    const ledgers = await ledgersOf(on, tasks, window.cutOff);
    yield tasks.flatMap((task) => entryOf(ledgers.get(task) ?? [], window, rulesFor) ?? []);
    after = tasks.length < pageSize ? null : (tasks.at(-1) ?? null);
    if (after === null) return;
  }
}

/** Items that may have been open in the month: those that are now, and those that anything has been recorded of since it began. */
async function touchedOrOpen(on: Transaction, { from }: Window, after: string | null): Promise<string[]> {
  const rows = await on.$queryRaw<{ id: string }[]>`
    SELECT t.id FROM task t
    WHERE (${after}::uuid IS NULL OR t.id > ${after}::uuid) AND (t.state NOT IN ('accepted', 'cancelled')
      OR EXISTS (SELECT FROM ledger l WHERE l.task_id = t.id AND l.recorded_at > ${new Date(from)}))
    ORDER BY t.id LIMIT ${pageSize}`;
  return rows.map(({ id }) => id);
}

async function ledgersOf(
  on: Transaction,
  tasks: readonly string[],
  cutOff: number,
): Promise<Map<string, LedgerLine[]>> {
  const rows = await on.ledger.findMany({
    where: { taskId: { in: [...tasks] }, recordedAt: { lte: new Date(cutOff) } },
    orderBy: [{ taskId: 'asc' }, { seq: 'asc' }],
    select: { taskId: true, seq: true, recordedAt: true, hash: true, body: true },
  });
  const ledgers = new Map<string, LedgerLine[]>();
  for (const { taskId, seq, recordedAt, hash, body } of rows) {
    const line = { seq, recordedAt: recordedAt.getTime(), hash, ...(JSON.parse(body) as Body) };
    const ledger = ledgers.get(taskId);
    if (ledger) ledger.push(line);
    else ledgers.set(taskId, [line]);
  }
  return ledgers;
}

/** The rules that an item ran under at any version of its policy, all read at once: there are few. */
async function rulesOfItems(on: Transaction, { zone, calendars }: Days): Promise<RulesFor> {
  const { calendar } = await calendars.inForce();
  return (await rulesByCalendar(on, zone))(calendar);
}

/** The same by whichever working days. */
export async function rulesByCalendar(on: Transaction, zone: string): Promise<(calendar: WorkCalendar) => RulesFor> {
  const closed = await readCutOffs(on);
  const issued = await on.batch.findMany({
    where: { issuedAt: { not: null } },
    select: { id: true, issuedUnder: true },
  });
  const underIssue = new Map(issued.map(({ id, issuedUnder }) => [id, policyOf(issuedUnder)]));
  const versions = await on.policyVersion.findMany({ select: { version: true, policy: true } });
  const underVersion = new Map(versions.map(({ version, policy }) => [version, policyOf(policy)]));
  return (calendar) =>
    ({ batch, rules }) => {
      const policy = policyAt(rules, underIssue.get(batch), underVersion);
      return { policy, calendar, zone, closed, version: rules };
    };
}

function policyAt(
  { policy }: RulesVersion,
  issuedUnder: Policy | undefined,
  versions: ReadonlyMap<number, Policy>,
): Policy {
  const found = policy === 0 ? issuedUnder : versions.get(policy);
  if (!found) throw new Error(`no policy of version ${policy}`);
  return found;
}

/** The entries of a closed period as they were taken, in the order of the items' ids. */
export async function entriesKept(on: Transaction, period: PeriodId): Promise<PeriodEntry[]> {
  const rows = await on.periodEntry.findMany({
    where: { periodId: period },
    orderBy: { taskId: 'asc' },
    select: { body: true },
  });
  return rows.map(({ body }) => JSON.parse(body) as PeriodEntry);
}

/** Puts entries into a period that is being closed. */
export async function keepEntries(on: Transaction, period: PeriodId, entries: readonly PeriodEntry[]): Promise<void> {
  const tasks = entries.map(({ task }) => task);
  const bodies = entries.map((entry) => canonical(entry));
  await on.$executeRaw`
    INSERT INTO period_entry (period, task_id, body)
    SELECT ${period}, task, body FROM unnest(${tasks}::uuid[], ${bodies}::text[]) AS taken(task, body)`;
}
