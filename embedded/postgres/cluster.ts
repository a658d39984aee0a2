import { execFile } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { reasonOf, StartFailure } from '../failure';
import { readIfThere, writeDurably } from '../files';
import { diskFull } from '../home';
import { saysDiskFull } from '../log-tail';
import type { Account } from './account';
import type { PostgresBinaries } from './binaries';
import { postgresMajor } from './binaries';

const run = promisify(execFile);

/** The built-in locale sorts the same on every machine, which hashes and tests rely on. */
const flags = [
  '--username=duban',
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--no-instructions',
];

/**
 * Makes the data folder where there is none; a kill half-way leaves nothing that a later start would take for whole.
 * @param password of the superuser `duban`.
 * @throws StartFailure where the folder is of another major version, belongs to someone else, or the disk is full.
 */
export const initialise = async (
  binaries: PostgresBinaries,
  folder: string,
  password: string,
  account: Account | undefined,
): Promise<void> => {
  const version = readIfThere(join(folder, 'PG_VERSION'))?.trim();
  if (version === postgresMajor) return;
  if (version !== undefined) throw otherMajor(folder, version);
  const draft = `${folder}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account) chownSync(draft, account.uid, account.gid);
  await initdb(binaries, draft, password, account);
  if (existsSync(folder)) rmSync(folder, { recursive: true }); // without PG_VERSION it never held anything
  renameSync(draft, folder);
  chmodSync(folder, 0o700);
};

const initdb = async (
  binaries: PostgresBinaries,
  folder: string,
  password: string,
  account: Account | undefined,
): Promise<void> => {
  const passwordFile = `${folder}.password`;
  writeDurably(passwordFile, `${password}\n`);
  if (account) chownSync(passwordFile, account.uid, account.gid);
  try {
    await run(binaries.initdb, [`--pgdata=${folder}`, `--pwfile=${passwordFile}`, ...flags], {
      cwd: '/',
      env: { PATH: process.env.PATH, LC_ALL: 'C' },
      ...account,
    });
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw explain(error);
  } finally {
    rmSync(passwordFile, { force: true });
  }
};

const explain = (error: unknown): StartFailure => {
  const reason = reasonOf(error);
  if (saysDiskFull(reason)) return diskFull(error);
  const line = /(?:initdb: error|FATAL|PANIC): .*?(?=initdb:|child process|$)/.exec(reason)?.[0] ?? reason;

  return new StartFailure(`PostgreSQL 无法建库：${line}`, `PostgreSQL could not be initialised: ${line}`, {
    cause: error,
  });
};

const otherMajor = (folder: string, version: string): StartFailure =>
  new StartFailure(
    `${folder} 是 PostgreSQL ${version} 的数据，本版本内置的是 PostgreSQL ${postgresMajor}：请用原版本导出，或换一个 DUBAN_HOME。`,
    `${folder} is data of PostgreSQL ${version}, and this version has PostgreSQL ${postgresMajor}: export with the version that made it, or give another DUBAN_HOME.`,
  );
