import type { Client } from 'pg';
import { officialCalendar } from '../domain/calendars/official';
import { dayOf } from '../domain/clocks/zone';
import { withClient } from './postgres/roles';
import type { Voice } from './say';

/** Says for each year that matters whether its working days are official: this one, and those of open deadlines. */
export const checkCalendars = async (databaseUrl: string, zone: string, voice: Voice): Promise<void> => {
  const due = await withClient(databaseUrl, openDeadlines);
  const years = [...new Set([new Date(), ...due].map((at) => dayOf(at.getTime(), zone).slice(0, 4)))].sort();
  const published = await withClient(databaseUrl, publishedYears);
  const covers = (year: string): boolean => published.has(Number(year)) || officialCalendar.covers(`${year}-01-01`);
  voice.ok('Calendar', years.filter(covers).join(' '));
  for (const year of years.filter((year) => !covers(year))) {
    voice.warn(
      `calendar ${year}`,
      '尚无官方放假安排，暂按周六、周日休息推算',
      'no official notice yet; Saturdays and Sundays are taken as days off',
    );
  }
};

/** The years for which the secretariat has published a notice. */
const publishedYears = async (client: Client): Promise<ReadonlySet<number>> => {
  const { rows } = await client.query<{ year: number }>('SELECT DISTINCT year FROM holiday_notice');
  return new Set(rows.map(({ year }) => year));
};

/** The first and the last of each day: enough to know the years, in whatever zone. */
const openDeadlines = async (client: Client): Promise<Date[]> => {
  const { rows } = await client.query<{ first: Date; last: Date }>(
    `SELECT min(due_at) AS first, max(due_at) AS last FROM task WHERE state NOT IN ('accepted', 'cancelled')
     GROUP BY date_trunc('day', due_at, 'UTC')`,
  );

  return rows.flatMap(({ first, last }) => [first, last]);
};
