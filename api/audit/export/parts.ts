import type { BundleWriter } from '../../../audit/bundle/bundle-writer';
import type { Open } from '../../../audit/history/events';
import type { Transaction } from '../../../prisma/client';
import { eventsIn, unitNamesIn } from '../../tasks/history/unit-names';
import type { ItemRows } from './data/items';
import { readBatches, readEvidence, readItems } from './data/items';
import type { Subject } from './data/subject';
import { evidenceNamedIn } from './evidence-named';
import { entryLine, ledgerLine, letterLine, refusalLine } from './lines';
import type { RunningRuns } from './running';
import { addRuns } from './runs';
import { happenedTo } from './story/happened';
import type { Html } from './story/html';
import { html, page } from './story/html';
import type { StoryPage } from './story/index-page';
import { itemStory } from './story/item-story';

/** Items to a part: some megabytes. */
const partSize = 100;

const none = { items: 0, ledger: 0, refusals: 0, letters: 0, attempts: 0, evidence: 0, runs: 0, entries: 0 };

/** What the parts came to: for the first page and the manifest. */
export type Parts = {
  readonly counts: typeof none;
  readonly pages: readonly StoryPage[];
  /** The stories themselves where there is one item only: it is told on the first page. */
  readonly stories: readonly Html[];
};

type Batches = Map<string, Awaited<ReturnType<typeof readBatches>>[number]>;

/** What each part is made with. */
type Ground = {
  readonly on: Transaction;
  readonly bundle: BundleWriter;
  readonly subject: Subject;
  readonly running: RunningRuns;
  readonly open: Open;
  readonly zone: string;
};

/** Adds all that the record holds of the items: `ledger/0001.jsonl` and so on, their histories, and their stories. */
export async function addParts(ground: Ground): Promise<Parts> {
  const { bundle, subject } = ground;
  const { tasks, title } = subject;
  const counts = { ...none };
  const batches: Batches = new Map();
  const pages: StoryPage[] = [];
  const stories: Html[] = [];
  for (let at = 0, number = 1; at < tasks.length; at += partSize, number++) {
    const part = String(number).padStart(4, '0');
    const { told, items, counted } = await addPart(ground, part, tasks.slice(at, at + partSize), batches);
    for (const kind of Object.keys(none) as (keyof typeof none)[]) counts[kind] += counted[kind];
    if (tasks.length === 1) stories.push(...told);
    else {
      const path = `stories/${part}.html`;
      await bundle.add(path, page(`${title} ${part}`, html`${told}`));
      pages.push({ path, items: items.map(({ id, number, task }) => ({ id, name: `${number}. ${task}` })) });
    }
  }
  await bundle.addLines('batches.jsonl', [...batches.values()]);
  return { counts, pages, stories };
}

async function addPart(ground: Ground, part: string, tasks: readonly string[], batches: Batches) {
  const { on, bundle, subject, zone } = ground;
  const rows = await readItems(on, subject, tasks);
  const evidence = await readEvidence(on, evidenceNamedIn(rows.ledger));
  await addRecord(bundle, part, rows);
  await bundle.addLines(`evidence/${part}.jsonl`, evidence);
  const runs = await addRuns(ground, part, tasks);
  for (const batch of await readBatches(on, [...new Set(rows.items.map(({ batchId }) => batchId))]))
    batches.set(batch.id, batch);

  const units = await unitNamesIn(
    on,
    rows.ledger.flatMap(({ body }) => eventsIn(body)),
  );
  const told = rows.items.map((item) => {
    const named = new Set(evidenceNamedIn(rows.ledger.filter(({ taskId }) => taskId === item.id)));
    const story = {
      ...{ item, batch: batches.get(item.batchId), happened: happenedTo(item.id, rows) },
      evidence: evidence.filter(({ id }) => named.has(id)),
      runs: runs.filter(({ task }) => task === item.id),
      entries: rows.entries.filter(({ taskId }) => taskId === item.id),
    };
    return itemStory(story, { top: subject.tasks.length === 1 ? '' : '../', zone, units });
  });
  const { items, ledger, refusals, letters, entries } = rows;
  const counted = {
    ...{ items: items.length, ledger: ledger.length, refusals: refusals.length, letters: letters.length },
    attempts: letters.reduce((sum, { log }) => sum + log.length, 0),
    ...{ evidence: evidence.length, runs: runs.length, entries: entries.length },
  };
  return { told, items, counted };
}

async function addRecord(bundle: BundleWriter, part: string, rows: ItemRows): Promise<void> {
  await bundle.addLines(`items/${part}.jsonl`, rows.items);
  await bundle.addLines(`ledger/${part}.jsonl`, rows.ledger.map(ledgerLine));
  await bundle.addLines(`refusals/${part}.jsonl`, rows.refusals.map(refusalLine));
  await bundle.addLines(`letters/${part}.jsonl`, rows.letters.map(letterLine));
  await bundle.addLines(`entries/${part}.jsonl`, rows.entries.map(entryLine));
}
