import { accessSync, chmodSync, constants, copyFileSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Program } from './program';

/** Where a program is kept once it was got; a new version of ours looks in a new place. */
export const cachedPath = ({ name, wheel }: Program): string =>
  join(cacheFolder(), `${name}-${wheel.version}${process.platform === 'win32' ? '.exe' : ''}`);

/** Puts a program in its place at once, so that two starts at the same time cannot see half of it. */
export const putInCache = (program: Program, file: string): string => {
  const place = cachedPath(program);
  const draft = `${place}.${process.pid}.tmp`;
  try {
    copyFileSync(file, draft);
    chmodSync(draft, 0o755);
    renameSync(draft, place);
  } finally {
    rmSync(draft, { force: true });
  }

  return place;
};

/** A folder for one download, on the same disk as the temporary files; gone when the work is done. */
export const inTemporaryFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = mkdtempSync(join(tmpdir(), 'duban-download-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const cacheFolder = (): string => {
  const wanted = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'duban');
  try {
    mkdirSync(wanted, { recursive: true });
    accessSync(wanted, constants.W_OK);

    return wanted;
  } catch {
    // a home that is missing or read-only, as in containers
    const instead = join(tmpdir(), `duban-cache-${userInfo().uid}`);
    mkdirSync(instead, { recursive: true, mode: 0o700 });

    return instead;
  }
};
