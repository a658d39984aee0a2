import type { Workbook } from '../domain/table/grid';
import { readInChild } from './child-run';
import { isEncrypted, kindOf } from './kind';
import { maxFileBytes } from './limits';
import { SpreadsheetRefused } from './refusal';
import { zipEntries } from './xlsx/zip-entries';

export { SpreadsheetRefused } from './refusal';

/**
 * Turns the bytes of an .xlsx or CSV file into cells (domain.md, "Reading a real table"). What it is, is judged by the
 * bytes. They are parsed in a process of its own, whose memory and time are limited, so that no file can harm the caller.
 *
 * @throws {SpreadsheetRefused} where the file cannot be read as a whole; single bad rows are the table's matter.
 */
export async function readSpreadsheet(bytes: Buffer): Promise<Workbook> {
  if (bytes.length > maxFileBytes)
    throw new SpreadsheetRefused('file-too-large', { limit: maxFileBytes / 1024 / 1024 });
  switch (kindOf(bytes)) {
    case 'empty':
      throw new SpreadsheetRefused('file-empty');
    case 'old-or-encrypted':
      throw new SpreadsheetRefused(isEncrypted(bytes) ? 'encrypted' : 'old-format');
    case 'markup':
    case 'foreign':
      throw new SpreadsheetRefused('not-a-spreadsheet');
    case 'zip':
      // Most bombs say what they are in their directory: those are refused without starting a process.
      await zipEntries(bytes);
      return readInChild(bytes);
    case 'text':
      return readInChild(bytes);
  }
}
