import type { Workbook } from '../../domain/table/grid';
import { SpreadsheetRefused } from '../refusal';
import { dateStyles } from './dates';
import { openParts } from './parts';
import type { Room } from './sheet';
import { readSheet } from './sheet';
import { sharedTexts } from './texts';
import { contentsOf } from './worksheets';

/**
 * Reads the cells of an .xlsx, one part after another, each in one walk: so that what a file costs is what it holds, and
 * what holds too much is refused on the way there.
 */
export async function readXlsx(bytes: Buffer): Promise<Workbook> {
  const parts = await openParts(bytes);
  const room: Room = { elements: 0, beside: 0, cells: 0, characters: 0 };
  const { date1904, strings, styles, sheets } = contentsOf(parts, room);
  const isDate = dateStyles(parts.read(styles), room);
  const reading = { texts: sharedTexts(parts.read(strings), room), isDate, date1904 };
  return {
    ...{ format: 'xlsx', date1904 },
    sheets: sheets.map(({ name, hidden, part }) => {
      const bytesOf = parts.read(part);
      if (!bytesOf) throw new SpreadsheetRefused('damaged');
      return { name, hidden, ...readSheet(bytesOf, reading, room) };
    }),
  };
}
