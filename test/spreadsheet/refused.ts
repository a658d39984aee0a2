import { readSpreadsheet, SpreadsheetRefused } from '../../spreadsheet/read';

/** The refusal of a file that is expected to be refused. */
export async function refusalOf(bytes: Buffer): Promise<SpreadsheetRefused> {
  try {
    await readSpreadsheet(bytes);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error;
    throw error;
  }
  throw new Error('the file was read');
}
