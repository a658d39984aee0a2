import type { Worded } from './locale';
import type { UnitKind } from './people/roles';
import { nameKey } from './table/text';

/** A unit's place in the tree, by code. */
export type Place = { readonly code: string; readonly parentCode: string | null };

/** Where the units below one come to stand when another takes over from it, by code. */
export function treeAfter(units: readonly Place[], gone: string, successor: string): Map<string, string | null> {
  return new Map(units.filter(({ parentCode }) => parentCode === gone).map(({ code }) => [code, successor]));
}

/**
 * Why a unit cannot be merged into another or closed in its favour, if it cannot. One from below cannot take over from
 * what it belongs to: move it first. The leading group at the root is whom the ladder ends with: only another may follow it.
 */
export function refuseEnd(
  units: readonly Place[],
  gone: Place & { readonly kind: UnitKind },
  successor: Pick<Place, 'code'> & { readonly kind: UnitKind },
): 'successor_below' | 'root_stays' | null {
  if (liesBelow(units, successor.code, gone.code)) return 'successor_below';
  const isRoot = gone.kind === 'leading-group' && gone.parentCode === null;
  return isRoot && successor.kind !== 'leading-group' ? 'root_stays' : null;
}

function liesBelow(units: readonly Place[], code: string, above: string): boolean {
  const parents = new Map(units.map((unit) => [unit.code, unit.parentCode]));
  const seen = new Set<string>();
  for (let at = parents.get(code) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** Another unit that tables would mean as well by a name: they name units by code or name, without regard to case, width and spaces. */
export function namesakeOf<Unit extends { readonly code: string; readonly name: string }>(
  units: readonly Unit[],
  { code, name }: { readonly code: string; readonly name: string },
): Unit | undefined {
  const key = nameKey(name);
  return units.find((unit) => unit.code !== code && (nameKey(unit.name) === key || nameKey(unit.code) === key));
}

/** Why an item was amended, as its history and letters say it, where the person gave no reason of their own. */
export const reorganisationReasons = {
  leave: { 'zh-CN': '{from}离任，由{to}接任', en: '{from} has left; {to} takes over' },
  rename: { 'zh-CN': '单位更名：{from} 更名为 {to}', en: 'the unit {from} is now called {to}' },
  merge: { 'zh-CN': '{from}并入{to}：{reason}', en: '{from} was merged into {to}: {reason}' },
  close: { 'zh-CN': '{from}撤销，由{to}承接：{reason}', en: '{from} was closed; {to} takes over: {reason}' },
} as const satisfies Record<string, Worded>;
