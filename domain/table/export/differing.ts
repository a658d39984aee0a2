import type { DirectoryIndex } from '../directory-index';
import { findInUnit, findLeader, isOfficial } from '../people';
import type { Field, ReadRow } from '../row';
import { nameKey } from '../text';

/** What a row is held in against its file. */
export type Held = {
  readonly texts: Readonly<Record<Field, string>>;
  /** The fields that the table has a column for. */
  readonly columns: ReadonlySet<Field>;
  readonly directory: DirectoryIndex;
};

/**
 * The fields in which a row says something else than its file does, because somebody has mended it since, with the
 * texts that say so.
 */
export function differing(row: ReadRow, file: ReadRow, held: Held): Partial<Record<Field, string>> {
  const { texts } = held;
  const differ: Partial<Record<Field, string>> = {};
  for (const field of ['task', 'content', 'category', 'leadUnit'] as const)
    if (row[field] !== file[field]) differ[field] = texts[field];
  for (const field of ['standards', 'coUnits', 'milestones', 'weight', 'tags'] as const)
    if (JSON.stringify(row[field] ?? null) !== JSON.stringify(file[field] ?? null)) differ[field] = texts[field];
  if (row.deadline !== file.deadline || row.ongoing !== file.ongoing) differ.deadline = texts.deadline;
  const { directory } = held;
  return {
    ...differ,
    ...person('owner', 'ownerAddress', row, file, held, (name) => findInUnit(name, row.leadUnit, directory)),
    ...person('leader', 'leaderAddress', row, file, held, (name) => findLeader(name, row.leadUnit, directory)),
  };
}

/** A person is written by name where the table has names, and by address where it has addresses or a name is not enough. */
function person(
  field: 'owner' | 'leader',
  addressField: 'ownerAddress' | 'leaderAddress',
  row: ReadRow,
  file: ReadRow,
  { texts, columns }: Held,
  byName: (name: string) => ReturnType<typeof findInUnit>,
): Partial<Record<Field, string>> {
  if (row[field] === file[field]) return {};
  const [name, address] = [texts[field], texts[addressField]];
  // Somebody who has left since is not found by the name that stands there: it is theirs all the same.
  if (!columns.has(addressField) && nameKey(file[field] ?? '') === nameKey(name)) return {};
  if (columns.has(addressField)) return { ...(columns.has(field) && { [field]: name }), [addressField]: address };
  const found = byName(name);
  return { [field]: isOfficial(found) && found.email === address ? name : address || name };
}
