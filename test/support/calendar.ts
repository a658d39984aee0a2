import notice2026 from '../../domain/calendars/cn-2026.json';
import type { HolidayNotice } from '../../domain/clocks/calendar';
import { WorkCalendar } from '../../domain/clocks/calendar';
import type { Day } from '../../domain/clocks/zone';
import { instantOf, plusDays } from '../../domain/clocks/zone';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';

const zone = 'Asia/Shanghai';

/** The year 2026 with its holidays, moved as a whole by so many weeks: a test's clock can only begin at today. */
export type MovedYear = {
  readonly days: Days;
  /** The same, for publishing to a database: a worker reads its working days there. */
  readonly notices: readonly HolidayNotice[];
  /** A day of 2026 where it has come to lie. */
  day(of2026: Day): Day;
  /** The instant of a wall-clock time of 2026 (`2026-03-30 09:00`) where it has come to lie. */
  at(of2026: string): number;
  /** An instant put back into 2026. */
  back(instant: number): number;
};

/** Working days that no notice in a database changes. */
export function fixed(calendar: WorkCalendar): Calendars {
  return { inForce: async () => ({ calendar, version: 0 }) };
}

/** Moves 2026 by whole weeks so that it begins one to two weeks after an instant; Shanghai has no summer time. */
export function moveYear(now: number): MovedYear {
  const begin = instantOf('2026-01-01', '00:00', zone);
  const week = 7 * 86_400_000;
  const weeks = Math.ceil((now + week - begin) / week);
  const day = (of2026: Day) => plusDays(of2026, weeks * 7);
  const years = new Set([2026, ...notice2026.off.map((off) => Number(day(off).slice(0, 4)))]);
  const notices = [...years].map((year) => ({
    year,
    source: notice2026.source,
    off: notice2026.off.map(day).filter((off) => off.startsWith(String(year))),
    work: notice2026.work.map(day).filter((work) => work.startsWith(String(year))),
  }));
  return {
    notices,
    days: { zone, calendars: fixed(new WorkCalendar(notices)) },
    day,
    at: (of2026) => instantOf(day(of2026.slice(0, 10)), of2026.slice(11), zone),
    back: (instant) => instant - weeks * week,
  };
}

/** Publishes holiday notices, as a secretariat does. */
export async function publish(database: Database, notices: readonly HolidayNotice[]): Promise<void> {
  await database.holidayNotice.createMany({
    data: notices.map(({ year, source, off, work }) => ({ year, source, off: [...off], work: [...work] })),
  });
}
