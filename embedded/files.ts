import { randomUUID } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
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

/**
 * Makes a folder and those above it, where they are missing. Node's own recursion never ends where the system says that
 * a folder is not there although the one above it is, as it does of `/proc/x`.
 */
export const makeFolders = (folder: string, mode: number): void => {
  if (isFolder(folder)) return;
  if (dirname(folder) !== folder) makeFolders(dirname(folder), mode);
  try {
    mkdirSync(folder, { mode });
  } catch (error) {
    if (!isFolder(folder)) throw error; // else another process was quicker
  }
};

const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

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
