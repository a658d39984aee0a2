import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs';
import { z } from 'zod';

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

/** The reason that a program gave before it ended, as a person reads it: the last line of an error, or of all. */
export const lastWords = (said: string): string | undefined => {
  const lines = said.split('\n').map((line) => asSentence(line.trim()));
  const reason = lines.findLast((line) => /^(?:\w*Error|error|fatal)\b.*: /i.test(line)) ?? lines.findLast(Boolean);

  return reason?.slice(0, 300);
};

const logLine = z.object({ level: z.string().optional(), msg: z.string(), error: z.string().optional() });

/** What a line of a log in JSON says; every other line as it is. */
const asSentence = (line: string): string => {
  if (!line.startsWith('{')) return line;
  const read = logLine.safeParse(parsed(line));
  if (!read.success) return line;
  const { level = '', msg, error } = read.data;
  const said = error === undefined ? msg : `${msg}: ${error}`;

  return /^(error|fatal|panic|dpanic)$/i.test(level) ? `Error: ${said}` : said;
};

/** A line that was cut off by the end of the log is no JSON, and stays as it is. */
const parsed = (line: string): unknown => {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
};

/** True where the program found a port taken that it was to have. */
export const saysPortTaken = (said: string): boolean => /address already in use|EADDRINUSE/i.test(said);

/** True where the program found no room on the disk. */
export const saysDiskFull = (said: string): boolean =>
  /No space left on device|Disk quota exceeded|ENOSPC|database or disk is full/.test(said);
