import { execFileSync } from 'node:child_process';
import { chmodSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { StartFailure } from '../failure';

/** Whom PostgreSQL runs as; `undefined` means as ourselves. */
export type Account = { uid: number; gid: number };

const names = ['postgres', 'nobody'];

/**
 * PostgreSQL refuses to run as root, so that root needs another account for it: `postgres`, made where it is missing.
 * @returns undefined where we are not root.
 */
export const postgresAccount = (): Account | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  if (lookUp('postgres') === undefined) makeUser();
  for (const name of names) {
    const account = lookUp(name);
    if (account !== undefined) return account;
  }
  throw new StartFailure(
    '以 root 运行时 PostgreSQL 需要一个名为 postgres 的用户，而本机无法创建：请先创建，或改用普通用户运行。',
    'Run as root, PostgreSQL needs a user named postgres, which could not be made here: make it, or start as an ordinary user.',
  );
};

/**
 * Lets another account pass (not list) every folder above and including this one.
 * @returns the folders whose mode was changed, to be said to the person.
 */
export const letPass = (folder: string): string[] => {
  const opened: string[] = [];
  for (let path = folder; ; path = dirname(path)) {
    const { mode } = statSync(path);
    if ((mode & 0o011) !== 0o011) {
      chmodSync(path, (mode & 0o7777) | 0o011);
      opened.push(path);
    }
    if (path === dirname(path)) return opened;
  }
};

const lookUp = (name: string): Account | undefined => {
  try {
    return { uid: ask('-u', name), gid: ask('-g', name) };
  } catch {
    return undefined; // `id` exits with 1 for a name that nobody has
  }
};

const ask = (flag: string, name: string): number =>
  Number.parseInt(execFileSync('id', [flag, name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }), 10);

const makeUser = (): void => {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', 'postgres'], { stdio: 'ignore' });
  } catch {
    // no useradd here, as on macOS: the next name is tried instead
  }
};
