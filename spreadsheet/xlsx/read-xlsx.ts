import { zipSync } from 'fflate';
import type { CellValue, Cell as LibraryCell, Sheet as LibrarySheet } from 'hucre/xlsx';
import type { Cell, GridRow, Sheet, Workbook } from '../../domain/table/grid';
import { columnLetter } from '../../domain/table/grid';
import { SpreadsheetRefused } from '../refusal';
import { extentOf } from './extent';
import type { Parts } from './parts';
import { readParts } from './parts';
import { worksheetPlaces } from './worksheets';

/** Reads an .xlsx with hucre, which sees only parts that were unpacked and checked here. */
export async function readXlsx(bytes: Buffer): Promise<Workbook> {
  const parts = await readParts(bytes);
  const { row, column } = extentOf(parts);
  // The library is an ES module, which a CommonJS process loads on demand.
  const library = await import('hucre/xlsx');
  const checked = zipSync(withoutPhonetics(parts), { level: 0 });
  const read = await library
    .readXlsx(checked, { range: `A1:${columnLetter(column)}${row}`, sheets: worksheetPlaces(parts) })
    .catch(() => {
      throw new SpreadsheetRefused('damaged');
    });
  return { format: 'xlsx', date1904: read.dateSystem === '1904', sheets: read.sheets.map(sheetOf) };
}

/** Readings written above characters are no part of the text; the library takes those of inline strings for it. */
function withoutPhonetics(parts: Parts): Parts {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => {
      const bytes = Buffer.from(part.buffer, part.byteOffset, part.byteLength);
      if (!bytes.includes('<rPh')) return [name, part];
      return [name, Buffer.from(bytes.toString('utf8').replace(/<rPh\b.*?<\/rPh>/gs, ''))];
    }),
  );
}

function sheetOf(sheet: LibrarySheet): Sheet {
  return {
    name: sheet.name,
    hidden: Boolean(sheet.hidden || sheet.veryHidden),
    rows: sheet.rows.flatMap((_, at) => rowOf(sheet, at)),
    merges: (sheet.merges ?? []).map(({ startRow, startCol, endRow, endCol }) => ({
      top: startRow + 1,
      bottom: endRow + 1,
      left: startCol,
      right: endCol,
    })),
  };
}

/** A row without its blank end, or nothing where all of it is blank. */
function rowOf(sheet: LibrarySheet, at: number): GridRow[] {
  const cells = (sheet.rows[at] ?? []).map((value, column) => cellOf(value, sheet.cells?.get(`${at},${column}`)));
  const length = cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
  if (length === 0) return [];
  const row = { row: at + 1, cells: cells.slice(0, length) };
  return [sheet.rowDefs?.get(at)?.hidden ? { ...row, hidden: true } : row];
}

function cellOf(value: CellValue, detail: LibraryCell | undefined): Cell {
  if (detail?.type === 'error') return { error: String(value) };
  if (detail?.type === 'formula' && value === null) return { formula: detail.formula ?? '' };
  return value instanceof Date ? { date: dayShown(value) } : value;
}

/** The library gives a date cell as midnight UTC of the day that the sheet shows. */
function dayShown(date: Date): string {
  return date.toISOString().slice(0, -14);
}
