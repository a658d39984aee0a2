import { Client } from 'pg';
import type { Born, Child } from '../child';
import { startChild } from '../child';
import { reasonOf, StartFailure } from '../failure';
import { diskFull } from '../home';
import { saysDiskFull, saysPortTaken, since } from '../log-tail';
import { loopback, PortTaken } from '../ports';
import { retryUntil } from '../wait';
import type { Account } from './account';
import { disarmStalePidFile } from './pid-file';

export type ServerOptions = {
  postgres: string;
  folder: string;
  port: number;
  account: Account | undefined;
  logFile: string;
  password: string;
  /** Further settings, such as `fsync: 'off'` for tests. */
  settings?: Record<string, string>;
  born?: Born | undefined;
};

/** How long what is still dying of an earlier run is waited for. */
const dyingMs = 15_000;
/** Recovery after a crash may take long; it is given up only when the server itself ends. */
const recoveryMs = 10 * 60_000;

/**
 * Starts the server and returns once it answers a query.
 * @throws StartFailure where it ends instead; PortTaken where that is the reason.
 */
export const startServer = async (options: ServerOptions): Promise<Child> => {
  const end = performance.now() + dyingMs;
  for (;;) {
    const child = launch(options);
    try {
      await retryUntil(
        () => askOnce(options),
        recoveryMs,
        () => child.ending() !== undefined,
        30,
      );

      return child;
    } catch (error) {
      if (child.ending() === undefined) await child.stop('SIGQUIT', 5_000);
      const said = since(options.logFile, child.logFrom);
      if (!stillDying(said) || performance.now() > end) throw explain(said, error);
    }
  }
};

/** Fast shutdown: sessions are broken off, the data is written. */
export const stopServer = (child: Child): Promise<void> => child.stop('SIGINT', 30_000);

export const superuserUrl = ({ port, password }: { port: number; password: string }, database: string): string =>
  `postgresql://duban:${password}@${loopback}:${port}/${database}`;

const launch = ({ postgres, folder, port, account, logFile, settings, born }: ServerOptions): Child => {
  disarmStalePidFile(folder);
  const all = { listen_addresses: loopback, unix_socket_directories: '', max_connections: '200', ...settings };
  const flags = Object.entries(all).flatMap(([key, value]) => ['-c', `${key}=${value}`]);

  return startChild({
    program: postgres,
    args: ['-D', folder, '-p', String(port), ...flags],
    cwd: '/',
    env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    account,
    logFile,
    born,
  });
};

const askOnce = async (options: ServerOptions): Promise<void> => {
  const client = new Client({ connectionString: superuserUrl(options, 'postgres'), connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined); // a server that ends while we ask; the query's own failure is what counts
  try {
    await client.connect();
    await client.query('SELECT 1');
  } finally {
    await client.end();
  }
};

const stillDying = (said: string): boolean =>
  /pre-existing shared memory block|lock file "postmaster.pid" already exists/.test(said);

const explain = (said: string, cause: unknown): StartFailure => {
  if (saysDiskFull(said)) return diskFull(cause);
  const reason = /(?:FATAL|PANIC): .*/.exec(said)?.[0] ?? reasonOf(cause);

  const Failure = saysPortTaken(said) ? PortTaken : StartFailure;
  return new Failure(`PostgreSQL 无法启动：${reason}`, `PostgreSQL does not start: ${reason}`, { cause });
};
