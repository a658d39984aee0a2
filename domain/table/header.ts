import type { Cell, Merge, Sheet } from './grid';
import { compact } from './text';

/** The headings of a table: each column's, as written, and the last row that they take up. */
export type Header = { readonly headings: readonly string[]; readonly firstRow: number; readonly lastRow: number };

/** Titles and notes above the headings are at most this many rows. */
const searched = 30;

/**
 * Finds the headings among the first rows, in one row or in two with merged cells, as the row where most of them are
 * known. Undefined where fewer than two are: that is no such table.
 */
export function findHeader(sheet: Sheet, isKnown: (heading: string) => boolean): Header | undefined {
  const candidates = sheet.rows.slice(0, searched).flatMap(({ row }) => {
    const one = headingsOf(sheet, row, row);
    const below = sheet.rows.find((other) => other.row === row + 1);
    return below && mayBeSecond(sheet, row, isKnown) ? [one, headingsOf(sheet, row, row + 1)] : [one];
  });
  const scored = candidates.map((header) => ({ header, known: header.headings.filter(isKnown).length }));
  const best = scored.reduce<(typeof scored)[number] | undefined>(
    (most, next) => (next.known > (most?.known ?? 1) ? next : most),
    undefined,
  );
  return best?.header;
}

/** Whether a row repeats the headings, as on each printed page. */
export function repeatsHeader(cells: readonly Cell[], { headings }: Header): boolean {
  const written = cells.flatMap((cell, at) => (typeof cell === 'string' && cell.trim() !== '' ? [{ cell, at }] : []));
  const same = written.filter(({ cell, at }) => compact(cell) === compact(headings[at] ?? ''));
  return same.length >= 3 && same.length === written.length;
}

/** A second row of headings lies below a merge, or holds headings itself: then the first one's merges name groups. */
function mayBeSecond(sheet: Sheet, row: number, isKnown: (heading: string) => boolean): boolean {
  if (sheet.merges.some(({ top, bottom }) => top === row && bottom === row + 1)) return true;
  return headingsOf(sheet, row + 1, row + 1).headings.filter(isKnown).length >= 2;
}

function headingsOf({ rows, merges }: Sheet, firstRow: number, lastRow: number): Header {
  const taken = rows.filter(({ row }) => row >= firstRow && row <= lastRow);
  const width = Math.max(0, ...taken.map(({ cells }) => cells.length));
  const headings = Array.from({ length: width }, (_, column) => {
    const written = taken.map(({ row, cells }) => textOf(cells[column]) || mergedText(taken, merges, row, column));
    return written.findLast((text) => text !== '') ?? '';
  });
  return { headings, firstRow, lastRow };
}

/** What stands in the merge that a cell lies in, where it spreads downwards only: across, it names a group of columns. */
function mergedText(taken: Sheet['rows'], merges: readonly Merge[], row: number, column: number): string {
  const merge = merges.find(
    ({ top, bottom, left, right }) => left === column && right === column && top <= row && row <= bottom,
  );
  return merge ? textOf(taken.find((other) => other.row === merge.top)?.cells[column]) : '';
}

function textOf(cell: Cell | undefined): string {
  return typeof cell === 'string' ? cell.trim() : '';
}
