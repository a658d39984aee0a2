import { officialNotices } from '../domain/calendars/official';
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
      const last = await database.holidayNotice.aggregate({ _max: { version: true } });
      const version = last._max.version ?? 0;
      if (known?.version !== version) known = { version, calendar: await read(database) };
      return known;
    },
  };
}

/** The newest notice of each year; for a year without one in the database, the one that came with the product. */
async function read(database: Transaction): Promise<WorkCalendar> {
  const published = await database.holidayNotice.findMany({ distinct: ['year'], orderBy: { version: 'desc' } });
  const years = new Set(published.map(({ year }) => year));
  return new WorkCalendar([...published, ...officialNotices.filter(({ year }) => !years.has(year))]);
}
