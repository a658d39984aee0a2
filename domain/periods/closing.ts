import type { Month } from '../clocks/reporting';
import { nextMonth } from '../clocks/reporting';
import { endOf } from '../clocks/zone';
import type { Quarter } from './period';
import { lastDayOf, monthBefore, monthsOf } from './period';

/** How far a period is: not closed; its entries are being taken; taken; unchangeable for good. */
export const periodStates = ['open', 'closing', 'closed', 'sealed'] as const;
export type PeriodState = (typeof periodStates)[number];

/** A month that is being or has been closed. */
export type ClosedMonth = { readonly id: Month; readonly state: PeriodState; readonly cutOff: number };

/** What stands about months when one is to be closed. Instants are epoch milliseconds. */
export type Books = {
  readonly now: number;
  readonly zone: string;
  /** The month of the first item; null where there is none. */
  readonly first: Month | null;
  /** Every month that is being or has been closed, in order. */
  readonly months: readonly ClosedMonth[];
};

/** Why a period cannot be closed or sealed now; `months` are those that stand in the way. */
export type Hold =
  | { readonly code: 'nothing_to_close' }
  | { readonly code: 'month_ahead'; readonly months: readonly Month[] }
  | { readonly code: 'cut_off_ahead'; readonly cutOff: number }
  | { readonly code: 'as_of_outside'; readonly from: number; readonly until: number }
  | { readonly code: 'as_of_ahead'; readonly asOf: number }
  | { readonly code: 'earlier_month_open'; readonly months: readonly Month[] }
  | { readonly code: 'closed_as_of'; readonly cutOff: number }
  | { readonly code: 'already_sealed' }
  | { readonly code: 'not_closed'; readonly months: readonly Month[] }
  | { readonly code: 'earlier_month_not_sealed'; readonly months: readonly Month[] }
  | { readonly code: 'months_not_sealed'; readonly months: readonly Month[] }
  | { readonly code: 'items_unsettled'; readonly items: number }
  | { readonly code: 'carry_overs_undecided'; readonly items: number };

/** What closing a month comes to: it is closed already, something holds it, or it may be closed over this window. */
export type Closing =
  | { readonly done: ClosedMonth }
  | { readonly hold: Hold }
  | { readonly from: number; readonly cutOff: number };

/**
 * Whether a month may be closed as of an instant; null asks for its own cut-off (domain.md, "Month close": months close
 * in order, those before the first item not at all, and by hand as of any instant in the month that has passed).
 */
export function closingOf(month: Month, asOf: number | null, ownCutOff: number, books: Books): Closing {
  const { now, zone, first, months } = books;
  const same = months.find(({ id }) => id === month);
  if (same?.state === 'sealed') return { hold: { code: 'already_sealed' } };
  if (same && asOf !== null && asOf !== same.cutOff) return { hold: { code: 'closed_as_of', cutOff: same.cutOff } };
  if (same) return { done: same };
  if (first === null || month < first) return { hold: { code: 'nothing_to_close' } };

  const begins = endOf(lastDayOf(monthBefore(month)), zone) + 1;
  if (begins > now) return { hold: { code: 'month_ahead', months: [month] } };
  const earlier = monthsBetween(nextAfter(months) ?? first, month);
  if (earlier.length > 0) return { hold: { code: 'earlier_month_open', months: earlier } };

  const from = months.at(-1)?.cutOff ?? 0;
  const cutOff = asOf ?? ownCutOff;
  const until = endOf(lastDayOf(month), zone);
  if (asOf !== null && (asOf < begins || asOf <= from || asOf > until))
    return { hold: { code: 'as_of_outside', from: Math.max(begins, from + 1), until } };
  if (cutOff >= now) return { hold: asOf === null ? { code: 'cut_off_ahead', cutOff } : { code: 'as_of_ahead', asOf } };
  return { from, cutOff };
}

/** The month that is to be closed next: the one after the last, else that of the first item. */
export function nextToClose({ first, months }: Pick<Books, 'first' | 'months'>): Month | null {
  return nextAfter(months) ?? first;
}

/** What holds the seal of a month: it is not closed, or one before it is not sealed. */
export function monthSealHolds(month: Month, { first, months }: Pick<Books, 'first' | 'months'>): Hold[] {
  if (first === null || month < first) return [{ code: 'nothing_to_close' }];
  const same = months.find(({ id }) => id === month);
  if (same?.state === 'sealed') return [{ code: 'already_sealed' }];
  if (same?.state !== 'closed') return [{ code: 'not_closed', months: [month] }];
  const earlier = months.filter(({ id, state }) => id < month && state !== 'sealed').map(({ id }) => id);
  return earlier.length > 0 ? [{ code: 'earlier_month_not_sealed', months: earlier }] : [];
}

/** The months that a quarter is made of: those before the first item's are never closed, and hold no quarter. */
export function monthsWanted(quarter: Quarter, first: Books['first']): Month[] {
  return monthsOf(quarter).filter((month) => first !== null && month >= first);
}

/** What of a quarter's items is still open: due and not settled, and carry-overs that wait for a leader. */
export type QuarterOpen = { readonly unsettled: number; readonly undecided: number };

/** What holds the seal of a quarter: a month of it that is not sealed, and whatever is open of its items. */
export function quarterSealHolds(
  quarter: Quarter,
  { first, months }: Pick<Books, 'first' | 'months'>,
  { unsettled, undecided }: QuarterOpen,
): Hold[] {
  const wanted = monthsWanted(quarter, first);
  if (wanted.length === 0) return [{ code: 'nothing_to_close' }];
  const sealed = new Set(months.filter(({ state }) => state === 'sealed').map(({ id }) => id));
  const open = wanted.filter((month) => !sealed.has(month));
  return [
    ...(open.length > 0 ? [{ code: 'months_not_sealed' as const, months: open }] : []),
    ...(unsettled > 0 ? [{ code: 'items_unsettled' as const, items: unsettled }] : []),
    ...(undecided > 0 ? [{ code: 'carry_overs_undecided' as const, items: undecided }] : []),
  ];
}

function nextAfter(months: Books['months']): Month | undefined {
  const last = months.at(-1);
  return last && nextMonth(last.id);
}

function monthsBetween(from: Month, before: Month): Month[] {
  const all: Month[] = [];
  for (let month = from; month < before; month = nextMonth(month)) all.push(month);
  return all;
}
