import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import type { GridRow } from '../../domain/table/grid';
import { atInstant } from '../same-bytes';
import { readCsv } from './read-csv';

/** What the one sheet of a CSV file is called as a sheet of an .xlsx. */
export const csvSheet = '推进表';

/**
 * A CSV file as an .xlsx: the same rows and columns under the same numbers, every cell the text that it was. It is handed
 * out so, since a spreadsheet program takes Chinese in CSV for another encoding, and text that begins with = for a formula.
 */
export async function csvAsXlsx(bytes: Buffer, at: number): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx');
  const { rows = [] } = readCsv(bytes).sheets[0] ?? {};
  const on = new Date(at);
  const properties = { creator: 'Duban', lastModifiedBy: 'Duban', created: on, modified: on };
  const written = await writeXlsx({
    ...{ sheets: [sheetOf(rows)], properties, defaultFont: { name: '宋体', size: 11 } },
  });
  return atInstant(written, at);
}

const thin = { style: 'thin' } as const;
const style: CellStyle = {
  border: { top: thin, right: thin, bottom: thin, left: thin },
  alignment: { vertical: 'center', wrapText: true },
};

/** As wide as the longest line of a column, within reason; printed on A4. */
function sheetOf(rows: readonly GridRow[]): WriteSheet {
  const last = rows.at(-1)?.row ?? 0;
  const grid: (string | null)[][] = Array.from({ length: last }, () => []);
  const widths: number[] = [];
  const cells: WriteSheet['cells'] = new Map();
  for (const { row, cells: texts } of rows) {
    grid[row - 1] = texts.map((text) => (typeof text === 'string' && text !== '' ? text : null));
    for (const [column, text] of texts.entries()) {
      widths[column] = Math.max(widths[column] ?? 8, Math.min(widthOf(String(text ?? '')), 36));
      if (texts.length > 1) cells.set(`${row - 1},${column}`, { value: text === '' ? null : String(text), style });
    }
  }
  return {
    ...{ name: csvSheet, rows: grid, cells, columns: widths.map((width) => ({ width })) },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** In characters of a Latin letter's width; a Chinese one takes two. */
function widthOf(text: string): number {
  const longest = text.split('\n').reduce((most, line) => (line.length > most.length ? line : most), '');
  return 2 + [...longest].reduce((width, one) => width + (one > '\u2e80' ? 2 : 1), 0);
}
