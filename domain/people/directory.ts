import type { Person, Relation, Role } from './roles';

/** An official as the rules need them (domain.md, "Who"). Dates are local days, `YYYY-MM-DD`, both included. */
export type Official = Person & {
  readonly unit: string;
  readonly role: Role;
  /** Left officials get no letters and have no rights. */
  readonly active: boolean;
  readonly substitute: { readonly id: string; readonly from: string | null; readonly until: string | null } | null;
  /** The kinds of letters that they go without, where the rules allow it. */
  readonly quiet?: readonly string[];
};

/** Units by code, with the code of the unit above each. */
export type UnitTree = ReadonlyMap<string, { readonly parent: string | null }>;

export type Directory = { readonly units: UnitTree; readonly officials: readonly Official[] };

/** What names an item's people. */
export type Concerned = { readonly owner: string; readonly leader: string | null; readonly leadUnit: string };

/** The substitute (B角) in office on a local day, if any. */
export function substituteOn(official: Pick<Official, 'substitute'>, day: string): string | undefined {
  const { substitute } = official;
  if (!substitute || (substitute.from && day < substitute.from) || (substitute.until && day > substitute.until))
    return undefined;
  return substitute.id;
}

/**
 * Whom a letter is for. A policy names relations; `decider` is who may decide what needs a leader: the item's 责任领导
 * where that is a leader of the group, else every leader, since 责任领导 in a table may be somebody who decides nothing.
 */
export type Reader = Relation | 'decider';

/** The people that a relation names for an item, with their substitutes of that day, each once (domain.md, "Who"). */
export function peopleOf(to: readonly Reader[], item: Concerned, directory: Directory, day: string): string[] {
  const active = new Map(
    directory.officials.filter((official) => official.active).map((official) => [official.id, official]),
  );
  const named = to.flatMap((relation) => holders(relation, item, directory, active));
  return withSubstitutes(
    named.map(({ id }) => id),
    directory,
    day,
  );
}

/** Accounts in office with their substitutes of that day, each once. */
export function withSubstitutes(ids: readonly string[], { officials }: Directory, day: string): string[] {
  const active = new Map(officials.filter((official) => official.active).map((official) => [official.id, official]));
  const all = ids.flatMap((id) => {
    const official = active.get(id);
    return official ? [id, substituteOn(official, day)] : [];
  });
  return [...new Set(all)].filter((id) => id !== undefined).filter((id) => active.has(id));
}

function holders(
  relation: Reader,
  item: Concerned,
  directory: Directory,
  active: ReadonlyMap<string, Official>,
): Official[] {
  const leaders = () => [...active.values()].filter(({ role }) => role === 'leader');
  const named = active.get(item.leader ?? '');
  switch (relation) {
    case 'owner':
      return known(active.get(item.owner));
    case 'unit_head':
      return unitHeads(item.leadUnit, directory.units, [...active.values()]);
    case 'leader':
      return named ? [named] : leaders();
    case 'decider':
      return named?.role === 'leader' ? [named] : leaders();
    case 'leading_group':
      return leaders();
    case 'secretariat':
      return [...active.values()].filter(({ role }) => role === 'secretariat');
  }
}

/** The heads of a unit, else of the nearest unit above that has one. Ends even where units stand above one another. */
function unitHeads(code: string, units: UnitTree, officials: readonly Official[]): Official[] {
  const seen = new Set<string>();
  for (let unit: string | null = code; unit && !seen.has(unit); unit = units.get(unit)?.parent ?? null) {
    seen.add(unit);
    const heads = officials.filter((official) => official.role === 'unit_head' && official.unit === unit);
    if (heads.length > 0) return heads;
  }
  return [];
}

function known(official: Official | undefined): Official[] {
  return official ? [official] : [];
}
