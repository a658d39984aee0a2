import type { Cell, GridRow, Merge } from '../../domain/table/grid';
import { maxCells, maxColumns, maxMerges, maxRowNumber, maxTextCharacters } from '../limits';
import { SpreadsheetRefused } from '../refusal';
import type { Reading, Written } from './cell';
import { cellOf } from './cell';
import type { Place } from './place';
import { mergeOf, placeOf } from './place';
import { gatherText, ownText } from './texts';
import type { Count } from './walk';
import { walk } from './walk';
import { isTrue } from './worksheets';

/** How much all sheets of a workbook hold so far; what is more than any table holds is refused while it is read. */
export type Room = Count & { cells: number; characters: number };

type Held = { readonly rows: readonly GridRow[]; readonly merges: readonly Merge[] };

/** Reads the cells of a sheet in one walk, of which nothing remains but what they hold. */
export function readSheet(part: Uint8Array, reading: Reading, room: Room): Held {
  const rows = new Map<number, Cell[]>();
  const hidden = new Set<number>();
  const merges: Merge[] = [];
  const text = gatherText();
  let [inData, row, column] = [false, 0, -1];
  let at: Place | null = null;
  let written: { -readonly [Key in keyof Written]: Written[Key] } = blank();
  let into: 'value' | 'formula' | null = null;

  walk(part, room, {
    open(tag, attributes) {
      if (tag === 'sheetData') inData = true;
      else if (tag === 'mergeCell' && attributes.ref) {
        if (merges.length >= maxMerges)
          throw new SpreadsheetRefused('unsafe', { what: `over ${maxMerges} merged cells` });
        merges.push(mergeOf(attributes.ref));
      } else if (tag === 'row' && inData) {
        row = /^\d{1,9}$/.test(attributes.r ?? '') ? Number(attributes.r) : row + 1;
        column = -1;
        if (isTrue(attributes.hidden)) hidden.add(row);
      } else if (tag === 'c' && inData) {
        at = attributes.r ? placeOf(attributes.r) : { row, column: column + 1 };
        ({ column } = at);
        written = { ...blank(), type: attributes.t ?? '', style: Number(attributes.s ?? -1) };
        text.begin();
      } else if (at) {
        text.open(tag);
        if (tag === 'v') into = 'value';
        if (tag === 'f') into = 'formula';
        if (into === 'value') written.value ??= '';
        if (tag === 'f' && attributes.t === 'shared' && attributes.si !== undefined) written.formula = '';
      }
    },
    text(piece) {
      if (into) written[into] = (written[into] ?? '') + piece;
      else text.add(piece);
    },
    close(tag) {
      if (tag === 'sheetData') inData = false;
      if (tag === 'v' || tag === 'f') into = null;
      text.close(tag);
      if (tag !== 'c' || !at) return;
      put(rows, at, cellOf({ ...written, inline: text.whole() }, reading), room);
      at = null;
    },
  });
  return { rows: [...rows].sort(([one], [other]) => one - other).flatMap((entry) => rowOf(entry, hidden)), merges };
}

function blank(): Written {
  return { type: '', style: -1, value: null, inline: '', formula: null };
}

/** Puts a cell in its place; what lies between it and column A has to be held as well. */
function put(rows: Map<number, Cell[]>, { row, column }: Place, cell: Cell, room: Room): void {
  if (cell === null) return;
  if (row > maxRowNumber) throw new SpreadsheetRefused('too-many-rows', { row, limit: maxRowNumber });
  if (column >= maxColumns) throw new SpreadsheetRefused('too-many-columns', { limit: maxColumns });
  const cells = rows.get(row) ?? [];
  rows.set(row, cells);
  room.cells += Math.max(0, column + 1 - cells.length);
  if (room.cells > maxCells) throw new SpreadsheetRefused('too-many-cells', { limit: maxCells });
  room.characters += lengthOf(cell);
  if (room.characters > maxTextCharacters) throw new SpreadsheetRefused('too-much-text');
  while (cells.length < column) cells.push(null);
  cells[column] = typeof cell === 'string' ? ownText(cell) : cell;
}

function lengthOf(cell: Cell): number {
  if (typeof cell === 'string') return cell.length;
  return typeof cell === 'object' && cell !== null ? Object.values(cell).join('').length : 0;
}

/** A row without its blank end, or nothing where all of it is blank. */
function rowOf([row, cells]: readonly [number, Cell[]], hidden: ReadonlySet<number>): GridRow[] {
  const length = cells.findLastIndex((cell) => cell !== null && cell !== '') + 1;
  if (length === 0) return [];
  cells.length = length;
  return [hidden.has(row) ? { row, cells, hidden: true } : { row, cells }];
}
