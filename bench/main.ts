import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client, Connection } from '@temporalio/client';
import { openDatabase } from '../prisma/client';
import { applyMigrations } from '../prisma/migrate';
import { median, quantile, seconds, spread } from './measure';
import { startParts } from './parts';
import { seedItems, seedOffice } from './seed';
import type { Side } from './sides';
import { act, ordersOf, startLife } from './sides';

const sides: readonly Side[] = ['bare', 'full'];
const rounds = Number(process.env.ROUNDS ?? 5);
const itemsPerRound = Number(process.env.ITEMS ?? 150);
const lanes = 50;
const aloneActions = 30;

/**
 * Measures the life of an item with everything on against the same messages to a workflow that records nothing, in
 * turn in one run, all data on disk; then one action at a time. Only the ratios count: machines differ.
 */
async function main(): Promise<void> {
  const parts = await startParts();
  const workers: ReturnType<typeof spawn>[] = [];
  try {
    await applyMigrations(parts.databaseUrl);
    const database = openDatabase(parts.databaseUrl);
    const connection = await Connection.connect({ address: parts.temporalAddress });
    const client = new Client({ connection });
    for (const side of sides) workers.push(await startWorker(side, parts.temporalAddress, parts.databaseUrl));

    const office = await seedOffice(database);
    const perSecond: Record<Side, number[]> = { bare: [], full: [] };
    const alone: Record<Side, number[]> = { bare: [], full: [] };
    for (let round = 0; round <= rounds; round++) {
      const items = await seedItems(database, office, itemsPerRound);
      for (const side of round % 2 === 0 ? sides : sides.toReversed()) {
        const took = await seconds(items, lanes, async (item) => {
          const handle = await startLife(client, side, item);
          for (const order of ordersOf(item)) await act(handle, side, item, order);
        });
        const times = await actAlone(client, side, await seedItems(database, office, aloneActions / 3));
        if (round === 0) continue; // warming up
        perSecond[side].push(itemsPerRound / took);
        alone[side].push(...times);
      }
    }
    report(perSecond, alone);
    await database.$disconnect();
    await connection.close();
  } finally {
    for (const worker of workers) worker.kill('SIGKILL');
    parts.stop();
  }
}

/** Milliseconds of single actions, one after the other, on items already under way. */
async function actAlone(client: Client, side: Side, items: Awaited<ReturnType<typeof seedItems>>): Promise<number[]> {
  const times: number[] = [];
  for (const item of items) {
    const handle = await startLife(client, side, item);
    const [first, ...rest] = ordersOf(item);
    if (first) await act(handle, side, item, first);
    for (const order of rest) times.push((await seconds([order], 1, (one) => act(handle, side, item, one))) * 1000);
  }
  return times;
}

async function startWorker(side: Side, address: string, databaseUrl: string) {
  const script = join(__dirname, 'worker.ts');
  const worker = spawn(process.execPath, ['--require', 'tsx/cjs', script, side, address, databaseUrl], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: worker.stdout }).once('line', () => resolve());
    worker.once('exit', () => reject(new Error(`the ${side} worker ended`)));
  });
  return worker;
}

function report(perSecond: Record<Side, number[]>, alone: Record<Side, number[]>): void {
  const ratios = perSecond.full.map((figure, round) => figure / (perSecond.bare[round] ?? Number.NaN));
  const lines = [
    `life of an item, ${lanes} at a time, ${rounds} rounds of ${itemsPerRound}: min / median / max`,
    `  records nothing   ${spread(perSecond.bare)} items/s`,
    `  everything on     ${spread(perSecond.full)} items/s`,
    `  ratio             ${spread(ratios, 2)}   (at least 0.60)`,
    `one action alone, median (99th percentile)`,
    `  bare Update       ${median(alone.bare).toFixed(1)} ms (${quantile(alone.bare, 0.99).toFixed(1)})`,
    `  everything on     ${median(alone.full).toFixed(1)} ms (${quantile(alone.full, 0.99).toFixed(1)})`,
    `  ratio             ${(median(alone.full) / median(alone.bare)).toFixed(2)}   (at most 2.00)`,
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
  if (median(ratios) < 0.6 || median(alone.full) > 2 * median(alone.bare)) process.exitCode = 1;
}

void main();
