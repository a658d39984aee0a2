import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BundleWriter } from '../../../audit/bundle/bundle-writer';
import type { Transaction } from '../../../prisma/client';
import type { ArchivedRun } from './data/runs';
import { readOtherRuns, readRuns } from './data/runs';
import type { Subject } from './data/subject';
import type { RunLine } from './lines';
import { archivedLine } from './lines';
import type { RunningRuns } from './running';

const unpack = promisify(gunzip);

type Ground = { readonly on: Transaction; readonly bundle: BundleWriter; readonly running: RunningRuns };

/** Adds the runs of items with their histories: the archived ones, and the others as far as the engine tells them. */
export async function addRuns(
  { on, bundle, running }: Ground,
  part: string,
  tasks: readonly string[],
): Promise<RunLine[]> {
  const archived = await readRuns(on, tasks);
  const live = await running.of(tasks, new Set(archived.map(({ runId }) => runId)));
  const lines = [...archived.map(archivedLine), ...live.map(({ line }) => line)];
  await bundle.addLines(`runs/${part}.jsonl`, lines);
  await addHistories(bundle, archived);
  for (const { line, history } of live) await bundle.add(`histories/${line.runId}.json`, history);
  return lines;
}

/** Adds what is archived of workflows that are of no single item, such as the issue of a batch; answers how many runs. */
export async function addOtherRuns(on: Transaction, bundle: BundleWriter, { workflows }: Subject): Promise<number> {
  const archived = await readOtherRuns(on, workflows);
  await bundle.addLines('runs/other.jsonl', archived.map(archivedLine));
  await addHistories(bundle, archived);
  return archived.length;
}

async function addHistories(bundle: BundleWriter, runs: readonly ArchivedRun[]): Promise<void> {
  for (const { runId, history } of runs) await bundle.add(`histories/${runId}.json`, await unpack(history));
}
