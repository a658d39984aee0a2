import type { Locale } from '../../locale';
import { cellText } from '../cell-text';
import type { Columns } from '../columns';
import type { Merge, Sheet } from '../grid';
import type { Header } from '../header';
import { headingKey } from '../headings';
import { mergesDown } from '../merges';
import type { ProgressColumn } from '../progress-columns';
import { progressColumns, progressNames } from '../progress-columns';
import type { Field } from '../row';
import { addedColumns } from './added-columns';
import { cellSafe } from './cell-safe';
import { remarkBeside } from './progress';

/** What is to be changed in a sheet, and nothing else: rows as a person sees them, columns from 0. */
export type SheetPlan = {
  readonly sheet: string;
  readonly writes: readonly Write[];
  readonly merges: { readonly removed: readonly Merge[]; readonly added: readonly Merge[] };
  /** Columns added to the right of the table, which look like the one that was the last. */
  readonly added: {
    readonly from: number;
    readonly widths: readonly number[];
    readonly firstRow: number;
    readonly like: number;
  } | null;
};

/** `text` null: the cell is emptied. */
export type Write = { readonly row: number; readonly column: number; readonly text: string | null };

/** A row of the table: what it is to tell of its progress, and which of its fields are to say something else. */
export type RowToWrite = {
  readonly row: number;
  readonly progress: Readonly<Record<ProgressColumn, string>> | null;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
};

/** Columns that are added only where a row has something to say in them. */
const whereNeeded: readonly ProgressColumn[] = ['deadlineNow', 'ownerNow'];

/**
 * Settles how progress is filled into a table as it was issued: into columns of the usual headings, and into new ones
 * to the right where it has none. Titles, merged heads, categories and notes stay as they are.
 */
export function planSheet(
  sheet: Sheet,
  header: Header,
  columns: Columns,
  rows: readonly RowToWrite[],
  locale: Locale,
): SheetPlan {
  const wanted = new Set(rows.map(({ row }) => row));
  const edge = edgeOf(sheet, header, wanted);
  const found = progressIn(header);
  const missing = rows.some(({ progress }) => progress) ? missingIn(found, rows) : [];
  const lacking = fieldsLacking(columns, rows);
  const at = new Map<ProgressColumn | Field, number>([
    ...found,
    ...[...columns.of].reverse().map(([column, field]) => [field, column] as const),
    ...[...lacking, ...missing].map((one, place) => [one, edge + place] as const),
  ]);
  const writes = rows.flatMap(({ row, progress, fields }) => [
    ...progressWrites(sheet, row, progress, at),
    ...fieldWrites(row, fields, columns, at),
  ]);
  const mergeAt = mergesDown(sheet.merges, new Set(writes.map(({ column }) => column)));
  const removed = [...new Set(writes.flatMap(({ row, column }) => mergeAt(row, column) ?? []))];
  const added = addedColumns(sheet, header, edge, [...lacking, ...missing], locale);
  return {
    sheet: sheet.name,
    writes: [...added.writes, ...kept(sheet, removed, writes), ...writes],
    merges: { removed: [...removed, ...added.merges.removed], added: added.merges.added },
    added: added.columns,
  };
}

/** The first column that lies outside the table. */
function edgeOf({ rows, merges }: Sheet, header: Header, wanted: ReadonlySet<number>): number {
  const within = (row: number) => wanted.has(row) || (row >= header.firstRow && row <= header.lastRow);
  const cells = rows.filter(({ row }) => within(row)).map((row) => row.cells.length);
  const merged = merges.filter(({ top }) => within(top)).map(({ right }) => right + 1);
  return Math.max(header.headings.length, ...cells.slice(0, 50_000), ...merged.slice(0, 50_000));
}

const columnOf: ReadonlyMap<string, ProgressColumn> = new Map(
  progressColumns.flatMap((column) => progressNames[column].split(' ').map((name) => [name, column] as const)),
);

