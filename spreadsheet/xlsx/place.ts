import type { Merge } from '../../domain/table/grid';
import { SpreadsheetRefused } from '../refusal';

/** Where a cell is: its row from 1, its column from 0. */
export type Place = { readonly row: number; readonly column: number };

/** The place that a reference such as `B3` names. Throws where it lies outside any sheet (reliability §4 B33). */
export function placeOf(reference: string): Place {
  const [, letters = '', digits = ''] = /^([A-Z]{1,7})(\d{1,9})$/i.exec(reference) ?? [];
  const place = {
    row: Number(digits),
    column: [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1,
  };
  if (place.row < 1 || place.row > 1_048_576 || place.column < 0 || place.column > 16_383)
    throw new SpreadsheetRefused('cell-out-of-bounds', { cell: reference.slice(0, 20) });
  return place;
}

/** The cells that a reference such as `A1:B2` merges. */
export function mergeOf(reference: string): Merge {
  const [from = '', to = from] = reference.split(':', 2);
  const [start, end] = [placeOf(from), placeOf(to)];
  return { top: start.row, bottom: end.row, left: start.column, right: end.column };
}
