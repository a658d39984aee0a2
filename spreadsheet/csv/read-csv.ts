import { CsvError, parse } from 'csv-parse/sync';
import type { Workbook } from '../../domain/table/grid';
import { maxCellCharacters, maxCells, maxRowNumber, maxTextCharacters } from '../limits';
import { SpreadsheetRefused } from '../refusal';
import { decode } from './encoding';

/** Reads a CSV file, separated by comma, semicolon or tab. A row is a record, as a spreadsheet would number it. */
export function readCsv(bytes: Buffer): Workbook {
  refuseEndless(bytes);
  const { text, encoding } = decode(bytes);
  const separator = separatorOf(text);
  refuseTooMany(text, separator);
  const records = recordsOf(text, separator);
  const rows = records.flatMap((cells, at) =>
    cells.some((cell) => cell.trim() !== '') ? [{ row: at + 1, cells }] : [],
  );
  if (rows.length === 0) throw new SpreadsheetRefused('file-empty');
  return { format: 'csv', encoding, date1904: false, sheets: [{ name: '', hidden: false, rows, merges: [] }] };
}

/**
 * Refuses what has more rows than any table while it is still bytes: as text, and more so as cells, it takes many times
 * the memory. Line feeds and quotes stand for themselves in UTF-8 and GB18030; UTF-16, which has zeros, is let be.
 */
function refuseEndless(bytes: Buffer): void {
  if (bytes.includes(0)) return;
  let [row, quoted] = [1, false];
  for (const byte of bytes) {
    if (byte === quote) quoted = !quoted;
    else if (byte === lineFeed && !quoted) row += 1;
    else if (row > maxRowNumber && byte > space)
      throw new SpreadsheetRefused('too-many-rows', { row, limit: maxRowNumber });
  }
}

const [lineFeed, space, quote] = [0x0a, 0x20, 0x22];

/** Refuses more cells and more text than any table has before they are taken apart; separators within quotes count too. */
function refuseTooMany(text: string, separator: string): void {
  if (text.length > maxTextCharacters + maxCells) throw new SpreadsheetRefused('too-much-text');
  let cells = 0;
  for (const mark of [separator, '\n'])
    for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) cells += 1;
  if (cells > maxCells) throw new SpreadsheetRefused('too-many-cells', { limit: maxCells });
}

/** The separator that the line with the most of any has; titles above the headings have none. */
function separatorOf(text: string): string {
  const top = text
    .slice(0, 20_000)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]+/);
  const most = (separator: string) => Math.max(...top.map((line) => line.split(separator).length - 1));
  const separators = [',', ';', '\t'].sort((one, other) => most(other) - most(one));
  const [best = ','] = separators;
  if (most(best) === 0 && most('，') >= 2) throw new SpreadsheetRefused('wrong-separator');
  return best;
}

function recordsOf(text: string, delimiter: string): string[][] {
  let linesRead = 0;
  try {
    return parse(text, {
      bom: true,
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      // An unclosed quote would otherwise gather the rest of the file into one cell.
      max_record_size: maxCellCharacters * 4,
      to: maxRowNumber + 1,
      on_record: (record: string[], { lines }) => {
        linesRead = lines;
        return record;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const open = error.code === 'CSV_QUOTE_NOT_CLOSED' || error.code === 'CSV_MAX_RECORD_SIZE';
    throw open
      ? new SpreadsheetRefused('quote-not-closed', { line: linesRead + 1 })
      : new SpreadsheetRefused('damaged');
  }
}
