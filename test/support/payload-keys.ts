import { randomBytes } from 'node:crypto';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file of keys, and the way to write it anew as an operator does. */
export type KeyFile = { readonly file: string; write(...lines: readonly string[]): void; remove(): void };

/** A new key of a name, as a line of the file. */
export function newKey(id: string): string {
  return `${id}:${randomBytes(32).toString('base64')}`;
}

/** Writes keys into a file of a folder of its own. */
export function keyFile(...lines: readonly string[]): KeyFile {
  const folder = mkdtempSync(join(tmpdir(), 'duban-keys-'));
  const file = join(folder, 'payload-keys');
  const write = (...now: readonly string[]) => {
    writeFileSync(`${file}.new`, `${now.join('\n')}\n`, { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  write(...lines);
  return { file, write, remove: () => rmSync(folder, { recursive: true }) };
}
