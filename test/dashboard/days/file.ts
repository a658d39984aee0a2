import { readFileSync } from 'node:fs';
import { basename, extname, join } from 'node:path';

/** A file as it is chosen on a page. */
export type FilePayload = { readonly name: string; readonly mimeType: string; readonly buffer: Buffer };

const types: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

/** A file of the tests' or the demonstration's, under a name that an office would give it. */
export function fileAt(path: string, stem: string): FilePayload {
  const ending = extname(basename(path));
  return { name: `${stem}${ending}`, mimeType: types[ending] ?? '', buffer: readFileSync(join(root, path)) };
}

const root = join(__dirname, '..', '..', '..');
