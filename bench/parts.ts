import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Child } from '../embedded/child';
import { killGroup } from '../embedded/child';
import { freePort, loopback } from '../embedded/ports';
import { openCluster } from '../embedded/postgres/open';
import { startTemporal } from '../embedded/temporal/server';
import { findTemporalCli } from '../embedded/temporal-binary';

/** What both sides run on. */
export type Parts = { readonly databaseUrl: string; readonly temporalAddress: string; readonly stop: () => void };

/**
 * Starts PostgreSQL and Temporal as `npm start` does, data on disk and every commit waited for: the parts that tests
 * share keep the engine in memory and wait for no disk, and would measure another product.
 */
export async function startParts(): Promise<Parts> {
  const home = mkdtempSync(join(tmpdir(), 'duban-bench-'));
  const children: Child[] = [];
  const born = (child: Child) => children.push(child);
  const stop = () => {
    process.off('exit', stop);
    for (const { pid } of children) killGroup(pid);
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  process.once('exit', stop);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));

  const logs = join(home, 'logs');
  mkdirSync(logs);
  const cluster = await openCluster({
    ...{ home, port: await freePort(), ownerPassword: 'owner', appPassword: 'app', born },
  });
  const port = await freePort();
  await startTemporal({
    program: await findTemporalCli((_zh, en) => process.stderr.write(`${en}\n`)),
    ...{ databaseFile: join(home, 'temporal.db'), port, uiPort: undefined, namespace: 'default' },
    ...{ logFile: join(logs, 'temporal.log'), born },
  });
  return { databaseUrl: cluster.ownerUrl, temporalAddress: `${loopback}:${port}`, stop };
}
