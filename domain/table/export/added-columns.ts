import type { Locale } from '../../locale';
import type { Merge, Sheet } from '../grid';
import type { Header } from '../header';
import { usualHeadings } from '../headings';
import type { ProgressColumn } from '../progress-columns';
import { progressColumns, progressHeadings } from '../progress-columns';
import type { Field } from '../row';
import type { SheetPlan, Write } from './plan';

type Name = ProgressColumn | Field;

/** What adding columns to a sheet comes to. */
export type Added = {
  readonly writes: readonly Write[];
  readonly merges: SheetPlan['merges'];
  readonly columns: SheetPlan['added'];
};

/** Columns to the right of a table, from `edge` on, whose headings are merged as the others are. */
export function addedColumns(
  sheet: Sheet,
  header: Header,
  edge: number,
  names: readonly Name[],
  locale: Locale,
): Added {
  if (names.length === 0) return { writes: [], merges: { removed: [], added: [] }, columns: null };
  const { top, bottom } = headingRows(sheet, header, edge);
  const columns = names.map((_, place) => edge + place);
  const wide = sheet.merges.filter((merge) => spansTable(merge, edge));
  return {
    writes: names.map((name, place) => ({ row: top, column: edge + place, text: headingOf(name, locale) })),
    merges: {
      // What spans the whole table, a title or a note, goes on spanning it.
      removed: wide,
      added: [
        ...wide.map((merge) => ({ ...merge, right: edge - 1 + names.length })),
        ...(bottom > top ? columns.map((column): Merge => ({ top, bottom, left: column, right: column })) : []),
      ],
    },
    columns: {
      ...{ from: edge, firstRow: top, like: edge - 1 },
      widths: names.map((name) => (isProgress(name) ? widths[name] : 20)),
    },
  };
}

/**
 * The rows that a heading takes up. A note right above the headings may have been taken for a first row of them, and
 * headings may be merged over more rows than hold any.
 */
function headingRows({ rows, merges }: Sheet, header: Header, edge: number): { top: number; bottom: number } {
  const within = rows.filter(({ row }) => row >= header.firstRow && row <= header.lastRow);
  const isNote = (row: number) => merges.some((merge) => merge.top === row && spansTable(merge, edge));
  const first = within.find(({ row, cells }) => !isNote(row) && cells.filter((cell) => cell !== null).length > 1);
  const top = first?.row ?? header.lastRow;
  const down = merges.filter((merge) => merge.left === merge.right && merge.top >= top && merge.top <= header.lastRow);
  return { top, bottom: down.reduce((bottom, merge) => Math.max(bottom, merge.bottom), header.lastRow) };
}

function spansTable({ left, right }: Merge, edge: number): boolean {
  return left === 0 && right === edge - 1;
}

function headingOf(name: Name, locale: Locale): string {
  return isProgress(name) ? progressHeadings[name][locale] : usualHeadings[name];
}

function isProgress(name: Name): name is ProgressColumn {
  return (progressColumns as readonly string[]).includes(name);
}

const widths: Readonly<Record<ProgressColumn, number>> = {
  ...{ state: 9, light: 8, percent: 10, done: 30, effect: 30, deadlineNow: 13, ownerNow: 12, remark: 20 },
};