/** The columns that the table has for progress; of two for the same, the first. */
function progressIn({ headings }: Header): Map<ProgressColumn, number> {
  const found = new Map<ProgressColumn, number>();
  for (const [at, heading] of headings.entries()) {
    const column = columnOf.get(headingKey(heading));
    if (column !== undefined && !found.has(column)) found.set(column, at);
  }
  return found;
}

function missingIn(found: ReadonlyMap<ProgressColumn, number>, rows: readonly RowToWrite[]): ProgressColumn[] {
  return progressColumns.filter((column) => {
    if (found.has(column) || column === 'remark') return false;
    return !whereNeeded.includes(column) || rows.some(({ progress }) => progress && progress[column] !== '');
  });
}

/** Fields that a person has given to a row of the draft and that the table has no column for. */
function fieldsLacking({ of }: Columns, rows: readonly RowToWrite[]): Field[] {
  const held = new Set(of.values());
  const given = new Set(rows.flatMap(({ fields }) => Object.keys(fields) as Field[]));
  return [...given].filter((field) => !held.has(field)).sort();
}

/** What a person wrote here stands until a report says something in its place. */
const theirOwn: ReadonlySet<ProgressColumn> = new Set(['done', 'effect'] as const);

function progressWrites(
  sheet: Sheet,
  row: number,
  progress: RowToWrite['progress'],
  at: ReadonlyMap<ProgressColumn | Field, number>,
): Write[] {
  if (!progress) return [];
  return progressColumns.flatMap((name): Write[] => {
    const column = at.get(name);
    if (column === undefined) return [];
    const written = textAt(sheet, row, column);
    const ours = cellSafe(progress[name]);
    const text = name === 'remark' ? remarkBeside(written, ours) : ours === '' && theirOwn.has(name) ? written : ours;
    return text === written ? [] : [{ row, column, text: text === '' ? null : text }];
  });
}

function fieldWrites(
  row: number,
  fields: RowToWrite['fields'],
  columns: Columns,
  at: ReadonlyMap<ProgressColumn | Field, number>,
): Write[] {
  return (Object.keys(fields) as Field[]).flatMap((field): Write[] => {
    const text = cellSafe(fields[field] ?? '');
    const column = at.get(field);
    if (column === undefined) return [];
    // Co-operating units may stand in two columns: the first says it all then.
    const others = [...columns.of].filter(([other, same]) => same === field && other !== column);
    return [
      { row, column, text: text === '' ? null : text },
      ...others.map(([other]) => ({ row, column: other, text: null })),
    ];
  });
}

/** What stood merged over several rows is written into each of them, where one of them comes to say something else. */
function kept(sheet: Sheet, removed: readonly Merge[], writes: readonly Write[]): Write[] {
  const written = new Set(writes.map(({ row, column }) => `${row},${column}`));
  return removed.flatMap(({ top, bottom, left }) => {
    const text = textAt(sheet, top, left);
    const rows = Array.from({ length: bottom - top }, (_, below) => top + 1 + below);
    return text === ''
      ? []
      : rows.flatMap((row): Write[] => (written.has(`${row},${left}`) ? [] : [{ row, column: left, text }]));
  });
}

function textAt({ rows }: Sheet, row: number, column: number): string {
  const cell = cellText(rowsByNumber(rows).get(row)?.cells[column] ?? null);
  return 'text' in cell ? cell.text : cell.value;
}

const numbered = new WeakMap<Sheet['rows'], ReadonlyMap<number, Sheet['rows'][number]>>();

/** Rows by their number; laid out once for a sheet, which may have 20,000. */
function rowsByNumber(rows: Sheet['rows']): ReadonlyMap<number, Sheet['rows'][number]> {
  const known = numbered.get(rows) ?? new Map(rows.map((row) => [row.row, row]));
  numbered.set(rows, known);
  return known;
}
