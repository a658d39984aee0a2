import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BundleWriter } from '../../../audit/bundle/bundle-writer';
import type { Open } from '../../../audit/history/events';
import { canonical } from '../../../domain/ledger/canonical';
import type { Transaction } from '../../../prisma/client';
import { readOtherRuns, readRuns } from './data/runs';
import type { Subject } from './data/subject';
import type { Archived, RunLine } from './lines';
import { historyName, withLines } from './lines';
import type { RunningRuns } from './running';

const unpack = promisify(gunzip);

type Ground = {
  readonly on: Transaction;
  readonly bundle: BundleWriter;
  readonly running: RunningRuns;
  readonly open: Open;
};

/** Adds the runs of items with their histories: the archived ones, and the others as far as the engine tells them. */
export async function addRuns(
  { on, bundle, running, open }: Ground,
  part: string,
  tasks: readonly string[],
): Promise<RunLine[]> {
  const archived = await readRuns(on, tasks);
  const live = await running.of(tasks, new Set(archived.map(({ runId }) => runId)));
  const kept = withLines(archived);
  const lines = [...kept, ...live].map(({ line }) => line);
  await bundle.addLines(`runs/${part}.jsonl`, lines);
  await addHistories({ bundle, open }, kept);
  for (const { line, history } of live) await addHistory({ bundle, open }, line.runId, history);
  return lines;
}

/** Adds what is archived of workflows that are of no single item, such as the issue of a batch; answers how many runs. */
export async function addOtherRuns(
  { on, bundle, open }: Omit<Ground, 'running'>,
  { workflows }: Subject,
): Promise<number> {
  const archived = await readOtherRuns(on, workflows);
  const kept = withLines(archived);
  const lines = kept.map(({ line }) => line);
  await bundle.addLines('runs/other.jsonl', lines);
  await addHistories({ bundle, open }, kept);
  return archived.length;
}

type Adding = Pick<Ground, 'bundle' | 'open'>;

async function addHistories(adding: Adding, kept: readonly Archived[]): Promise<void> {
  for (const { line, history } of kept)
    await addHistory(adding, historyName(line), (await unpack(history)).toString('utf8'));
}

/**
 * Adds a history as it was hashed; beside it, where something in it is sealed, a copy in which that is opened, since who
 * reads a bundle has no key.
 */
async function addHistory({ bundle, open }: Adding, name: string, text: string): Promise<void> {
  await bundle.add(`histories/${name}.json`, text);
  const history: unknown = JSON.parse(text);
  const inside = open(history);
  if (inside !== history) await bundle.add(`opened/${name}.json`, `${canonical(inside)}\n`);
}
