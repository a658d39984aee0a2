import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';

const longest = 65_536;

/** Where a log ends now, in bytes; what comes after is of the start to come. */
export const endOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** @returns what was added since, at most the last 64 KiB of it. */
export const since = (file: string, from: number): string => {
  const to = endOf(file);
  if (to <= from) return '';
  const start = Math.max(from, to - longest);
  const buffer = Buffer.alloc(to - start);
  const handle = openSync(file, 'r');
  try {
    return buffer.toString('utf8', 0, readSync(handle, buffer, 0, buffer.length, start));
  } finally {
    closeSync(handle);
  }
};

/** The reason that a program gave before it ended: the first line of an error, or else the last line of all. */
export const lastWords = (said: string): string | undefined => {
  const lines = said.split('\n').map((line) => line.trim());
  const reason = lines.findLast((line) => /^(?:\w*Error|error|fatal)\b.*: /i.test(line)) ?? lines.findLast(Boolean);

  return reason?.slice(0, 300);
};

/** True where the program found no room on the disk. */
export const saysDiskFull = (said: string): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|database or disk is full/.test(said);
