import type { ExistingUnit, ReadUnit, UnitField } from './read-units';
import type { Entry } from './records';

/** Reports every row whose unit would lie below itself, taking the units that exist into account. */
export function reportCircles(
  units: readonly ReadUnit[],
  existing: readonly ExistingUnit[],
  entries: readonly Entry<UnitField>[],
): void {
  const parents = new Map([...existing, ...units].map(({ code, parentCode }) => [code, parentCode]));
  const byRow = new Map(entries.map((entry) => [entry.row, entry]));
  for (const { row, code, parentCode } of units)
    if (parentCode !== null && isAbove(code, parentCode, parents))
      byRow.get(row)?.fault('parentCode', 'parent-circular', parentCode);
}

/** The units with every parent before what lies below it, so that they can be written in this order. */
export function orderByTree(units: readonly ReadUnit[]): ReadUnit[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const ordered = new Set<ReadUnit>();
  for (const unit of units) {
    const line = new Set<ReadUnit>();
    let next: ReadUnit | undefined = unit;
    // A circle, which is reported elsewhere, ends where it began.
    while (next && !ordered.has(next) && !line.has(next)) {
      line.add(next);
      next = byCode.get(next.parentCode ?? '');
    }
    for (const one of [...line].reverse()) ordered.add(one);
  }
  return [...ordered];
}

/** Whether a unit stands above another, or is it. */
function isAbove(code: string, below: string, parents: ReadonlyMap<string, string | null>): boolean {
  const seen = new Set<string>();
  for (let at: string | null | undefined = below; at && !seen.has(at); at = parents.get(at)) {
    if (at === code) return true;
    seen.add(at);
  }
  return false;
}
