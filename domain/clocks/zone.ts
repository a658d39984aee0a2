import { TZDate } from '@date-fns/tz';
import { addMonths, format as formatDate } from 'date-fns';

/** A calendar day, `YYYY-MM-DD`, of no particular zone. */
export type Day = string;

/** The zone's calendar day in which an instant (epoch milliseconds) lies. */
export function dayOf(instant: number, zone: string): Day {
  return format(new TZDate(instant, zone));
}

/** An instant (epoch milliseconds) as a zone's wall clock shows it, `YYYY-MM-DD HH:mm:ss`. */
export function wallClock(instant: number, zone: string): string {
  return formatDate(new TZDate(instant, zone), 'yyyy-MM-dd HH:mm:ss');
}

/** The instant (epoch milliseconds) of a wall-clock time `HH:mm` on a day in a zone; a time that a DST change skips moves on by the gap. */
export function instantOf(on: Day, time: string, zone: string): number {
  const [year, month, date] = parts(on);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new TZDate(year, month - 1, date, hour, minute, 0, 0, zone).getTime();
}

/** The last millisecond of a day in a zone. */
export function endOf(on: Day, zone: string): number {
  return instantOf(plusDays(on, 1), '00:00', zone) - 1;
}

/** Days are counted on the UTC time line, where every day has the same length. */
export function plusDays(on: Day, days: number): Day {
  return new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of a later or earlier month, or that month's last day where it has no such day. */
export function plusMonths(on: Day, months: number): Day {
  return format(addMonths(new TZDate(on, 'UTC'), months));
}

/** 0 Sunday … 6 Saturday. */
export function weekday(on: Day): number {
  return new Date(on).getUTCDay();
}

function parts(on: Day): [number, number, number] {
  const [year = 0, month = 1, date = 1] = on.split('-').map(Number);
  return [year, month, date];
}

function format(date: TZDate): Day {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${String(date.getFullYear()).padStart(4, '0')}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}
