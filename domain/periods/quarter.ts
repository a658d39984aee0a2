import type { Happening, PeriodEntry } from './entry';
import { happenings } from './entry';
import { isReportMissing } from './figures';
import type { PeriodId } from './period';
import { isQuarter, monthBefore, monthsOf, quarterOf } from './period';

/**
 * The entries of a quarter, composed from those of its months, the earliest month first: each item as it stood at the
 * latest of them, all that happened in any, and how it stood before the first. A quarter counts as reported where every
 * month that wanted a report had one. In the order of their items.
 */
export function quarterEntries(months: readonly (readonly PeriodEntry[])[]): PeriodEntry[] {
  const byItem = new Map<string, PeriodEntry[]>();
  for (const entry of months.flat()) {
    const of = byItem.get(entry.task);
    if (of) of.push(entry);
    else byItem.set(entry.task, [entry]);
  }
  return [...byItem.keys()].sort().flatMap((task) => compose(byItem.get(task) ?? []));
}

function compose(entries: readonly PeriodEntry[]): PeriodEntry[] {
  const [first] = entries;
  const last = entries.at(-1);
  if (!first || !last) return [];
  const due = entries.filter(({ reportDue }) => reportDue);
  const missing = entries.filter(isReportMissing).length;
  const reported = due.length > 0 ? missing === 0 : entries.some((entry) => entry.reported);
  return [
    {
      ...last,
      reportDue: due.length > 0,
      reported,
      reportedAt: (reported && entries.find(({ reportedAt }) => reportedAt !== null)?.reportedAt) || null,
      reports: { due: due.length, missing },
      happened: summed(entries),
      before: first.before,
    },
  ];
}

function summed(entries: readonly PeriodEntry[]): PeriodEntry['happened'] {
  const sums: Partial<Record<Happening, number>> = {};
  for (const what of happenings) {
    const sum = entries.reduce((all, { happened }) => all + (happened[what] ?? 0), 0);
    if (sum > 0) sums[what] = sum;
  }
  return sums;
}

/** The period before another: the one that its figures are compared with. */
export function periodBefore(id: PeriodId): PeriodId {
  return isQuarter(id) ? quarterOf(monthBefore(monthsOf(id)[0])) : monthBefore(id);
}
