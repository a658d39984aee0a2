import type { Role } from '../people/roles';
import { nameKey } from './text';

/** A unit of the directory as tables name it. */
export type KnownUnit = { readonly code: string; readonly name: string; readonly parentCode: string | null };

/** An official of the directory as tables name them. */
export type KnownOfficial = {
  readonly name: string;
  readonly email: string;
  readonly unitCode: string;
  readonly role: Role;
  readonly active: boolean;
};

/** The directory, laid out to be looked up by what stands in cells; made once for all rows. */
export type DirectoryIndex = {
  readonly unitsByCode: ReadonlyMap<string, KnownUnit>;
  readonly unitsByKey: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly officialsByAddress: ReadonlyMap<string, KnownOfficial>;
  readonly officialsByName: ReadonlyMap<string, readonly KnownOfficial[]>;
};

export function indexDirectory(units: Iterable<KnownUnit>, officials: Iterable<KnownOfficial>): DirectoryIndex {
  const unitsByCode = new Map([...units].map((unit) => [unit.code, unit]));
  const everyone = [...officials];
  return {
    unitsByCode,
    unitsByKey: grouped(
      [...unitsByCode.values()].flatMap((unit) => namesOf(unit).map((name) => [name, unit] as const)),
    ),
    officialsByAddress: new Map(everyone.map((official) => [official.email.toLowerCase(), official])),
    officialsByName: grouped(everyone.map((official) => [nameKey(official.name), official] as const)),
  };
}

function namesOf({ code, name }: KnownUnit): string[] {
  return [...new Set([nameKey(code), nameKey(name)])];
}

function grouped<T>(entries: Iterable<readonly [string, T]>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) groups.set(key, [...(groups.get(key) ?? []), value]);
  return groups;
}
