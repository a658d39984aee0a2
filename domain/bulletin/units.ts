import type { Light } from '../item/item';
import { lightWords } from '../item/words';
import type { UnitTally } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Column, Listing } from './document';
import { listed } from './document';
import type { Say } from './words';

/** The order in which a bulletin looks at lights: what is worst first. */
const inOrder: readonly Light[] = ['red', 'yellow', 'green', 'blue', 'grey'];

/** 二、各单位亮灯情况. */
export function lightsByUnit(grounds: BulletinGrounds, say: Say): Block[] {
  const { columns, rows } = unitTable(grounds, say);
  return rows.length === 0 ? [{ kind: 'text', text: say('none') }] : [listed(columns, rows)];
}

/** Lights by unit, those with most red first. Lights are words, never colours alone. */
export function unitTable({ figures, locale }: BulletinGrounds, say: Say): Listing {
  const figure = (title: string): Column => ({ title, share: 2, align: 'end' });
  return {
    columns: [
      { title: say('unit'), share: 6, align: 'start' },
      figure(say('items')),
      figure(say('open')),
      ...inOrder.map((light) => figure(lightWords[light][locale])),
      figure(say('reportsMissing')),
      figure(say('percent')),
      figure(say('gained')),
    ],
    rows: worstFirst(figures.units).map(({ unit, items, open, lights, reportsMissing, percent, moved }) => [
      unit.name,
      items,
      open,
      ...inOrder.map((light) => lights[light]),
      reportsMissing,
      percent,
      moved,
    ]),
  };
}

function worstFirst(units: readonly UnitTally[]): UnitTally[] {
  return [...units].sort(
    (a, b) => b.lights.red - a.lights.red || b.lights.yellow - a.lights.yellow || (a.unit.code < b.unit.code ? -1 : 1),
  );
}
