/**
 * A spreadsheet as cells, whatever file it came from: what reading a table starts from. Plain values stand for
 * themselves; what needs saying more is tagged.
 */
export type Cell = string | number | boolean | null | DateCell | FormulaCell | ErrorCell;

/** A real date cell, as the calendar day it shows (`YYYY-MM-DD`), of no zone. */
export type DateCell = { readonly date: string };

/** A formula whose result the file does not hold; formulas are never evaluated here. */
export type FormulaCell = { readonly formula: string };

/** A cell that shows an error, `#REF!` or `#N/A`. */
export type ErrorCell = { readonly error: string };

/** A row that holds anything; `row` is the number that a person sees beside it, `cells` start at column A. */
export type GridRow = { readonly row: number; readonly cells: readonly Cell[]; readonly hidden?: true };

/** Merged cells: rows as a person sees them, columns from 0 (A); both ends included. */
export type Merge = {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
};

export type Sheet = {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
};

/** What a file held. A CSV file is one sheet without a name, and has no merges. */
export type Workbook = {
  readonly format: 'xlsx' | 'csv';
  /** How the text was encoded; told to the person, since a guess may be wrong. Only for CSV. */
  readonly encoding?: string;
  /** Whether a bare number stands for days since 1904 rather than since 1900. */
  readonly date1904: boolean;
  readonly sheets: readonly Sheet[];
};

/** A column as a spreadsheet letters it: 0 is A, 26 is AA. */
export function columnLetter(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetter(Math.floor(column / 26) - 1) + last;
}
