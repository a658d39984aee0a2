import type { UnitTally } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Listing, Value } from './document';
import type { Say } from './words';
import { equals, subOrdinal } from './words';

/** The most units that are named at either end. */
const named = 5;

/** One end of the units: those that are named, and those left out because they stand equal at the cut. */
type End = { readonly units: readonly UnitTally[]; readonly equal: readonly UnitTally[] };

/** 六、进度变化: the units whose mean progress moved most and least. No unit stands at both ends. */
export function movers({ figures, locale }: BulletinGrounds, say: Say): Block[] {
  const inOrder = byMovement(figures.units);
  const [first, last] = [inOrder[0]?.moved ?? null, inOrder.at(-1)?.moved ?? null];
  if (first === null) return [{ kind: 'text', text: say('none') }];
  // Where all moved equally, none is ahead and none behind.
  if (inOrder.length > 1 && first === last) return [{ kind: 'text', text: equals.all[locale](inOrder.length, first) }];
  const { best, worst } = ends(figures.units);
  const parts = [
    { title: say('best'), ...best },
    { title: say('worst'), ...worst },
  ].filter(({ units, equal }) => units.length + equal.length > 0);
  return parts.flatMap(({ title, units, equal }, at): Block[] => [
    { kind: 'heading', text: `${subOrdinal(at + 1, locale)}${title}` },
    ...(units.length > 0 ? [moverTable(units, say)] : []),
    ...equal
      .slice(0, 1)
      .map(({ moved }): Block => ({ kind: 'text', text: equals.leftOut[locale](equal.length, moved ?? 0) })),
  ]);
}

/**
 * Both ends of the units by how far they moved, the best first and the worst first. Only who moved on can be among the
 * best, and nobody who moved on as far as the very first is among the worst; where units stand equal at a cut, none of
 * them is named for the order of their codes.
 */
export function ends(units: readonly UnitTally[]): { best: End; worst: End } {
  const inOrder = byMovement(units);
  const top = inOrder[0]?.moved ?? 0;
  const half = Math.min(named, Math.ceil(inOrder.length / 2));
  const best = untied(
    inOrder.filter(({ moved }) => (moved ?? 0) > 0),
    half,
  );
  const behind = inOrder.slice(best.units.length).filter(({ moved }) => top <= 0 || (moved ?? 0) < top);
  const worst = untied(behind.reverse(), named);
  // Who is named at the other end is not left out.
  const atWorst = new Set(worst.units);
  return { best: { ...best, equal: best.equal.filter((unit) => !atWorst.has(unit)) }, worst };
}

/** Units of which it can be said, by how far they moved, the best first. */
export function byMovement(units: readonly UnitTally[]): UnitTally[] {
  return units
    .filter(({ moved }) => moved !== null)
    .sort((a, b) => (b.moved ?? 0) - (a.moved ?? 0) || (a.unit.code < b.unit.code ? -1 : 1));
}

/** The first so many, without those that stand equal with the first that is left out; and these, where there are any. */
function untied(units: readonly UnitTally[], most: number): End {
  const cut = units[most]?.moved;
  const shown = units.slice(0, most).filter(({ moved }) => cut === undefined || moved !== cut);
  const isTied = shown.length < Math.min(most, units.length);
  return { units: shown, equal: isTied ? units.filter(({ moved }) => moved === cut) : [] };
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
