import { openAsBlob, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { perform } from './acts';
import { batchOf, issue, itemsOf, rehearsalOf, titlesOf } from './batches';
import { Client } from './client';
import { admit, signInLines } from './people';
import { showcase } from './showcase';

const data = join(__dirname, 'data');
const showcaseTitle = '演示：各种状态与亮灯';
const rehearsals = [1, 2, 3].map((step) => `演练：以秒代日，第${step}级催办`);
/** It comes last: where it stands, the demonstration is complete. */
const realTitle = '2026年重点任务推进表（演示）';
/** The unit of the first administrator, which every installation has. */
const administrators = 'ADMIN';
const titles: readonly string[] = [showcaseTitle, ...rehearsals, realTitle];

/** Where to, as whom, and who is told of it. */
export type Demonstration = {
  readonly url: string;
  readonly adminToken: string;
  readonly say: (line: string) => void;
};

/**
 * Fills an empty installation through the product's own API, as people would. Broken off and run again it goes on where
 * it was; an installation with anything else in it is left alone.
 */
export async function fill({ url, adminToken, say }: Demonstration): Promise<void> {
  const administrator = new Client(url, adminToken);
  const batches = await titlesOf(administrator);
  if (batches.some(({ title, state }) => title === realTitle && state !== 'draft'))
    return say('✓ 演示数据已在 the demonstration is in place');
  if (batches.some(({ title }) => !titles.includes(title)) || !(await holdsOnlyOurs(administrator)))
    return say('✓ 已有自己的数据，不作演示 there is data of your own: no demonstration');

  const directory = await importDirectory(administrator);
  say(`✓ ${directory.units} 单位 units`);
  say(`✓ ${directory.officials} 人员 officials`);
  const people = await admit(administrator, url);
  const { secretariat } = people;

  // The rehearsals first: their seconds run while the rest is made.
  const rehearsed = await Promise.all(
    rehearsals.map((title, at) => issue(secretariat, title, () => rehearsalOf(title, at + 1, Date.now()))),
  );
  const shown = await issue(secretariat, showcaseTitle, () => batchOf(showcaseTitle, showcase, Date.now()));
  await Promise.all(shown.items.map((item, at) => perform(people, item, showcase[at]?.acts ?? [])));
  const states = new Set((await itemsOf(secretariat, shown.id)).map(({ state }) => state));
  say(`✓ ${shown.items.length} 任务，${states.size} 种状态 items in ${states.size} states`);
  await Promise.all(rehearsed.map(({ id }, at) => climbed(secretariat, id, at + 1)));
  say(`✓ ${rehearsed.length} 演练，第1、2、3级催办 rehearsals of the ladder`);
  say(`✓ ${await issueRealTable(secretariat)} 任务，来自《推进表》 items of a real table`);
  say('登录令牌 tokens to sign in with:');
  for (const line of signInLines(people)) say(line);
}

/** Waits until a rehearsal has gone up to its step, as its clocks ring; seconds past the last rung are in vain. */
async function climbed(secretariat: Client, batch: string, step: number): Promise<void> {
  for (const until = Date.now() + 30_000; Date.now() < until; await sleep(200)) {
    if ((await itemsOf(secretariat, batch)).every((item) => item.step >= step)) return;
  }
  throw new Error(`the rehearsal of step ${step} did not climb: does a worker run?`);
}

/**
 * The table as an office has it: an .xlsx file, with its own deadlines. It is the sample's under another title row, so
 * that the sample itself can still be imported: the same file twice would be refused.
 */
async function issueRealTable(secretariat: Client): Promise<number> {
  const form = new FormData();
  form.set('file', await openAsBlob(join(data, 'demonstration.xlsx')), 'demonstration.xlsx');
  form.set('title', realTitle);
  form.set('year', '2026');
  return (await issue(secretariat, realTitle, () => form)).items.length;
}

/** Whether every unit is one of the demonstration's own, from a run that was broken off. */
async function holdsOnlyOurs(administrator: Client): Promise<boolean> {
  const ours = readFileSync(join(data, 'units.csv'), 'utf8');
  const { items } = await administrator.get<{ items: { code: string }[] }>('/api/units?limit=200');
  return items.every(({ code }) => code === administrators || ours.includes(`\n${code},`));
}

async function importDirectory(administrator: Client): Promise<{ units: number; officials: number }> {
  type Counts = { created: number; updated: number; unchanged: number };
  const form = new FormData();
  form.set('units', await openAsBlob(join(data, 'units.csv')), 'units.csv');
  form.set('officials', await openAsBlob(join(data, 'officials.csv')), 'officials.csv');
  const answer = await administrator.post<Record<'units' | 'officials', Counts>>('/api/directory/import', form);
  const sum = ({ created, updated, unchanged }: Counts) => created + updated + unchanged;
  return { units: sum(answer.units), officials: sum(answer.officials) };
}
