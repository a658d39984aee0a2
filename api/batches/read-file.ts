import type { RowContext } from '../../domain/table/given-row';
import type { TableRead } from '../../domain/table/read-table';
import { readTable } from '../../domain/table/read-table';
import { wordTableRefusal } from '../../domain/table/table-refusal';
import { readSpreadsheet, SpreadsheetRefused } from '../../spreadsheet/read';
import { ProblemError } from '../problem';

type Wanted = {
  readonly sheet?: string | undefined;
  readonly mapping?: Readonly<Record<string, string>> | undefined;
};

/** Reads the table in a file. Throws a 413, 415 or 422 that says what is amiss, and what may be chosen. */
export async function readFile(bytes: Buffer, wanted: Wanted, context: RowContext): Promise<TableRead> {
  const workbook = await readSpreadsheet(bytes).catch((cause: unknown) => {
    if (!(cause instanceof SpreadsheetRefused)) throw cause;
    const words = { 'zh-CN': cause.wordRefusal('zh-CN'), en: cause.wordRefusal('en') };
    throw new ProblemError(cause.code, { status: cause.status, ...words }, {}, { cause });
  });
  const read = readTable(workbook, { ...context, ...wanted });
  if (!('refused' in read)) return read;
  const { refused } = read;
  const words = { 'zh-CN': wordTableRefusal(refused, 'zh-CN'), en: wordTableRefusal(refused, 'en') };
  throw new ProblemError(refused.code, { status: refused.status, ...words }, { members: { choices: refused.choices } });
}
