import { canonical } from '../domain/ledger/canonical';
import type { Books, Hold } from '../domain/periods/closing';
import { quarterSealHolds } from '../domain/periods/closing';
import type { PeriodEntry } from '../domain/periods/entry';
import { figuresOf } from '../domain/periods/figures';
import type { Quarter } from '../domain/periods/period';
import { monthsOf } from '../domain/periods/period';
import { quarterEntries } from '../domain/periods/quarter';
import { keepUsualText } from './bulletins';
import type { Transaction } from './client';
import { entriesKept, keepEntries } from './period-entries';
import type { DueItem } from './unsettled';
import { countUndecided, countUnsettled, dueItems, readSpan } from './unsettled';

/** The entries of a quarter as its closed months tell them: a quarter equals its months. */
export async function composedEntries(on: Transaction, quarter: Quarter): Promise<PeriodEntry[]> {
  const months: PeriodEntry[][] = [];
  for (const month of monthsOf(quarter)) months.push(await entriesKept(on, month));
  return quarterEntries(months);
}

/** What holds the seal of a quarter as things stand. */
export async function quarterHolds(on: Transaction, quarter: Quarter, books: Books): Promise<Hold[]> {
  const unsettled = await countUnsettled(on, await readSpan(on, quarter, books.zone));
  return quarterSealHolds(quarter, books, { unsettled, undecided: await countUndecided(on, quarter) });
}

/**
 * Clears a quarter (domain.md, "Quarter clear"): its entries are its months', each item due by its end with how it is
 * settled, under a seal by a leader. Answers what holds it, and then nothing is written; nothing where it is done.
 */
export async function clearQuarter(on: Transaction, quarter: Quarter, by: string, books: Books): Promise<Hold[]> {
  const due = await dueItems(on, await readSpan(on, quarter, books.zone));
  const unsettled = due.filter(({ settled }) => settled === null).length;
  const holds = quarterSealHolds(quarter, books, { unsettled, undecided: await countUndecided(on, quarter) });
  if (holds.length > 0) return holds;
  const begun = await on.$executeRaw`
    INSERT INTO period (id, state, from_at, cut_off, asked_by)
    VALUES (${quarter}, 'closing', to_timestamp(0), to_timestamp(0), ${by}::uuid) ON CONFLICT DO NOTHING`;
  if (begun === 0) return [{ code: 'already_sealed' }];
  const found = new Map(due.map((item) => [item.id, item]));
  const entries = (await composedEntries(on, quarter)).map((entry) => withSettlement(entry, found.get(entry.task)));
  await keepEntries(on, quarter, entries);
  const figures = canonical(figuresOf(entries));
  const [closed] = await on.$queryRaw<{ at: Date }[]>`
    UPDATE period SET state = 'closed', figures = ${figures} WHERE id = ${quarter} RETURNING closed_at AS at`;
  if (!closed) throw new Error(`quarter ${quarter} could not be closed`);
  await keepUsualText(on, quarter, { by, zone: books.zone, closedAt: closed.at.getTime() });
  await on.$executeRaw`UPDATE period SET state = 'sealed', sealed_by = ${by}::uuid WHERE id = ${quarter}`;
  return [];
}

function withSettlement(entry: PeriodEntry, found: DueItem | undefined): PeriodEntry {
  if (!found?.settled) return entry;
  const { settled, deadline } = found;
  return { ...entry, settled, ...(settled === 'carried_over' && { carriedTo: deadline }) };
}
