import type { DirectoryIndex, KnownUnit } from './directory-index';
import { splitNames } from './names';
import type { Params } from './problem';
import { nameKey } from './text';

export type UnitFound = KnownUnit | { readonly code: 'unit-unknown' | 'unit-ambiguous'; readonly params: Params };

export function isFound(found: UnitFound): found is KnownUnit {
  return 'parentCode' in found;
}

/** The unit that a cell names by code or name, without regard to case, width and spaces. */
export function findUnit(written: string, { unitsByKey }: DirectoryIndex): UnitFound {
  const [unit, ...others] = unitsByKey.get(nameKey(written)) ?? [];
  if (!unit) return { code: 'unit-unknown', params: { name: written } };
  if (others.length === 0) return unit;
  const choices = [unit, ...others].map(({ code }) => code).join('、');
  return { code: 'unit-ambiguous', params: { name: written, choices } };
}

/** The units that a cell names: one whose name holds a comma itself, or several joined by 、；;， */
export function unitNames(written: string, directory: DirectoryIndex): string[] {
  return directory.unitsByKey.has(nameKey(written)) ? [written] : splitNames(written);
}
