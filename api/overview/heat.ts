import type { z } from 'zod';
import type { Light } from '../../domain/item/item';
import { lights } from '../../domain/item/item';
import { lastDayOf } from '../../domain/periods/period';
import { grouped } from '../periods/quarter/grouped';
import type { Tally } from './data/tallies';
import type { overviewAnswer } from './schema';

type Heat = z.input<typeof overviewAnswer>['heat'];
type Lights = Record<Light, number>;

/** Lights by unit and month of the deadline, from the counts; the reddest unit first, then the yellowest. */
export function heatOf(tallies: readonly Tally[], year: number, names: ReadonlyMap<string, string>): Heat {
  const cells = tallies.filter(({ by }) => by === 'unit');
  const byUnit = grouped(cells, ({ unit }) => unit ?? '');
  const units = [...byUnit].map(([code, own]) => ({
    unit: { code, name: names.get(code) ?? code },
    ...countsOf(own),
    cells: [...grouped(own, ({ span }) => span ?? '')].map(([span, of]) => ({ span, ...countsOf(of) })),
  }));
  units.sort(
    (a, b) =>
      b.light.red - a.light.red ||
      b.light.yellow - a.light.yellow ||
      b.total - a.total ||
      (a.unit.code < b.unit.code ? -1 : 1),
  );
  return { spans: spansOf(year, new Set(cells.map(({ span }) => span ?? ''))), units };
}

function countsOf(tallies: readonly Tally[]): { total: number; light: Lights } {
  const light = Object.fromEntries(lights.map((one) => [one, 0])) as Lights;
  for (const { light: one, count } of tallies) if (one) light[one] += count;
  return { total: tallies.reduce((sum, { count }) => sum + count, 0), light };
}

function spansOf(year: number, there: ReadonlySet<string>): Heat['spans'] {
  const months = Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, '0')}`);
  const spans = [
    { id: 'earlier', from: null, to: `${year - 1}-12-31` },
    ...months.map((id) => ({ id, from: `${id}-01`, to: lastDayOf(id) })),
    { id: 'later', from: `${year + 1}-01-01`, to: null },
  ];
  return spans.filter(({ id }) => id.startsWith(String(year)) || there.has(id));
}
