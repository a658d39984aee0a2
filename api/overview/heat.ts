import type { z } from 'zod';
import type { Month } from '../../domain/clocks/reporting';
import type { Light } from '../../domain/item/item';
import { lights } from '../../domain/item/item';
import { lastDayOf } from '../../domain/periods/period';
import { grouped } from '../periods/quarter/grouped';
import type { Tally } from './data/tallies';
import type { overviewAnswer } from './schema';

type Heat = z.input<typeof overviewAnswer>['heat'];
type Lights = Record<Light, number>;

/** The months of a year. */
export function monthsIn(year: number): Month[] {
  return Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
}

/** Lights by unit and month of the deadline, from the counts; the reddest unit first, then the yellowest. */
export function heatOf(tallies: readonly Tally[], year: number, names: ReadonlyMap<string, string>): Heat {
  const spans = ['earlier', ...monthsIn(year), 'later'];
  const cells = tallies.filter(({ by }) => by === 'unit');
  const units = [...grouped(cells, ({ unit }) => unit ?? '')].map(([code, own]) => ({
    unit: { code, name: names.get(code) ?? code },
    ...countsOf(own),
    cells: [...grouped(own, spanOf)].map(([span, of]) => ({ span, ...countsOf(of) })),
  }));
  units.sort(
    (a, b) =>
      b.light.red - a.light.red ||
      b.light.yellow - a.light.yellow ||
      b.total - a.total ||
      (a.unit.code < b.unit.code ? -1 : 1),
  );
  const there = new Set(cells.map(spanOf));
  return { spans: spans.filter((id) => isMonth(id) || there.has(id)).map((id) => daysOf(id, year)), units };

  function spanOf({ span }: Tally): string {
    return spans[span ?? 0] ?? '';
  }
}

function countsOf(tallies: readonly Tally[]): { total: number; light: Lights } {
  const light = Object.fromEntries(lights.map((one) => [one, 0])) as Lights;
  for (const { light: one, count } of tallies) if (one) light[one] += count;
  return { total: tallies.reduce((sum, { count }) => sum + count, 0), light };
}

function isMonth(id: string): boolean {
  return id !== 'earlier' && id !== 'later';
}

function daysOf(id: string, year: number): Heat['spans'][number] {
  if (id === 'earlier') return { id, from: null, to: `${year - 1}-12-31` };
  if (id === 'later') return { id, from: `${year + 1}-01-01`, to: null };
  return { id, from: `${id}-01`, to: lastDayOf(id) };
}
