import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Born, Child } from '../child';
import { letPass, postgresAccount } from './account';
import { findPostgres } from './binaries';
import { initialise } from './cluster';
import { appRole, ensureDatabase, ensureRoles } from './roles';
import { startServer, superuserUrl } from './server';

export type ClusterOptions = {
  /** Holds the data folder `postgres` and its log. */
  home: string;
  port: number;
  /** Of the superuser `duban`, who owns the schema. */
  ownerPassword: string;
  /** Of the role `duban_app`, with which worker and API connect. */
  appPassword: string;
  settings?: Record<string, string>;
  born?: Born;
};

/** The running server and how to reach its database `duban`. */
export type Cluster = { child: Child; ownerUrl: string; appUrl: string; opened: string[] };

/**
 * Brings up PostgreSQL with its roles and the database `duban`, made where they are missing.
 * @returns also the folders that had to be opened for PostgreSQL's own account to pass, where we are root.
 */
export const openCluster = async (options: ClusterOptions): Promise<Cluster> => {
  const { home, port, ownerPassword, appPassword } = options;
  const binaries = findPostgres();
  const account = postgresAccount();
  const opened = account ? [home, join(binaries.folder, 'bin')].flatMap(letPass) : [];
  const folder = join(home, 'postgres');
  const logs = join(home, 'logs');
  mkdirSync(logs, { recursive: true, mode: 0o700 });
  await initialise(binaries, folder, ownerPassword, account);
  const child = await startServer({
    postgres: binaries.postgres,
    folder,
    port,
    account,
    logFile: join(logs, 'postgres.log'),
    password: ownerPassword,
    settings: options.settings ?? {},
    born: options.born,
  });
  const maintenance = superuserUrl({ port, password: ownerPassword }, 'postgres');
  await ensureRoles(maintenance, appPassword);
  await ensureDatabase(maintenance, 'duban');
  const ownerUrl = superuserUrl({ port, password: ownerPassword }, 'duban');

  return { child, ownerUrl, appUrl: appUrlOf(ownerUrl, appPassword), opened };
};

/** The same database as `ownerUrl`, as worker and API see it. */
export const appUrlOf = (ownerUrl: string, appPassword: string): string => {
  const url = new URL(ownerUrl);
  url.username = appRole;
  url.password = appPassword;

  return url.href;
};
