import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { Day } from '../../domain/clocks/zone';
import { dayOf, instantOf, plusDays } from '../../domain/clocks/zone';

/** What working mornings are reckoned by: `remindAt` is the local time of day, `HH:mm`. */
export type Mornings = { readonly calendar: WorkCalendar; readonly zone: string; readonly remindAt: string };

/** A working morning: its local day, and the instant (epoch milliseconds) at which what waits for it goes out. */
export type Morning = { readonly day: Day; readonly at: number };

/**
 * The morning that a digest is for: the latest working morning that has come, so that a digest that was held up tells
 * what is due by then; null where it was planned for a day off.
 */
export function morningFor(planned: number, now: number, { calendar, zone, remindAt }: Mornings): Morning | null {
  if (!calendar.isWorkingDay(dayOf(planned, zone))) return null;
  const today = dayOf(Math.max(planned, now), zone);
  const begun = instantOf(today, remindAt, zone) <= Math.max(planned, now);
  const day = calendar.onOrBefore(begun ? today : plusDays(today, -1));
  return { day, at: instantOf(day, remindAt, zone) };
}

/** The first working morning at or after an instant: when a letter that may wait should go out. */
export function dueOf(since: number, { calendar, zone, remindAt }: Mornings): number {
  const day = dayOf(since, zone);
  const today = instantOf(day, remindAt, zone);
  if (calendar.isWorkingDay(day) && since <= today) return today;
  return instantOf(calendar.nthAfter(day, 1), remindAt, zone);
}
