import type { PeriodEntry, RulesFor, Window } from '../domain/periods/entry';
import { entryOf } from '../domain/periods/entry';
import { isQuarter, monthsOf } from '../domain/periods/period';
import { quarterEntries } from '../domain/periods/quarter';
import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';
import type { PeriodRow } from './period';
import { says } from './period';

/** An item's entries by period: as stored, and as read; null where the text cannot be read. */
export type Kept = ReadonlyMap<string, { readonly body: string; readonly entry: PeriodEntry | null }>;

/**
 * Takes an item's entries again, from its ledger alone, and a quarter's from its months', and holds them against those
 * that were kept. The working days may be those of any notice that has been in force, the newest first.
 */
export function checkPeriodEntries(
  task: string,
  kept: Kept,
  told: readonly Told[],
  periods: readonly PeriodRow[],
  rules: readonly RulesFor[],
): Fault[] {
  const lines = told.map(({ entry }) => entry);
  return periods.flatMap((period) => {
    // What begins or ends at no time that there is is named by itself; up to it clocks would ring for ever.
    if (period.state === 'closing' || period.beyond.length > 0) return [];
    const stored = kept.get(period.id);
    const wrong = (detail: string) => [
      fault('period_entry', { task, seq: stored?.entry?.version ?? null, of: period.id, detail }),
    ];
    const reckonings = isQuarter(period.id)
      ? [() => quarterEntries(monthsOf(period.id).map((month) => [kept.get(month)?.entry ?? []].flat()))[0] ?? null]
      : rules.map((rulesFor) => () => entryOf(lines, windowOf(period), rulesFor));
    for (const reckon of reckonings) {
      const reckoned = reckon();
      if (!reckoned && !stored) return [];
      if (reckoned && stored && says(stored.body, withSettlement(reckoned, stored.entry))) return [];
    }
    return stored ? wrong('≠') : wrong('—');
  });
}

function windowOf({ id, from, cutOff }: PeriodRow): Window {
  return { month: id, from, cutOff };
}

/** How a quarter found an item settled is told by how things stood at its clearing, and by no ledger. */
function withSettlement(entry: PeriodEntry, kept: PeriodEntry | null): PeriodEntry {
  const { settled, carriedTo } = kept ?? {};
  return { ...entry, ...(settled && { settled }), ...(carriedTo !== undefined && { carriedTo }) };
}
