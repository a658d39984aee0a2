import { isFinal } from '../../domain/item/item';
import type { PeriodEntry } from '../../domain/periods/entry';
import { isReportMissing } from '../../domain/periods/figures';
import type { PeriodId } from '../../domain/periods/period';
import { isQuarter, monthsOf } from '../../domain/periods/period';
import type { Scope } from '../access/scope';
import type { Dependencies } from '../deps';
import { wallOf } from './close';
import type { EntriesWanted } from './data';
import { composedEntries, findPeriod, listEntries, standingOf, visibleIds } from './data';
import { stateOf } from './show';
import { refusalOf } from './wording';

/**
 * A page of a period's entries that an account may see, and one more where there is one: as they were taken, or, of a
 * quarter that is not sealed yet, as its closed months tell them. Throws a 409 that names what is not closed.
 */
export async function entriesShown(
  deps: Dependencies,
  period: PeriodId,
  scope: Scope,
  wanted: EntriesWanted,
): Promise<PeriodEntry[]> {
  const stored = await findPeriod(deps.database, period);
  if (stored && stored.state !== 'closing') return listEntries(deps.database, period, scope, wanted);
  const { books } = await standingOf(deps);
  if (isQuarter(period) && stateOf(period, stored, books) === 'closed') {
    const visible = await visibleIds(deps.database, scope);
    const entries = await composedEntries(deps.database, period);
    const seen = visible === null ? entries : entries.filter(({ task }) => visible.includes(task));
    return seen.filter((entry) => isWanted(entry, wanted)).slice(0, wanted.limit + 1);
  }
  const closed = new Set(books.months.filter(({ state }) => state !== 'closing').map(({ id }) => id));
  const months = (isQuarter(period) ? monthsOf(period) : [period]).filter((month) => !closed.has(month));
  throw refusalOf({ code: 'not_closed', months }, period, wallOf(deps));
}

/** Whether an entry is among those that are wanted. */
export function isWanted(entry: PeriodEntry, wanted: EntriesWanted): boolean {
  const { state = entry.state, light = entry.light, step = entry.step, after = '' } = wanted;
  const { unit = entry.leadUnit.code, owner = entry.owner.id, missing, open } = wanted;
  return (
    [state, light, step, unit, owner].join() ===
      [entry.state, entry.light, entry.step, entry.leadUnit.code, entry.owner.id].join() &&
    entry.task > after &&
    (!missing || isReportMissing(entry)) &&
    (!open || !isFinal(entry))
  );
}
