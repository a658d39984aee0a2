import type { Cell, CellStyle, MergeRange, WriteSheet } from 'hucre/xlsx';
import { atInstant } from '../same-bytes';
import type { NewColumn, NewSheet, NewWorkbook } from '../write';

/** Makes an .xlsx with hucre, set up to be printed on A4 with its headings on every page. */
export async function writeNewXlsx({ title, creator, at, sheets }: NewWorkbook): Promise<Buffer> {
  const { writeXlsx } = await import('hucre/xlsx');
  const on = new Date(at);
  const properties = { title, creator, lastModifiedBy: creator, created: on, modified: on };
  const written = await writeXlsx({ sheets: sheets.map(sheetOf), properties, defaultFont: { name: '宋体', size: 11 } });
  return atInstant(written, at);
}

const thin = { style: 'thin' } as const;
const border = { top: thin, right: thin, bottom: thin, left: thin };
const titleStyle: CellStyle = {
  font: { name: '宋体', size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const noteStyle: CellStyle = { alignment: { horizontal: 'left', vertical: 'center' } };
const headingStyle: CellStyle = {
  font: { name: '黑体', size: 11 },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E7E6E6' } },
  border,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
};
const sides = { start: 'left', centre: 'center', end: 'right' } as const;

/** Title, note, headings: then the rows. */
const above = 3;

function sheetOf({ name, title, note, columns, rows, merges }: NewSheet): WriteSheet {
  const last = columns.length - 1;
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', text(title, titleStyle)],
    ['1,0', text(note, noteStyle)],
    ...columns.map((column, at) => [`${above - 1},${at}`, text(column.title, headingStyle)] as const),
  ]);
  const across = (row: number): MergeRange => ({ startRow: row, endRow: row, startCol: 0, endCol: last });
  return {
    name,
    columns: columns.map(({ width, align }) => ({ width, style: bodyStyle(align) })),
    // Text is written as text, whatever it begins with: only a cell that is given as a formula would be one.
    rows: [[title], [note], columns.map((column) => column.title), ...rows.map((row) => [...row])],
    cells,
    merges: [
      ...(last > 0 ? [across(0), across(1)] : []),
      ...merges.map(({ top, bottom, left, right }) => ({
        ...{ startRow: top + above - 1, endRow: bottom + above - 1, startCol: left, endCol: right },
      })),
    ],
    rowDefs: new Map([[0, { height: 30 }]]),
    freezePane: { rows: above },
    pageSetup: {
      ...{ paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      printTitlesRow: `$${above}:$${above}`,
      margins: { top: 0.6, bottom: 0.6, left: 0.5, right: 0.5, header: 0.3, footer: 0.3 },
    },
    headerFooter: { oddFooter: '&C第 &P 页 共 &N 页' },
  };
}

function text(value: string, style: CellStyle): Partial<Cell> {
  return { value, type: 'string', style };
}

function bodyStyle(align: NewColumn['align']): CellStyle {
  return { border, alignment: { horizontal: sides[align], vertical: 'center', wrapText: true } };
}
