import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { BundleWriter } from '../../../audit/bundle/bundle-writer';
import type { Transaction } from '../../../prisma/client';
import type { ItemRows } from './data/items';
import { readEvidence, readItems } from './data/items';
import { readRuns } from './data/runs';
import type { Subject } from './data/subject';
import { evidenceNamedIn } from './evidence-named';
import { archivedLine, entryLine, ledgerLine, letterLine, refusalLine } from './lines';
import type { RunningRuns } from './running';
import { happenedTo } from './story/happened';
import type { Html } from './story/html';
import { html, page } from './story/html';
import type { StoryPage } from './story/index-page';
import type { Place } from './story/item-story';
import { itemStory } from './story/item-story';

const unpack = promisify(gunzip);

/** Items to a part: some megabytes. */
const partSize = 100;

type Counts = Record<
  'items' | 'ledger' | 'refusals' | 'letters' | 'attempts' | 'evidence' | 'runs' | 'entries',
  number
>;

/** What the parts came to: for the first page and the manifest. */
export type Parts = {
  readonly counts: Counts;
  readonly batches: readonly string[];
  readonly pages: StoryPage[];
  /** The stories themselves where there is one item only: it is told on the first page. */
  readonly stories: Html[];
};

type With = { readonly running: RunningRuns; readonly zone: string };

/** Adds all that the record holds of the items: `ledger/0001.jsonl` and so on, their histories, and their stories. */
export async function addParts(on: Transaction, bundle: BundleWriter, subject: Subject, by: With): Promise<Parts> {
  const counts: Counts = {
    ...{ items: 0, ledger: 0, refusals: 0, letters: 0, attempts: 0, evidence: 0, runs: 0, entries: 0 },
  };
  const batches = new Set<string>();
  const pages: StoryPage[] = [];
  const stories: Html[] = [];
  const { tasks } = subject;
  for (let at = 0, number = 1; at < tasks.length; at += partSize, number++) {
    const some = tasks.slice(at, at + partSize);
    const part = String(number).padStart(4, '0');
    const rows = await readItems(on, subject, some);
    const evidence = await readEvidence(on, evidenceNamedIn(rows.ledger));
    await addRecord(bundle, part, rows);
    await bundle.addLines(`evidence/${part}.jsonl`, evidence);
    const runs = await addRuns(on, bundle, part, some, by.running);

    const place: Place = { top: tasks.length === 1 ? '' : '../', zone: by.zone };
    const told = rows.items.map((item) => {
      const named = new Set(evidenceNamedIn(rows.ledger.filter(({ taskId }) => taskId === item.id)));
      return itemStory(
        {
          ...{ item, happened: happenedTo(item.id, rows) },
          evidence: evidence.filter(({ id }) => named.has(id)),
          runs: runs.filter(({ task }) => task === item.id),
          entries: rows.entries.filter(({ taskId }) => taskId === item.id),
        },
        place,
      );
    });
    if (tasks.length === 1) stories.push(...told);
    else {
      const file = `stories/${part}.html`;
      await bundle.add(file, page(`${subject.title} ${part}`, html`${told}`));
      pages.push({ path: file, items: rows.items.map(({ id, number, task }) => ({ id, name: `${number}. ${task}` })) });
    }

    for (const kind of ['items', 'ledger', 'refusals', 'letters', 'entries'] as const)
      counts[kind] += rows[kind].length;
    counts.attempts += rows.letters.reduce((sum, { log }) => sum + log.length, 0);
    counts.evidence += evidence.length;
    counts.runs += runs.length;
    for (const { batchId } of rows.items) batches.add(batchId);
  }
  return { counts, batches: [...batches].sort(), pages, stories };
}

async function addRecord(bundle: BundleWriter, part: string, rows: ItemRows): Promise<void> {
  await bundle.addLines(`items/${part}.jsonl`, rows.items);
  await bundle.addLines(`ledger/${part}.jsonl`, rows.ledger.map(ledgerLine));
  await bundle.addLines(`refusals/${part}.jsonl`, rows.refusals.map(refusalLine));
  await bundle.addLines(`letters/${part}.jsonl`, rows.letters.map(letterLine));
  await bundle.addLines(`entries/${part}.jsonl`, rows.entries.map(entryLine));
}

/** The archived runs, and those that are not archived yet as far as the engine tells them. */
async function addRuns(
  on: Transaction,
  bundle: BundleWriter,
  part: string,
  tasks: readonly string[],
  running: RunningRuns,
) {
  const archived = await readRuns(on, tasks);
  const live = await running.of(tasks, new Set(archived.map(({ runId }) => runId)));
  const lines = [...archived.map(archivedLine), ...live.map(({ line }) => line)];
  await bundle.addLines(`runs/${part}.jsonl`, lines);
  for (const { runId, history } of archived) await bundle.add(`histories/${runId}.json`, await unpack(history));
  for (const { line, history } of live) await bundle.add(`histories/${line.runId}.json`, history);
  return lines;
}
