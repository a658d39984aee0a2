import { Readable } from 'node:stream';
import { z } from 'zod';
import type { NewWorkbook } from '../../spreadsheet/write';
import { NotWritten, writeSpreadsheet } from '../../spreadsheet/write';
import { problem } from '../problem';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** What a route answers that answers a file. */
export const fileBytes = z
  .custom<Buffer>((value) => Buffer.isBuffer(value))
  .meta({ type: 'string', format: 'binary', description: 'the file itself' });

/** What a route answers whose file is too large to be held in memory. */
export const fileStream = z
  .custom<Readable>((value) => value instanceof Readable)
  .meta({ type: 'string', format: 'binary', description: 'the file itself' });

/** Writes an .xlsx; throws a 413 where it is too large to be written. */
export async function writeXlsx(workbook: NewWorkbook): Promise<Buffer> {
  return writeSpreadsheet(workbook).catch((cause: unknown) => {
    if (cause instanceof NotWritten) throw problem('too_large_to_write', {}, { cause });
    throw cause;
  });
}
