import { cellText, deadlineText } from './cell-text';
import { chooseSheet } from './choose-sheet';
import type { ByHand } from './columns';
import { mappingOf, settleColumns } from './columns';
import type { DataRow } from './data-rows';
import { dataRows } from './data-rows';
import type { RowContext, RowReading } from './given-row';
import { readGivenRow } from './given-row';
import type { Workbook } from './grid';
import { Notes } from './notes';
import type { Problem } from './problem';
import { findRepeats } from './repeats';
import type { Field, Mapping, ReadRow } from './row';
import type { TableRefusal } from './table-refusal';
import { headingsOf, listed, refuseTable } from './table-refusal';
import { tableWarnings } from './table-warnings';
import { asLine, clean } from './text';

/** Broken in their cells to fit the print; lists are broken between their members, and contents into paragraphs. */
const ofOneLine: ReadonlySet<Field> = new Set(['task', 'category']);

/** domain.md, "Reading a real table". */
const rowLimit = 20_000;

export type TableOptions = Omit<RowContext, 'mapping'> & {
  readonly sheet?: string | undefined;
  readonly mapping?: ByHand | undefined;
};

export type TableRead = {
  /** The sheet that was read; blank for CSV. */
  readonly sheet: string;
  /** Which heading was taken for which field, for the person to confirm. */
  readonly mapping: Mapping;
  readonly rows: readonly ReadRow[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
};

/**
 * Reads a progress table (domain.md, "Reading a real table"): every row, faulty ones with what was written, and every
 * fault at its row and column. Refused as a whole only where it is not such a table, or the person has to choose.
 */
export function readTable(workbook: Workbook, options: TableOptions): TableRead | { readonly refused: TableRefusal } {
  const chosen = chooseSheet(workbook, options.sheet, options.mapping ?? {});
  if ('refused' in chosen) return chosen;
  const { sheet, header } = chosen;
  const columns = settleColumns(header, options.mapping);
  if ('code' in columns) {
    const names = 'names' in columns ? listed(columns.names) : headingsOf(columns.fields);
    return {
      refused: refuseTable(
        columns.code,
        { names },
        header.headings.filter((heading) => heading !== ''),
      ),
    };
  }
  const items = dataRows(workbook, sheet, header, columns);
  if (items.length === 0) return { refused: refuseTable('rows-none') };
  if (items.length > rowLimit)
    return { refused: refuseTable('rows-too-many', { count: items.length, limit: rowLimit }) };
  const mapping = mappingOf(header, columns);
  const context: RowContext = { ...options, mapping };
  const readings = carryDown(workbook, items).map((item) => readItem(item, context, workbook.date1904));
  const rows = readings.map(({ row }) => row);
  const problems = readings.flatMap((reading) => reading.problems);
  const repeats = findRepeats(rows, new Set(problems.map(({ row }) => row)));
  return {
    sheet: sheet.name,
    mapping,
    rows,
    problems: [...problems, ...repeats].sort((one, other) => one.row - other.row),
    warnings: [...tableWarnings(header, columns, items), ...readings.flatMap((reading) => reading.warnings)],
  };
}

/** CSV has no merged cells: a category that was merged down is blank below its first row there. */
function carryDown({ format }: Workbook, items: readonly DataRow[]): readonly (DataRow & { carried?: string })[] {
  if (format !== 'csv') return items;
  let category = '';
  return items.map((item) => {
    const own = item.cells.get('category');
    if (typeof own === 'string' && own.trim() !== '') category = own;
    if (own === undefined || category === own || category === '') return item;
    return { ...item, cells: new Map([...item.cells, ['category', category]]), carried: category };
  });
}

function readItem(item: DataRow & { carried?: string }, context: RowContext, date1904: boolean): RowReading {
  const notes = new Notes(item.row, context.mapping ?? {});
  const given: Partial<Record<Field, string>> = {};
  const unreadable = new Set<Field>();
  for (const [field, cell] of item.cells) {
    const read = field === 'deadline' ? deadlineText(cell, date1904) : cellText(cell);
    if ('fault' in read) {
      notes.fault(field, read.fault, read.value, { year: context.year });
      unreadable.add(field);
    }
    const text = 'text' in read ? read.text : '';
    given[field] = ofOneLine.has(field) ? asLine(clean(text)) : text;
  }
  if (item.miscounted) {
    const { found, expected } = item.miscounted;
    notes.fault(null, found > expected ? 'cells-too-many' : 'cells-too-few', null, item.miscounted);
  }
  for (const [field, earlier] of item.filled)
    if (field !== 'category') notes.warn(field, 'filled-from-merge', given[field] ?? '', { earlier });
  if (item.carried) notes.warn('category', 'category-carried-down', item.carried);
  const reading = readGivenRow(item.row, given, context, unreadable);
  return {
    row: reading.row,
    problems: [...notes.problems, ...reading.problems],
    warnings: [...notes.warnings, ...reading.warnings],
  };
}
