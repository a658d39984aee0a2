import type { Month } from '../clocks/reporting';
import { monthOf, nextMonth } from '../clocks/reporting';
import type { Day } from '../clocks/zone';
import { plusDays, plusMonths } from '../clocks/zone';

/** A calendar quarter, `YYYY-Qn`. */
export type Quarter = string;

/** A month (月结) or a quarter (季清), as the contract names them: `2026-03`, `2026-Q1`. */
export type PeriodId = Month | Quarter;

export const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;
export const quarterForm = /^\d{4}-Q[1-4]$/;

export function isQuarter(period: PeriodId): boolean {
  return quarterForm.test(period);
}

/** The three months of a quarter, in order. */
export function monthsOf(quarter: Quarter): readonly [Month, Month, Month] {
  const first = `${quarter.slice(0, 4)}-${String(Number(quarter.slice(6)) * 3 - 2).padStart(2, '0')}`;
  return [first, nextMonth(first), nextMonth(nextMonth(first))];
}

export function quarterOf(month: Month): Quarter {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5)) / 3)}`;
}

export function monthBefore(month: Month): Month {
  return monthOf(plusMonths(`${month}-01`, -1));
}

/** The last calendar day of a period: what is due by then is due in it. */
export function lastDayOf(period: PeriodId): Day {
  const [, , last] = isQuarter(period) ? monthsOf(period) : [period, period, period];
  return plusDays(`${nextMonth(last)}-01`, -1);
}
