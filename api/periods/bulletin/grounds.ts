import type { BulletinGrounds } from '../../../domain/bulletin/bulletin';
import type { Sections } from '../../../domain/bulletin/sections';
import { defaultSections } from '../../../domain/bulletin/sections';
import type { Locale } from '../../../domain/locale';
import { monthsWanted } from '../../../domain/periods/closing';
import type { PeriodEntry } from '../../../domain/periods/entry';
import type { Figures } from '../../../domain/periods/figures';
import { figuresOf } from '../../../domain/periods/figures';
import type { PeriodId, Quarter } from '../../../domain/periods/period';
import { isQuarter, monthsOf } from '../../../domain/periods/period';
import { periodBefore } from '../../../domain/periods/quarter';
import type { Database } from '../../../prisma/client';
import type { Dependencies } from '../../deps';
import type { ClosedPeriod, Written } from './data';
import { composedEntries, correctionsIn, entriesOf, findAllClosed, findClosed, firstMonth, readWritten } from './data';
import { bulletinProblem } from './wording';

type Ground = { readonly database: Database; readonly settings: Pick<Dependencies['settings'], 'DUBAN_TIMEZONE'> };

/** A bulletin's grounds, and when what it is drawn from was closed (epoch milliseconds). */
export type Grounds = BulletinGrounds & { readonly closedAt: number };

/** What the bulletin of a period is drawn up from. */
export async function groundsOf({ database, settings }: Ground, period: Standing, locale: Locale): Promise<Grounds> {
  const { id } = period;
  const entries = await entriesIn(database, period);
  const zone = settings.DUBAN_TIMEZONE;
  return {
    ...{ period: id, entries, locale, zone, closedAt: period.closedAt },
    figures: period.figures ?? figuresOf(entries),
    before: await figuresBefore(database, id),
    corrections: await correctionsIn(database, period),
    sections: sectionsOf(period, await readWritten(database, id), zone, locale),
  };
}

/** The sections of a bulletin: as written, and the usual text where nobody has written any. */
export function sectionsOf(
  { id, closedAt }: Pick<ClosedPeriod, 'id' | 'closedAt'>,
  { sections, usual }: Written,
  zone: string,
  locale: Locale,
): Sections {
  return { ...(usual?.[locale] ?? defaultSections(id, closedAt, zone, locale)), ...sections };
}

/** A period whose numbers stand. Those of a quarter without a close of its own are its months', which it is composed of. */
export type Standing = Omit<ClosedPeriod, 'figures'> & {
  readonly figures: Figures | null;
  readonly months: readonly PeriodId[];
};

/** @throws 409 `period_open` where the period, or a month of the quarter, is not closed yet. */
export async function closedOf(database: Database, id: PeriodId): Promise<Standing> {
  const closed = await findClosed(database, id);
  if (closed) return { ...closed, months: [] };
  const composed = isQuarter(id) ? await composedOf(database, id) : { open: [id] };
  if ('open' in composed)
    throw bulletinProblem('period_open', {
      params: { months: composed.open.join('、') },
      members: { months: composed.open },
    });
  return composed;
}

async function composedOf(database: Database, quarter: Quarter): Promise<Standing | { readonly open: PeriodId[] }> {
  const first = await firstMonth(database);
  const wanted = monthsWanted(quarter, first);
  const closed = await findAllClosed(database, wanted);
  const [earliest, latest] = [closed[0], closed.at(-1)];
  const open = wanted.filter((month) => !closed.some(({ id }) => id === month));
  if (open.length > 0 || !earliest || !latest) return { open: open.length > 0 ? open : [...monthsOf(quarter)] };
  return {
    ...{ id: quarter, from: earliest.from, cutOff: latest.cutOff, closedAt: latest.closedAt, figures: null },
    months: wanted,
  };
}

async function entriesIn(database: Database, { id, months }: Standing): Promise<PeriodEntry[]> {
  return months.length === 0 ? entriesOf(database, id) : composedEntries(database, id);
}

/** The figures to compare with; null where the period before was never closed. */
async function figuresBefore(database: Database, id: PeriodId): Promise<Figures | null> {
  const before = periodBefore(id);
  const closed = await findClosed(database, before);
  if (closed || !isQuarter(before)) return closed?.figures ?? null;
  const composed = await composedOf(database, before);
  return 'open' in composed ? null : figuresOf(await entriesIn(database, composed));
}
