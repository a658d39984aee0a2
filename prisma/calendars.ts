import { officialNotices } from '../domain/calendars/official';
import type { HolidayNotice } from '../domain/clocks/calendar';
import { WorkCalendar } from '../domain/clocks/calendar';
import type { Transaction } from './client';

/** The working days in force, with the version of the newest notice; 0 is what came with the product. */
export type CalendarInForce = { readonly calendar: WorkCalendar; readonly version: number };

export type Calendars = { inForce(): Promise<CalendarInForce> };

/** Reads the notices again only when a newer one has been published. */
export function createCalendars(database: Transaction): Calendars {
  let known: CalendarInForce | undefined;
  return {
    async inForce() {
      const version = await lastNotice(database);
      if (known?.version !== version) known = { version, calendar: await read(database) };
      return known;
    },
  };
}

/** The version of the newest notice; 0 where none was published. */
export async function lastNotice(database: Transaction): Promise<number> {
  return (await database.holidayNotice.aggregate({ _max: { version: true } }))._max.version ?? 0;
}

async function read(database: Transaction): Promise<WorkCalendar> {
  return new WorkCalendar(await noticesInForce(database));
}

/** A notice as it is kept; version 0 came with the product. */
export type KeptNotice = HolidayNotice & { readonly version: number };

/**
 * The newest notice of each year; for a year without one in the database, the one that came with the product. `below`
 * leaves out that version and what came after it: the working days as they were before. A day that is NULL is no day: the
 * product writes none, and whoever put one there must not keep the rest from being read (verification names the row).
 */
export async function noticesInForce(database: Transaction, below?: number): Promise<KeptNotice[]> {
  const published = await database.$queryRaw<KeptNotice[]>`
    SELECT DISTINCT ON (year) version, year, source, names, published_by AS "publishedBy",
      ARRAY(SELECT day FROM unnest(off) AS day WHERE day IS NOT NULL) AS off,
      ARRAY(SELECT day FROM unnest(work) AS day WHERE day IS NOT NULL) AS work
    FROM holiday_notice WHERE ${below ?? null}::int IS NULL OR version < ${below ?? null}::int ORDER BY year, version DESC`;
  const years = new Set(published.map(({ year }) => year));
  const seeds = officialNotices.filter(({ year }) => !years.has(year)).map((seed) => ({ ...seed, version: 0 }));
  return [...published, ...seeds].sort((a, b) => a.year - b.year);
}
