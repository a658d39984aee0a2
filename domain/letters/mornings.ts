import type { WorkCalendar } from '../clocks/calendar';
import type { Day } from '../clocks/zone';
import { dayOf, instantOf, plusDays, wallClock } from '../clocks/zone';

/** A local time of day, `HH:mm`, at which digests go out. */
export type Hour = string;

const minuteMs = 60_000;

/** What working mornings are reckoned by. */
export type WorkDays = { readonly calendar: WorkCalendar; readonly zone: string };

/** A working morning: its local day and hour, and the instant (epoch milliseconds) at which what waits for it goes out. */
export type Morning = { readonly day: Day; readonly hour: Hour; readonly at: number };

/** The hours of the organisation's policy and of those that running batches are under, each once, the earliest first. */
export function hoursOf(organisation: Hour, running: readonly Hour[]): Hour[] {
  return [...new Set([organisation, ...running])].sort();
}

/**
 * The morning that a digest is for: of the hour that it was planned for, and of the latest working day on which that
 * has come, so that a digest that was held up tells what is due by then. One that somebody starts between two minutes
 * is of the hour before it. Null where it was planned for a day off, or for a time at which no hour in force has come.
 */
export function morningFor(
  planned: number,
  now: number,
  { calendar, zone, hours }: WorkDays & { readonly hours: readonly Hour[] },
): Morning | null {
  const meant = dayOf(planned, zone);
  const latest = hours.findLast((one) => instantOf(meant, one, zone) <= planned);
  if (latest === undefined || !calendar.isWorkingDay(meant)) return null;
  const hour = planned % minuteMs === 0 ? wallClock(planned, zone).slice(11, 16) : latest;
  const today = dayOf(Math.max(planned, now), zone);
  const begun = instantOf(today, hour, zone) <= Math.max(planned, now);
  const day = calendar.onOrBefore(begun ? today : plusDays(today, -1));
  return { day, hour, at: instantOf(day, hour, zone) };
}

/**
 * The instants of today whose digest a change of the hours would drop: hours that are new and have gone by, with none
 * after them at which today's digest has been made.
 */
export function droppedBy(
  before: readonly Hour[],
  hours: readonly Hour[],
  now: number,
  { calendar, zone }: WorkDays,
): number[] {
  const today = dayOf(now, zone);
  if (!calendar.isWorkingDay(today)) return [];
  const instant = (hour: Hour) => instantOf(today, hour, zone);
  const made = before.map(instant).filter((at) => at <= now);
  const added = hours.filter((hour) => !before.includes(hour)).map(instant);
  return added.filter((at) => at <= now && made.every((one) => one < at));
}

/**
 * The hours that a change takes away before they have come today. They are kept for today where an hour that stays has
 * gone by: what was to go out at them would otherwise wait for that hour tomorrow, with a reminder of a day that is over.
 * (One that is new and has gone by is made at once, and takes everything along.)
 */
export function keptToday(before: readonly Hour[], hours: readonly Hour[], now: number, { zone }: WorkDays): Hour[] {
  const time = wallClock(now, zone).slice(11, 16);
  if (!hours.some((hour) => hour <= time && before.includes(hour))) return [];
  return before.filter((hour) => hour > time && !hours.includes(hour));
}

/** What names a morning's digests: its day and hour, so that each hour has one for a person, whichever hours come and go. */
export function occasionOf({ day, hour }: Pick<Morning, 'day' | 'hour'>): string {
  return `${day} ${hour}`;
}

/** The day and hour that a digest is named after; those of a time with one hour only name no hour. */
export function readOccasion(occasion: string): { readonly day: Day; readonly hour: Hour | null } {
  const [day = occasion, hour = null] = occasion.split(' ');
  return { day, hour };
}

/** The first working morning at or after an instant: when a letter that may wait should go out. */
export function dueOf(since: number, { calendar, zone, remindAt }: WorkDays & { readonly remindAt: Hour }): number {
  const day = dayOf(since, zone);
  const today = instantOf(day, remindAt, zone);
  if (calendar.isWorkingDay(day) && since <= today) return today;
  return instantOf(calendar.nthAfter(day, 1), remindAt, zone);
}
