import { maxColumns, maxRowNumber } from '../limits';
import { SpreadsheetRefused } from '../refusal';
import type { Parts } from './parts';
import { textOf, walk } from './walk';

/** The last row (from 1) and column (from 0) that hold anything, over all sheets. */
export type Extent = { readonly row: number; readonly column: number };

/**
 * Walks the parts once before they are taken into memory as a grid: how far they reach, that no cell lies outside a
 * sheet (reliability §4 B33), and that every shared string exists (B34), which the library would read as a blank.
 */
export function extentOf(parts: Parts): Extent {
  const strings = countStrings(parts);
  const sheets = Object.keys(parts).filter((name) => /^xl\/worksheets\//i.test(name));
  const extents = sheets.map((name) => walkSheet(textOf(parts[name]), strings));
  return {
    row: Math.max(1, ...extents.map(({ row }) => row)),
    column: Math.max(0, ...extents.map(({ column }) => column)),
  };
}

function countStrings(parts: Parts): number {
  const name = Object.keys(parts).find((part) => /^xl\/sharedStrings\.xml$/i.test(part));
  let count = 0;
  if (name) walk(textOf(parts[name]), { open: (tag) => void (tag === 'si' && count++) });
  return count;
}

function walkSheet(xml: string, strings: number): Extent {
  let extent = { row: 0, column: 0 };
  let row = 0;
  let column = -1;
  let shared = false;
  let index: string | undefined;
  walk(xml, {
    open: (tag, attributes) => {
      if (tag === 'row') {
        row = attributes.r ? Number(attributes.r) : row + 1;
        column = -1;
      } else if (tag === 'c') {
        ({ row, column } = placeOf(attributes.r, row, column + 1));
        shared = attributes.t === 's';
      } else if (tag === 'v' || tag === 'f' || tag === 't') {
        extent = { row: Math.max(extent.row, row), column: Math.max(extent.column, column) };
        checkExtent(extent);
        index = shared && tag === 'v' ? '' : undefined;
      }
    },
    text: (text) => {
      if (index !== undefined) index += text;
    },
    close: (tag) => {
      if (tag === 'v' && index !== undefined && !(Number(index) < strings)) throw new SpreadsheetRefused('damaged');
      if (tag === 'v') index = undefined;
    },
  });
  return extent;
}

function placeOf(reference: string | undefined, row: number, column: number): { row: number; column: number } {
  if (reference === undefined) return { row, column };
  const [, letters = '', digits = ''] = /^([A-Z]{1,7})(\d{1,9})$/.exec(reference) ?? [];
  const place = {
    row: Number(digits),
    column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  };
  if (place.row < 1 || place.row > 1_048_576 || place.column < 0 || place.column > 16_383)
    throw new SpreadsheetRefused('cell-out-of-bounds', { cell: reference.slice(0, 20) });
  return place;
}

function checkExtent({ row, column }: Extent): void {
  if (row > maxRowNumber) throw new SpreadsheetRefused('too-many-rows', { row, limit: maxRowNumber });
  if (column >= maxColumns) throw new SpreadsheetRefused('too-many-columns', { limit: maxColumns });
}
