import type { UnitTally } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Value } from './document';
import type { Say } from './words';
import { subOrdinal } from './words';

/** The most units that are named at either end. */
const named = 5;

/** 六、进度变化: the units whose mean progress moved most and least. No unit stands at both ends. */
export function movers({ figures, locale }: BulletinGrounds, say: Say): Block[] {
  const { best, worst } = ends(figures.units);
  if (best.length === 0) return [{ kind: 'text', text: say('none') }];
  return [
    { kind: 'heading', text: `${subOrdinal(1, locale)}${say('best')}` },
    table(best, say),
    ...(worst.length > 0
      ? [{ kind: 'heading' as const, text: `${subOrdinal(2, locale)}${say('worst')}` }, table(worst, say)]
      : []),
  ];
}

/** Both ends of the units by how far they moved, the best first and the worst first. */
export function ends(units: readonly UnitTally[]): { best: UnitTally[]; worst: UnitTally[] } {
  const inOrder = units
    .filter(({ moved }) => moved !== null)
    .sort((a, b) => (b.moved ?? 0) - (a.moved ?? 0) || (a.unit.code < b.unit.code ? -1 : 1));
  const best = inOrder.slice(0, Math.min(named, Math.ceil(inOrder.length / 2)));
  return { best, worst: inOrder.slice(best.length).slice(-named).reverse() };
}

function table(units: readonly UnitTally[], say: Say): Block {
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
