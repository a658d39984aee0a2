import type { Workbook } from '../../../domain/table/grid';
import { readSpreadsheet, SpreadsheetRefused } from '../../../spreadsheet/read';
import { ProblemError, problemsOf } from '../../problem';
import type { Upload } from '../../route';
import { importProblems } from './wording';

/** The files of an import as cells; either may be missing, but not both. */
export type DirectoryFiles = { readonly units?: Workbook; readonly officials?: Workbook };

/** Reads the files that came. Throws a 400, 413, 415 or 422 that says which file cannot be read, and why. */
export async function readFiles(files: ReadonlyMap<string, Upload>): Promise<DirectoryFiles> {
  const units = await readFile('units', files);
  const officials = await readFile('officials', files);
  if (!units && !officials) throw problemsOf(importProblems)('file_missing');
  return { ...(units && { units }), ...(officials && { officials }) };
}

async function readFile(name: string, files: ReadonlyMap<string, Upload>): Promise<Workbook | undefined> {
  const file = files.get(name);
  if (!file) return undefined;
  try {
    return await readSpreadsheet(file.bytes);
  } catch (cause) {
    if (!(cause instanceof SpreadsheetRefused)) throw cause;
    const words = { 'zh-CN': cause.wordRefusal('zh-CN'), en: cause.wordRefusal('en') };
    throw new ProblemError(cause.code, { status: cause.status, ...words }, { members: { file: name } }, { cause });
  }
}
