import type { Clock } from './clock';
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
  return monthOf(Number(day.slice(8)) > lastDayOfJoining ? plusMonths(day, 1) : day);
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
  return [a, b].sort()[1] ?? a;
}

/** The last instant that counts to a month: the end of its last day, or of the day that the policy names. */
export function cutOffOf(month: Month, { policy, zone }: Rules): number {
  return endOf(policy.monthCutoff === 'last-day' ? dayIn(month, 31) : dayIn(month, Number(policy.monthCutoff)), zone);
}

/**
 * The clocks of one month's report (domain.md, "Clocks"): reminders before it is due and on the day, the instant from
 * which it is missing, and the end of the month. What has gone by at `from` is left out.
 */
export function planReporting(month: Month, from: number, rules: Rules): Clock[] {
  const { policy, zone } = rules;
  const due = dayIn(month, policy.reportDueDay);
  const of = { of: month, since: cutOffOf(monthOf(plusMonths(`${month}-01`, -1)), rules) + 1 };
  const reminders = policy.reportRemindBefore.map((by): Clock => {
    const span = duration(by);
    if (!span.calendar) return clockAt({ kind: 'report', by, ...of, at: endOf(due, zone) - span.elapsed }, zone);
    const wanted = plusDays(plusMonths(due, -span.months), -span.days);
    return clockAt({ kind: 'report', by, ...of, ...morningOf(rules.calendar.onOrBefore(wanted), rules) }, zone);
  });
  const missing = clockAt({ kind: 'report_missing', at: endOf(due, zone) + 1, by: 'P0D', ...of }, zone);
  const end = clockAt({ kind: 'month_end', at: cutOffOf(month, rules) + 1, by: 'P0D', ...of }, zone);
  return [...reminders, missing, end].filter(({ at }) => at > from);
}

/** A day of a month, or its last where it has no such day. */
function dayIn(month: Month, day: number): Day {
  const last = plusDays(plusMonths(`${month}-01`, 1), -1);
  const wanted = `${month}-${String(day).padStart(2, '0')}`;
  return wanted < last ? wanted : last;
}

function monthOf(day: Day): Month {
  return day.slice(0, 7);
}
