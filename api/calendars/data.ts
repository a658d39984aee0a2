import type { Days } from '../../domain/calendars/check-notice';
import type { Change } from '../../domain/changes';
import type { HolidayNotice } from '../../domain/clocks/calendar';
import { WorkCalendar } from '../../domain/clocks/calendar';
import { lastNotice, noticesInForce } from '../../prisma/calendars';
import type { Transaction } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import type { Asking } from '../changes/moves/agreed';
import type { Preview } from '../changes/moves/data';
import { previewMoves } from '../changes/moves/data';

/** A year's notice as it stands, and by whom it was published; those that came with the product by nobody. */
export type StoredNotice = HolidayNotice &
  Pick<Days, 'names'> & {
    readonly version: number;
    readonly publishedBy: string | null;
    readonly publishedAt: Date | null;
  };

/** Publishing goes one after the other, so that each preview and version is of what stands. */
const publishLock = 4_455_005;

export async function lockCalendars(on: Transaction): Promise<void> {
  await on.$executeRaw`SELECT pg_advisory_xact_lock(${publishLock})`;
}

/** The notice in force of every year that has one, by year. */
export async function listNotices(on: Transaction): Promise<StoredNotice[]> {
  const notices = await noticesInForce(on);
  const published = await on.holidayNotice.findMany({
    where: { version: { in: notices.map(({ version }) => version) } },
    select: { version: true, names: true, publishedBy: true, publishedAt: true },
  });
  const about = new Map(published.map((row) => [row.version, row]));
  return notices.map((notice) => {
    const { names = {}, publishedBy = null, publishedAt = null } = about.get(notice.version) ?? {};
    return { ...notice, names: names as Days['names'], publishedBy, publishedAt };
  });
}

export async function findNotice(on: Transaction, year: number): Promise<StoredNotice | null> {
  return (await listNotices(on)).find((notice) => notice.year === year) ?? null;
}

/** A page of the versions of a year's notice, the newest first, and one more where there is one. */
export async function listVersions(
  on: Transaction,
  year: number,
  { below, limit }: { readonly below: number | undefined; readonly limit: number },
): Promise<StoredNotice[]> {
  const rows = await on.holidayNotice.findMany({
    where: { year, ...(below !== undefined && { version: { lt: below } }) },
    orderBy: { version: 'desc' },
    take: limit + 1,
  });
  return rows.map(({ names, ...row }) => ({ ...row, names: names as Days['names'] }));
}

export type NewNotice = { readonly year: number; readonly source: string; readonly days: Days; readonly by: string };

/** Stores a notice under the next version. */
export async function storeNotice(on: Transaction, { year, source, days, by }: NewNotice): Promise<number> {
  const [row] = await on.$queryRaw<{ version: number }[]>`
    INSERT INTO holiday_notice (year, source, "off", "work", names, published_by, published_at)
    VALUES (${year}::int, ${source}, ${[...days.off]}::text[], ${[...days.work]}::text[],
      ${JSON.stringify(days.names)}::jsonb, ${by}::uuid, duban_now())
    RETURNING version`;
  if (!row) throw new Error('the notice was not stored');
  return row.version;
}

/** The change that carried out a version, if there was one. */
export function changeOf(change: Extract<Change, { kind: 'calendar' }>): string {
  return `calendar-${change.version}`;
}

/**
 * The years that clocks or deadlines of open items fall into and that have no notice, with the number of those items:
 * their working days are assumed.
 */
export async function yearsWithout(
  on: Transaction,
  zone: string,
  covered: readonly number[],
): Promise<{ year: number; items: number }[]> {
  return on.$queryRaw<{ year: number; items: number }[]>`
    SELECT y.year::int AS year, count(DISTINCT t.id)::int AS items
    FROM task t CROSS JOIN LATERAL (
      SELECT left(clock ->> 'local', 4)::int AS year FROM jsonb_array_elements(t.agenda) clock
      UNION SELECT extract(year FROM t.due_at AT TIME ZONE ${zone})::int
    ) y
    WHERE t.state NOT IN ('accepted', 'cancelled') AND NOT (y.year = ANY(${[...covered]}::int[]))
    GROUP BY y.year ORDER BY y.year`;
}

export type PreviewedNotice = {
  readonly notice: HolidayNotice;
  readonly zone: string;
  readonly at: number;
  readonly after: string | undefined;
  readonly limit: number;
};

/** What publishing a notice would move, held against the notices in force, and what it was held against. */
export async function previewNotice(
  database: Transaction,
  wanted: PreviewedNotice,
): Promise<{ preview: Preview; asking: Asking }> {
  const { notice, zone, ...rest } = wanted;
  const { year, source, off, work } = notice;
  const asking = { asked: [year, source, [...off].sort(), [...work].sort()], versions: [await lastNotice(database)] };
  const notices = await noticesInForce(database);
  const closed = await readCutOffs(database);
  const present = new WorkCalendar(notices);
  const next = new WorkCalendar([...notices.filter(({ year }) => year !== notice.year), notice]);
  const preview = await previewMoves(database, {
    ...rest,
    ruling: (_, policy) => ({
      before: { policy, calendar: present, zone, closed },
      after: { policy, calendar: next, zone, closed },
    }),
  });
  return { preview, asking };
}
