import type { Item } from '../item/item';
import type { Policy } from '../policy';
import { nearestLast } from './agenda';
import type { Clock } from './clock';
import { hasReported } from './clock';
import { duration } from './duration';
import type { Rules } from './rules';
import { clockAt, morningOf } from './rules';
import type { Day } from './zone';
import { dayOf, endOf, plusDays, plusMonths } from './zone';

/** A calendar month, `YYYY-MM`. */
export type Month = string;

/** What is issued after this day of a month reports from the next month on (domain.md, "Clocks"). */
const lastDayOfJoining = 10;

/** The first month that an item reports for. */
export function firstMonth(issuedAt: number, zone: string): Month {
  const day = dayOf(issuedAt, zone);
  return Number(day.slice(8)) > lastDayOfJoining ? nextMonth(monthOf(day)) : monthOf(day);
}

/** The month that is running at an instant: it ends with its cut-off, and what comes after counts to the next. */
export function monthAt(at: number, rules: Rules): Month {
  const month = monthOf(dayOf(at, rules.zone));
  return at > cutOffOf(month, rules) ? nextMonth(month) : month;
}

export function nextMonth(month: Month): Month {
  return monthOf(plusMonths(`${month}-01`, 1));
}

/** The later of two months. */
export function later(a: Month, b: Month): Month {
  return a > b ? a : b;
}

/** The last instant that counts to a month: that of its close, else the end of its last day or of the one the policy names. */
export function cutOffOf(month: Month, rules: Pick<Rules, 'policy' | 'zone' | 'closed'>): number {
  return rules.closed?.get(month) ?? ownCutOff(month, rules);
}

/** The last instant that counts to a month by the policy alone. */
export function ownCutOff(month: Month, { policy, zone }: Pick<Rules, 'policy' | 'zone'>): number {
  return endOf(cutOffDay(month, policy.monthCutoff), zone);
}

/** The day on which a month's report is due: at the latest the one on which its month ends. */
export function reportDueOn(month: Month, policy: Pick<Policy, 'reportDueDay' | 'monthCutoff'>): Day {
  return earlier(dayIn(month, policy.reportDueDay), cutOffDay(month, policy.monthCutoff));
}

/**
 * The clocks of one month's report (domain.md, "Clocks"): reminders before it is due and on the day, the instant from
 * which it is missing, and the end of the month. It is asked for within its month.
 */
export function planReporting(month: Month, { lastReportAt }: Pick<Item, 'lastReportAt'>, rules: Rules): Clock[] {
  const { policy, zone } = rules;
  const due = reportDueOn(month, policy);
  const of = { of: month, since: cutOffOf(monthOf(plusMonths(`${month}-01`, -1)), rules) + 1 };
  const reminders = nearestLast(policy.reportRemindBefore).map((by): Clock => {
    const span = duration(by);
    if (!span.calendar) return clockAt({ kind: 'report', by, ...of, at: endOf(due, zone) - span.elapsed }, zone);
    const wanted = plusDays(plusMonths(due, -span.months), -span.days);
    return clockAt({ kind: 'report', by, ...of, ...morningOf(rules.calendar.onOrBefore(wanted), wanted, rules) }, zone);
  });
  const missing = clockAt({ kind: 'report_missing', at: endOf(due, zone) + 1, by: 'P0D', ...of }, zone);
  const end = clockAt({ kind: 'month_end', at: cutOffOf(month, rules) + 1, by: 'P0D', ...of }, zone);
  const wanted = hasReported({ lastReportAt }, of) ? [] : [...reminders, missing];
  return [...wanted.filter(({ at }) => at >= of.since), end];
}

function cutOffDay(month: Month, cutOff: string): Day {
  return dayIn(month, cutOff === 'last-day' ? 31 : Number(cutOff));
}

/** A day of a month, or its last where it has no such day. */
function dayIn(month: Month, day: number): Day {
  const last = plusDays(`${nextMonth(month)}-01`, -1);
  return earlier(`${month}-${String(day).padStart(2, '0')}`, last);
}

function earlier(a: Day, b: Day): Day {
  return a < b ? a : b;
}

export function monthOf(day: Day): Month {
  return day.slice(0, 7);
}
