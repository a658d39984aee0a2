import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Page, Unit } from '../../api/types';

/** A unit with those below it. */
export type Branch = { readonly unit: Unit; readonly below: readonly Branch[] };

/** Every unit, page after page: a tree has no half. */
export function useUnitList() {
  return useQuery({
    queryKey: ['unit-tree'],
    queryFn: async ({ signal }) => {
      const units: Unit[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const more: string = cursor && `&cursor=${encodeURIComponent(cursor)}`;
        const page: Page<Unit> = await call<Page<Unit>>(`/api/units?limit=200${more}`, { signal });
        units.push(...page.items);
        cursor = page.nextCursor;
      }
      return units;
    },
  });
}

/** The units as a tree; one whose parent is not among them stands at the top. */
export function treeOf(units: readonly Unit[]): readonly Branch[] {
  const codes = new Set(units.map(({ code }) => code));
  const parentOf = ({ parent }: Unit) => (parent && codes.has(parent.code) ? parent.code : null);
  const below = (code: string | null): readonly Branch[] =>
    units.filter((unit) => parentOf(unit) === code).map((unit) => ({ unit, below: below(unit.code) }));
  return below(null);
}
