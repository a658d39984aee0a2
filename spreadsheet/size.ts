import type { Workbook } from '../domain/table/grid';
import { columnLetter } from '../domain/table/grid';
import { maxCellCharacters, maxColumns, maxMerges, maxRowNumber, maxTextCharacters } from './limits';
import { SpreadsheetRefused } from './refusal';

/** Refuses what is read but too large to hand on, so that the caller's memory is bounded too. */
export function checkSize({ sheets }: Workbook): void {
  if (sheets.some(({ merges }) => merges.length > maxMerges))
    throw new SpreadsheetRefused('unsafe', { what: `over ${maxMerges} merged cells` });
  let characters = 0;
  for (const { row, cells } of sheets.flatMap((sheet) => sheet.rows)) {
    if (row > maxRowNumber) throw new SpreadsheetRefused('too-many-rows', { row, limit: maxRowNumber });
    if (cells.length > maxColumns) throw new SpreadsheetRefused('too-many-columns', { limit: maxColumns });
    cells.forEach((cell, at) => {
      const length = typeof cell === 'string' ? cell.length : 0;
      characters += length;
      if (length > maxCellCharacters)
        throw new SpreadsheetRefused('cell-too-large', { row, column: columnLetter(at), limit: maxCellCharacters });
    });
    if (characters > maxTextCharacters) throw new SpreadsheetRefused('too-much-text');
  }
}
