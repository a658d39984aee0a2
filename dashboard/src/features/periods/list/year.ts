import { monthsOf, quarterOf } from '../../../../../domain/periods/period';
import type { PeriodHead, Periods } from '../../../api/types';
import type { Stage } from '../stage';

/** A row of a year's table; `head` where the period is stored. */
export type YearRow = {
  readonly id: string;
  readonly kind: PeriodHead['kind'];
  readonly state: Stage;
  readonly head: PeriodHead | undefined;
};

/** The years of which there is anything, the latest first. */
export function yearsOf({ items, next }: Periods): string[] {
  const ids = [...items.map(({ id }) => id), ...(next ? [next.id] : [])];
  return [...new Set(ids.map((id) => id.slice(0, 4)))].sort().toReversed();
}

/**
 * The quarters of a year with their months, in order, without those that were over before there was anything. A quarter
 * that is not stored is closed as soon as the months that it has are.
 */
export function rowsOfYear(year: string, { items, next }: Periods): YearRow[] {
  const known = new Map(items.map((head) => [head.id, head]));
  const first =
    items
      .filter(({ kind }) => kind === 'month')
      .map(({ id }) => id)
      .sort()[0] ?? next?.id;
  const stateOf = (month: string): Stage => {
    if (first === undefined || month < first) return 'before';
    return known.get(month)?.state ?? (month === next?.id ? 'open' : 'ahead');
  };
  return [1, 2, 3, 4].flatMap((number) => {
    const quarter = `${year}-Q${number}`;
    const months = monthsOf(quarter);
    const state = known.get(quarter)?.state ?? quarterState(months.map(stateOf));
    if (state === 'before') return [];
    return [
      { id: quarter, kind: 'quarter' as const, state, head: known.get(quarter) },
      ...months.map((id) => ({ id, kind: 'month' as const, state: stateOf(id), head: known.get(id) })),
    ];
  });
}

function quarterState(months: readonly Stage[]): Stage {
  const own = months.filter((state) => state !== 'before');
  if (own.length === 0) return 'before';
  if (own.every((state) => state === 'ahead')) return 'ahead';
  return own.every((state) => state === 'closed' || state === 'sealed') ? 'closed' : 'open';
}

/** The quarters that have begun and are not sealed, with the quarter of the month that comes next. */
export function quartersOpen({ items, next }: Periods): string[] {
  const sealed = new Set(items.filter(({ kind }) => kind === 'quarter').map(({ id }) => id));
  const months = items.filter(({ kind }) => kind === 'month').map(({ id }) => id);
  const begun = new Set([...months, ...(next ? [next.id] : [])].map(quarterOf));
  return [...begun].filter((quarter) => !sealed.has(quarter)).sort();
}
