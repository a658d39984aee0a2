import type { Cell as LibraryCell, Sheet as LibrarySheet } from 'hucre/xlsx';
import type { SheetPlan, Write } from '../../domain/table/export/plan';
import type { Merge, Workbook } from '../../domain/table/grid';
import { columnLetter } from '../../domain/table/grid';
import { atInstant } from '../same-bytes';
import { readXlsx } from './read-xlsx';

/**
 * Fills in a sheet of an .xlsx by hucre's round trip. What comes out is read again: null where any cell says something
 * else than it did, but for those that the plan names, since the library is young and the file is somebody's own.
 */
export async function fillXlsx(file: Buffer, plan: SheetPlan, at: number): Promise<Buffer | null> {
  const { openXlsx, saveXlsx } = await import('hucre/xlsx');
  const opened = await openXlsx(file, { readStyles: true }).catch(() => null);
  const sheet = opened?.sheets.find(({ name }) => name === plan.sheet);
  if (!opened || !sheet) return null;
  apply(sheet, plan);
  // Undated, the library would write the time of the export.
  opened.properties = { ...opened.properties, modified: new Date(at) };
  const saved = await saveXlsx(opened).catch(() => null);
  if (!saved) return null;
  const filled = atInstant(saved, at);
  return (await saysTheSame(file, filled, plan)) ? filled : null;
}

function apply(sheet: LibrarySheet, plan: SheetPlan): void {
  const cells = sheet.cells ?? new Map<string, LibraryCell>();
  sheet.cells = cells;
  if (plan.added) addColumns(sheet, cells, plan.added);
  for (const write of plan.writes) writeCell(sheet, cells, write);
  const removed = new Set(plan.merges.removed.map(keyOf));
  sheet.merges = [
    ...(sheet.merges ?? []).filter(
      ({ startRow, endRow, startCol, endCol }) =>
        !removed.has(keyOf({ top: startRow + 1, bottom: endRow + 1, left: startCol, right: endCol })),
    ),
    ...plan.merges.added.map(({ top, bottom, left, right }) => ({
      ...{ startRow: top - 1, endRow: bottom - 1, startCol: left, endCol: right },
    })),
  ];
}

function keyOf({ top, bottom, left, right }: Merge): string {
  return [top, bottom, left, right].join();
}

/** New columns look like the one that was the last: from the headings down, its borders and alignment are theirs. */
function addColumns(
  sheet: LibrarySheet,
  cells: Map<string, LibraryCell>,
  { from, widths, firstRow, like }: NonNullable<SheetPlan['added']>,
): void {
  const columns = Array.from({ length: from }, (_, at) => sheet.columns?.[at] ?? {});
  sheet.columns = [...columns, ...widths.map((width) => ({ width }))];
  for (let row = 0; row < sheet.rows.length; row++) {
    const style = cells.get(`${row},${like}`)?.style;
    // Above the headings only what a widened title spans is framed, if that is.
    if (!style || (row < firstRow - 1 && !style.border)) continue;
    for (const at of widths.keys()) cells.set(`${row},${from + at}`, { value: null, type: 'empty', style });
  }
  // The table is wider now, and is still printed on the paper that it was meant for.
  const setup = {
    orientation: 'landscape' as const,
    ...sheet.pageSetup,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
  };
  const { printArea, scale, ...rest } = setup;
  sheet.pageSetup = printArea ? { ...rest, printArea: widened(printArea, from + widths.length) } : rest;
}

/** A print area that ended with the last column ends with the new last one. */
function widened(area: string, columns: number): string {
  return area.replace(/:\$?[A-Z]+(\$?\d+)$/, (_, row: string) => `:$${columnLetter(columns - 1)}${row}`);
}

/** Text is text, whatever it begins with; the cell keeps its look. */
function writeCell(sheet: LibrarySheet, cells: Map<string, LibraryCell>, { row, column, text }: Write): void {
  const key = `${row - 1},${column}`;
  const style = cells.get(key)?.style;
  const line = sheet.rows[row - 1] ?? [];
  sheet.rows[row - 1] = line;
  while (line.length <= column) line.push(null);
  line[column] = text;
  const wrapped = text?.includes('\n') ? { ...style, alignment: { ...style?.alignment, wrapText: true } } : style;
  cells.set(key, { value: text, type: text === null ? 'empty' : 'string', ...(wrapped && { style: wrapped }) });
}

/** Whether every cell of the filled file says what the original says, or what the plan says. */
async function saysTheSame(file: Buffer, filled: Buffer, plan: SheetPlan): Promise<boolean> {
  const [before, after] = [valuesOf(await readXlsx(file)), valuesOf(await readXlsx(filled))];
  for (const { row, column, text } of plan.writes) {
    const key = keyAt(plan.sheet, row, column);
    if (text === null || text === '') before.delete(key);
    else before.set(key, JSON.stringify(text));
  }
  return before.size === after.size && [...before].every(([key, value]) => after.get(key) === value);
}

/** The cells that hold anything. */
function valuesOf({ sheets }: Workbook): Map<string, string> {
  const values = new Map<string, string>();
  for (const { name, rows } of sheets)
    for (const { row, cells } of rows)
      for (const [column, cell] of cells.entries())
        if (cell !== null && cell !== '') values.set(keyAt(name, row, column), JSON.stringify(cell));
  return values;
}

function keyAt(sheet: string, row: number, column: number): string {
  return `${row},${column},${sheet}`;
}
