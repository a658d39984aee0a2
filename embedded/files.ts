import { randomUUID } from 'node:crypto';
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { hasCode } from './failure';

/**
 * Writes a file whole or not at all, and returns when it is on the disk: a kill or a power cut leaves the old one or the new.
 * @param mode of the new file; 0o600 unless told, since most of ours hold secrets.
 */
export const writeDurably = (file: string, content: string | Uint8Array, mode = 0o600): void => {
  const draft = `${file}.${randomUUID()}.tmp`;
  try {
    const handle = openSync(draft, 'wx', mode);
    try {
      writeAll(handle, typeof content === 'string' ? Buffer.from(content) : content);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
  syncFolder(dirname(file));
};

/** @returns the text, or undefined where there is no such file. */
export const readIfThere = (file: string): string | undefined => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
};

/** A rename is durable only when the folder is. */
const syncFolder = (folder: string): void => {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
};

const writeAll = (handle: number, content: Uint8Array): void => {
  let written = 0;
  while (written < content.length) written += writeSync(handle, content, written);
};
