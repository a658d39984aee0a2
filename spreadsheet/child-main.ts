import type { Workbook } from '../domain/table/grid';
import { standardInput } from './child';
import { readCsv } from './csv/read-csv';
import { kindOf } from './kind';
import type { RefusalParams } from './refusal';
import { SpreadsheetRefused } from './refusal';
import { checkSize } from './size';
import { readXlsx } from './xlsx/read-xlsx';

/** What the child writes on its standard output, once, as JSON. */
export type Answer = { readonly workbook: Workbook } | { readonly code: string; readonly params: RefusalParams };

async function main(): Promise<void> {
  process.stdout.write(JSON.stringify(await answer(await standardInput())));
}

async function answer(bytes: Buffer): Promise<Answer> {
  try {
    const workbook = kindOf(bytes) === 'zip' ? await readXlsx(bytes) : readCsv(bytes);
    checkSize(workbook);
    return { workbook };
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return { code: error.code, params: error.params };
    throw error;
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
  process.exitCode = 1;
});
