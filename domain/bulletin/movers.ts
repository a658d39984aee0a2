import type { UnitTally } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Listing, Value } from './document';
import type { Say } from './words';
import { subOrdinal } from './words';

/** The most units that are named at either end. */
const named = 5;

/** 六、进度变化: the units whose mean progress moved most and least. No unit stands at both ends. */
export function movers({ figures, locale }: BulletinGrounds, say: Say): Block[] {
  const { best, worst } = ends(figures.units);
  const parts = [
    { title: say('best'), units: best },
    { title: say('worst'), units: worst },
  ].filter(({ units }) => units.length > 0);
  if (parts.length === 0) return [{ kind: 'text', text: say('none') }];
  return parts.flatMap(({ title, units }, at): Block[] => [
    { kind: 'heading', text: `${subOrdinal(at + 1, locale)}${title}` },
    moverTable(units, say),
  ]);
}

/**
 * Both ends of the units by how far they moved, the best first and the worst first. Only who moved on can be among the
 * best; where units stand equal at a cut, none of them is named for the order of their codes.
 */
export function ends(units: readonly UnitTally[]): { best: UnitTally[]; worst: UnitTally[] } {
  const inOrder = byMovement(units);
  const half = Math.min(named, Math.ceil(inOrder.length / 2));
  const best = untied(
    inOrder.filter(({ moved }) => (moved ?? 0) > 0),
    half,
  );
  return { best, worst: untied(inOrder.slice(best.length).reverse(), named) };
}

/** Units of which it can be said, by how far they moved, the best first. */
export function byMovement(units: readonly UnitTally[]): UnitTally[] {
  return units
    .filter(({ moved }) => moved !== null)
    .sort((a, b) => (b.moved ?? 0) - (a.moved ?? 0) || (a.unit.code < b.unit.code ? -1 : 1));
}

/** The first so many, without those that stand equal with the first that is left out. */
function untied(units: readonly UnitTally[], most: number): UnitTally[] {
  const next = units[most];
  return units.slice(0, most).filter(({ moved }) => next === undefined || moved !== next.moved);
}

/** Units with how far they moved. */
export function moverTable(units: readonly UnitTally[], say: Say): Block & Listing {
  return {
    kind: 'table',
    columns: [
      { title: say('unit'), share: 6, align: 'start' },
      { title: say('items'), share: 2, align: 'end' },
      { title: say('percent'), share: 2, align: 'end' },
      { title: say('gained'), share: 2, align: 'end' },
    ],
    rows: units.map(({ unit, items, percent, moved }): Value[] => [unit.name, items, percent, moved]),
    more: 0,
    moreText: '',
  };
}
