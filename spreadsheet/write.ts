import type { Merge } from '../domain/table/grid';
import { runChild } from './child';
import type { ChildLimits } from './limits';
import { writerLimits } from './limits';
import { inWritersTurn } from './turns';

/** A sheet to be made: a title over the whole width, headings that repeat on every printed page, and rows. */
export type NewSheet = {
  readonly name: string;
  readonly title: string;
  /** A line below the title: what the sheet is as of. */
  readonly note: string;
  readonly columns: readonly NewColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Cells of the rows merged downwards: rows from 1 below the headings, columns from 0. */
  readonly merges: readonly Merge[];
};

/** `width` in characters. */
export type NewColumn = {
  readonly title: string;
  readonly width: number;
  readonly align: 'start' | 'centre' | 'end';
};

/** A workbook to be made. It says that it was made at `at` (epoch ms), so that the same content gives the same bytes. */
export type NewWorkbook = {
  readonly title: string;
  readonly creator: string;
  readonly at: number;
  readonly sheets: readonly NewSheet[];
};

/** A file could not be written within its limits. */
export class NotWritten extends Error {
  constructor() {
    super('the spreadsheet takes more time or memory to write than is allowed');
    this.name = 'NotWritten';
  }
}

/**
 * Writes an .xlsx. It is done in a process of its own, so that a large one keeps nobody waiting.
 * @throws {NotWritten} where it takes more than the limits allow.
 */
export function writeSpreadsheet(workbook: NewWorkbook, limits: ChildLimits = writerLimits): Promise<Buffer> {
  return inWritersTurn(async () => {
    const written = await runChild('write-main', Buffer.from(JSON.stringify(workbook)), limits);
    if (written === undefined) throw new NotWritten();
    return written;
  });
}
