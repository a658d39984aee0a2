import { tzOffset } from '@date-fns/tz';

/** A calendar day, `YYYY-MM-DD`, of no particular zone. */
export type Day = string;

const minute = 60_000;
const dayLong = 86_400_000;

/** The zone's calendar day in which an instant (epoch milliseconds) lies. */
export function dayOf(instant: number, zone: string): Day {
  return dayText(shown(instant, zone));
}

/** An instant (epoch milliseconds) as a zone's wall clock shows it, `YYYY-MM-DD HH:mm:ss`. */
export function wallClock(instant: number, zone: string): string {
  return new Date(shown(instant, zone)).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * The instant (epoch milliseconds) of a wall-clock time `HH:mm` on a day in a zone. A time that a DST change skips
 * moves on by the gap; of a time that comes twice, the first is meant. The process's own zone plays no part.
 */
export function instantOf(on: Day, time: string, zone: string): number {
  const wanted = Date.parse(`${on}T${time}Z`);
  const before = wanted - offsetAt(wanted - dayLong, zone);
  const after = wanted - offsetAt(wanted + dayLong, zone);
  const showing = [before, after].filter((instant) => shown(instant, zone) === wanted);
  return showing.length > 0 ? Math.min(...showing) : before;
}

/** The last millisecond of a day in a zone. */
export function endOf(on: Day, zone: string): number {
  return instantOf(plusDays(on, 1), '00:00', zone) - 1;
}

/** Days are counted on the UTC time line, where every day has the same length. */
export function plusDays(on: Day, days: number): Day {
  return dayText(Date.parse(on) + days * dayLong);
}

/** The same day of a later or earlier month, or that month's last day where it has no such day. */
export function plusMonths(on: Day, months: number): Day {
  if (months === 0) return on;
  const day = new Date(on);
  const first = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1);
  const last = Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months + 1, 0);
  return dayText(Math.min(first + (day.getUTCDate() - 1) * dayLong, last));
}

/** Calendar days from one day to a later one. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / dayLong;
}

/** 0 Sunday … 6 Saturday. */
export function weekday(on: Day): number {
  return new Date(on).getUTCDay();
}

/** The wall clock of a zone at an instant, as epoch milliseconds of the same reading in UTC. */
function shown(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

const known = new Map<string, Map<number, number>>();

/**
 * A zone's offset in milliseconds. Asking the runtime is slow, and a batch asks for the same mornings again and again,
 * so answers are kept by the minute: no zone changes its offset within one. Throws RangeError on an unknown zone.
 */
function offsetAt(instant: number, zone: string): number {
  const offsets = known.get(zone) ?? new Map<number, number>();
  const start = Math.floor(instant / minute);
  const kept = offsets.get(start);
  if (kept !== undefined) return kept;
  const offset = tzOffset(zone, new Date(start * minute)) * minute;
  if (Number.isNaN(offset)) throw new RangeError(`not a time zone or not an instant: ${zone}, ${instant}`);
  if (offsets.size >= 50_000) offsets.clear();
  known.set(zone, offsets.set(start, offset));
  return offset;
}

function dayText(instant: number): Day {
  return new Date(instant).toISOString().slice(0, 10);
}
