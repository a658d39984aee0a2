import type { CellReader } from './cell-reader';
import type { RowContext } from './given-row';
import type { Notes } from './notes';
import type { Field, ReadRow } from './row';
import { findUnit, isFound, unitNames } from './units';

/** The lead unit and those that co-operate. Several lead units: the first leads, the others co-operate, with a warning. */
export function readUnits(
  cell: CellReader,
  { directory }: RowContext,
  notes: Notes,
): Pick<ReadRow, 'leadUnit' | 'coUnits'> {
  const codeOf = (field: Field, name: string) => {
    const found = findUnit(name, directory);
    if (isFound(found)) return found.code;
    if (cell.sound(field)) notes.fault(field, found.code, name, found.params);
    return name;
  };
  const written = cell.text('leadUnit');
  const [lead, ...others] = unitNames(written, directory);
  if (lead === undefined && cell.sound('leadUnit')) notes.fault('leadUnit', 'lead-unit-missing', written);
  if (lead !== undefined && others.length > 0) notes.warn('leadUnit', 'lead-units-several', written, { name: lead });
  const leadUnit = lead === undefined ? '' : codeOf('leadUnit', lead);
  const coUnits = [
    ...others.map((name) => codeOf('leadUnit', name)),
    ...unitNames(cell.text('coUnits'), directory).map((name) => codeOf('coUnits', name)),
  ];
  return { leadUnit, coUnits: [...new Set(coUnits)].filter((code) => code !== leadUnit) };
}
