import type { CellReader } from './cell-reader';
import type { RowContext } from './given-row';
import { meansNothing, splitNames } from './names';
import type { Notes } from './notes';
import type { PersonFound } from './people';
import { findByAddress, findInUnit, findLeader, isOfficial } from './people';
import type { Field } from './row';
import { nameKey } from './text';

/** The named owner, by address where one is given, else by name within the lead unit. */
export function readOwner(cell: CellReader, leadUnit: string, context: RowContext, notes: Notes): string | null {
  const [names, address] = [nameIn(cell, 'owner'), nameIn(cell, 'ownerAddress')];
  if (names === '' && address === '' && cell.sound('owner') && cell.sound('ownerAddress'))
    notes.fault('owner', 'owner-missing', '');
  return readPerson(
    { names, address, nameField: 'owner', addressField: 'ownerAddress', several: 'owners-several' },
    (name) => findInUnit(name, leadUnit, context.directory),
    { cell, leadUnit, context, notes },
  );
}

/** The leader in charge, who need not be named. */
export function readLeader(cell: CellReader, leadUnit: string, context: RowContext, notes: Notes): string | null {
  const [names, address] = [nameIn(cell, 'leader'), nameIn(cell, 'leaderAddress')];
  return readPerson(
    { names, address, nameField: 'leader', addressField: 'leaderAddress', several: 'leaders-several' },
    (name) => findLeader(name, leadUnit, context.directory),
    { cell, leadUnit, context, notes },
  );
}

function nameIn(cell: CellReader, field: Field): string {
  const text = cell.text(field);
  return meansNothing(text) ? '' : text;
}

type Written = {
  readonly names: string;
  readonly address: string;
  readonly nameField: Field;
  readonly addressField: Field;
  readonly several: 'owners-several' | 'leaders-several';
};
type Place = {
  readonly cell: CellReader;
  readonly leadUnit: string;
  readonly context: RowContext;
  readonly notes: Notes;
};

function readPerson(
  { names, address, nameField, addressField, several }: Written,
  byName: (name: string) => PersonFound,
  { cell, leadUnit, context: { directory, mapping }, notes }: Place,
): string | null {
  if (!cell.sound(addressField)) return address || null;
  if (address === '' && !cell.sound(nameField)) return names || null;
  const own = address !== '' || names.includes('@');
  // A row given as JSON has one field for both; its fault belongs to the column that the table has for addresses.
  const elsewhere = mapping?.[addressField] !== undefined && !cell.has(addressField);
  const field = address !== '' || (own && elsewhere) ? addressField : nameField;
  const settle = (found: PersonFound, written: string) => {
    if (isOfficial(found)) return found;
    notes.fault(field, found.code, written, found.params);
    return undefined;
  };
  if (own) {
    const written = address || names;
    const official = settle(findByAddress(written, directory), written);
    if (official && address !== '') compare(splitNames(names), official.name);
    return official?.email ?? written;
  }
  const [name, ...others] = splitNames(names);
  if (name === undefined) return names || null;
  if (others.length > 0) notes.warn(nameField, several, names, { name, others: others.join('、') });
  // Without a known unit there is nowhere to look; that fault is told already.
  if (!directory.unitsByCode.has(leadUnit)) return names;
  return settle(byName(name), name)?.email ?? names;

  function compare(written: readonly string[], found: string): void {
    const others = written.filter((name) => nameKey(name) !== nameKey(found));
    if (others.length === 0) return;
    if (others.length < written.length)
      notes.warn(nameField, several, names, { name: found, others: others.join('、') });
    else notes.warn(nameField, 'name-differs', names, { name: names, found });
  }
}
