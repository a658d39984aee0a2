import type { Worded } from './locale';

/** A unit's place in the tree, by code. */
export type Place = { readonly code: string; readonly parentCode: string | null };

/**
 * Where the units below one come to stand when another takes over from it, by code. A successor from below takes the
 * place that falls vacant, or the tree would be a circle.
 */
export function treeAfter(units: readonly Place[], gone: string, successor: string): Map<string, string | null> {
  const parents = new Map(units.map(({ code, parentCode }) => [code, parentCode]));
  const moved = new Map<string, string | null>();
  if (isBelow(parents, successor, gone)) moved.set(successor, parents.get(gone) ?? null);
  for (const { code, parentCode } of units) if (parentCode === gone && code !== successor) moved.set(code, successor);
  return moved;
}

function isBelow(parents: ReadonlyMap<string, string | null>, code: string, above: string): boolean {
  const seen = new Set<string>();
  for (let at = parents.get(code) ?? null; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === above) return true;
    seen.add(at);
  }
  return false;
}

/** Why an item was amended, as its history and letters say it, where the person gave no reason of their own. */
export const reorganisationReasons = {
  leave: { 'zh-CN': '{from}离任，由{to}接任', en: '{from} has left; {to} takes over' },
  rename: { 'zh-CN': '单位更名：{from} 更名为 {to}', en: 'the unit {from} is now called {to}' },
  merge: { 'zh-CN': '{from}并入{to}：{reason}', en: '{from} was merged into {to}: {reason}' },
  close: { 'zh-CN': '{from}撤销，由{to}承接：{reason}', en: '{from} was closed; {to} takes over: {reason}' },
} as const satisfies Record<string, Worded>;
