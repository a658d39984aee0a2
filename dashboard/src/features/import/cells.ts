import { usualHeadings } from '../../../../domain/table/headings';
import type { Field } from '../../../../domain/table/row';
import { fields } from '../../../../domain/table/row';
import type { Batch, BatchRow, RowFault } from '../../api/types';

/** A column of the table of rows: what a row is mended by. People's addresses are told in the column of the person. */
export type CellField = Exclude<Field, 'leaderAddress' | 'ownerAddress'>;

export const cellFields = fields.filter((field): field is CellField => !field.endsWith('Address'));

const always: ReadonlySet<CellField> = new Set(['task', 'standards', 'leadUnit', 'owner', 'deadline']);

/** Which of a batch's columns there are to show: those that every table has, and those that this one was read from. */
export function cellsOf({ mapping }: Pick<Batch, 'mapping'>): readonly CellField[] {
  return cellFields.filter((field) => always.has(field) || mapping[field] !== undefined);
}

/** The column that a fault's heading means; null where the row as a whole is meant. */
export function fieldOf(column: string | null, { mapping }: Pick<Batch, 'mapping'>): CellField | null {
  if (column === null) return null;
  const found =
    fields.find((field) => mapping[field] === column) ?? fields.find((field) => usualHeadings[field] === column);
  if (found === 'ownerAddress') return 'owner';
  return found === 'leaderAddress' ? 'leader' : (found ?? null);
}

/** What stands in a cell, as it is written in a table. */
export function textOf(row: BatchRow, field: CellField): string {
  switch (field) {
    case 'standards':
      return row.standards.join('\n');
    case 'coUnits':
      return row.coUnits.join('、');
    case 'tags':
      return (row.tags ?? []).join('、');
    case 'milestones':
      return (row.milestones ?? []).map(({ name, date }) => `${date}：${name}`).join('\n');
    case 'weight':
      return row.weight === undefined ? '' : String(row.weight);
    default:
      return row[field] ?? '';
  }
}

/** The faults of a row that are told in a column; those of the row as a whole stand in the column of its task, where the walk finds them. */
export function faultsAt(row: BatchRow, field: CellField, batch: Pick<Batch, 'mapping'>): readonly RowFault[] {
  return row.problems.filter(({ column }) => (fieldOf(column, batch) ?? 'task') === field);
}
