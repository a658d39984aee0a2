/**
 * Holds the parts that tests run on: PostgreSQL, Temporal and a mail catcher in a temporary folder. Prints the addresses
 * as one line of JSON when all answer. Its standard input is its life: when the tests end, or are killed, it closes, and
 * everything here is stopped and removed.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from './child';
import { killGroup } from './child';
import { startMailCatcher } from './mail/process';
import { freePort, loopback, untilPortsHold } from './ports';
import { openCluster } from './postgres/open';
import { startTemporal } from './temporal/server';
import { findTemporalCli } from './temporal-binary';
import type { TestParts } from './test-parts';
import { appPasswordForTests } from './test-parts';

const home = mkdtempSync(join(tmpdir(), 'duban-test-'));
const logs = join(home, 'logs');
const children: Child[] = [];

/** What is lost when the machine dies is of no interest to a test, and waiting for the disk is half its time. */
const careless = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

const startPostgres = async (): Promise<string> => {
  const port = await freePort();
  const passwords = { ownerPassword: 'owner', appPassword: appPasswordForTests };
  const cluster = await openCluster({ home, port, ...passwords, settings: careless });
  children.push(cluster.child);

  return cluster.ownerUrl;
};

const startTemporalServer = async (): Promise<string> => {
  const program = await findTemporalCli((_zh, en) => console.error(en));
  const port = await freePort();
  const logFile = join(logs, 'temporal.log');
  const rest = { databaseFile: undefined, uiPort: undefined, namespace: 'default' };
  children.push(await startTemporal({ program, port, logFile, ...rest }));

  return `${loopback}:${port}`;
};

const startMail = async (): Promise<{ smtpUrl: string; mailUrl: string }> => {
  const options = { folder: join(home, 'mail'), smtpPort: await freePort(), httpPort: await freePort() };
  const catcher = await startMailCatcher({ ...options, logFile: join(logs, 'mail.log') });
  children.push(catcher.child);

  return { smtpUrl: catcher.smtpUrl, mailUrl: catcher.pageUrl };
};

let starting: Promise<unknown> = Promise.resolve();

const end = async (code: number): Promise<void> => {
  await starting; // a server that is half up would be missed
  for (const child of children) killGroup(child.pid); // nothing here is worth a graceful stop
  rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  process.exit(code);
};

const main = async (): Promise<void> => {
  process.stdin.on('end', () => void end(0)).resume();
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  mkdirSync(logs);
  const all = [untilPortsHold(startPostgres), untilPortsHold(startTemporalServer), untilPortsHold(startMail)] as const;
  starting = Promise.allSettled(all);
  const [databaseUrl, temporalAddress, mail] = await Promise.all(all);
  const parts: TestParts = { databaseUrl, temporalAddress, ...mail };
  console.log(JSON.stringify(parts));
};

main().catch((error: unknown) => {
  console.error(error);
  void end(1);
});
