import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from '../files';
import { commandLineOf } from '../processes';

/** The pid of the postmaster that serves this folder now, whoever started it. */
export const runningPostmaster = (folder: string): number | undefined => {
  const pid = recordedPid(folder);
  if (pid === undefined) return undefined;

  return commandLineOf(pid)?.includes(folder) ? pid : undefined;
};

/**
 * After a kill the file stays, and PostgreSQL refuses to start when its number has meanwhile gone to another process of
 * the same user. The number is set to our own, which PostgreSQL, being our child, passes over; the rest of the file stays,
 * since from it PostgreSQL learns whether a part of the killed server still lives.
 */
export const disarmStalePidFile = (folder: string): void => {
  const file = join(folder, 'postmaster.pid');
  const text = readIfThere(file);
  if (text === undefined || runningPostmaster(folder) !== undefined) return;
  writeFileSync(file, text.replace(/^-?\d+/, String(process.pid)));
};

const recordedPid = (folder: string): number | undefined => {
  const first = readIfThere(join(folder, 'postmaster.pid'))?.split('\n')[0] ?? '';

  return /^\d+$/.test(first) ? Number.parseInt(first, 10) : undefined;
};
