import type { Cell, Sheet } from './grid';
import type { MergeLookup } from './merges';
import { mergesDown } from './merges';
import { compact, isBlankText } from './text';

/** The headings of a table: each column's, as written, and the last row that they take up. */
export type Header = { readonly headings: readonly string[]; readonly firstRow: number; readonly lastRow: number };

/** Titles and notes above the headings are at most this many rows. */
const searched = 30;

/**
 * Finds the headings among the first rows, in one row or in two with merged cells, as the row where most of them are
 * known. Undefined where fewer than two are: that is no such table.
 */
export function findHeader(sheet: Sheet, isKnown: (heading: string) => boolean): Header | undefined {
  const rows = sheet.rows.slice(0, searched + 1);
  const last = rows.at(-1)?.row ?? 0;
  // A merge that spreads across names a group of columns, not one.
  const narrow = sheet.merges.filter(({ top, left, right }) => top <= last && left === right);
  const above: Above = { rows, mergeAt: mergesDown(narrow, new Set(narrow.map(({ left }) => left))) };
  const candidates = rows.slice(0, searched).flatMap(({ row }) => {
    const one = headingsOf(above, row, row);
    return mayBeSecond(above, row, isKnown) ? [one, headingsOf(above, row, row + 1)] : [one];
  });
  let best: { header: Header; known: number } | undefined;
  for (const header of candidates) {
    const known = header.headings.filter(isKnown).length;
    if (known > (best?.known ?? 1)) best = { header, known };
  }
  return best?.header;
}

/** Whether a row repeats the headings, as on each printed page. */
export function repeatsHeader(cells: readonly Cell[], { headings }: Header): boolean {
  let same = 0;
  for (const [at, cell] of cells.entries()) {
    if (typeof cell !== 'string' || isBlankText(cell)) continue;
    if (compact(cell) !== compact(headings[at] ?? '')) return false;
    same += 1;
  }
  return same >= 3;
}

type Above = { readonly rows: Sheet['rows']; readonly mergeAt: MergeLookup };

/** A second row of headings lies below a merge, or holds headings itself: then the first one's merges name groups. */
function mayBeSecond(above: Above, row: number, isKnown: (heading: string) => boolean): boolean {
  const below = above.rows.find((other) => other.row === row + 1);
  if (!below) return false;
  const merged = below.cells.some((_, column) => above.mergeAt(row + 1, column)?.top === row);
  return merged || headingsOf(above, row + 1, row + 1).headings.filter(isKnown).length >= 2;
}

function headingsOf({ rows, mergeAt }: Above, firstRow: number, lastRow: number): Header {
  const taken = rows.filter(({ row }) => row >= firstRow && row <= lastRow);
  const textAt = (row: number, column: number) => textOf(rows.find((other) => other.row === row)?.cells[column]);
  const width = Math.max(0, ...taken.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => {
    const written = taken.map(({ row }) => {
      const merge = mergeAt(row, column);
      return textAt(row, column) || (merge ? textAt(merge.top, column) : '');
    });
    return written.findLast((text) => text !== '') ?? '';
  });
  return { headings, firstRow, lastRow };
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
}
