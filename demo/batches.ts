import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import { dayIn } from './days';
import type { Shown } from './showcase';

/** A batch of the demonstration takes a second or two; a machine that has just woken up, some more. */
const usualPatienceMs = 90_000;

type Draft = { readonly id: string; readonly problems: readonly unknown[] };
type Head = { readonly id: string; readonly title: string; readonly state: string };
export type Listed = {
  readonly id: string;
  readonly number: number;
  readonly state: string;
  readonly light: string;
  readonly step: number;
  readonly issuedAt: string;
  readonly standards: readonly { readonly id: string; readonly text: string }[];
};

export type Issued = { readonly id: string; readonly items: readonly Listed[] };

/** Every batch there is; a demonstration has few. */
export async function titlesOf(reader: Client): Promise<readonly Head[]> {
  return (await reader.get<{ items: Head[] }>('/api/batches?limit=200')).items;
}

/** Makes a batch unless one of this title is there, and has it issued; answers its items in their order. */
export async function issue(
  secretariat: Client,
  title: string,
  make: () => object,
  patienceMs = usualPatienceMs,
): Promise<Issued> {
  const there = (await titlesOf(secretariat)).find((batch) => batch.title === title);
  const { id } = there ?? (await draft(secretariat, make()));
  // Pressing again finds an issue under way, and begins one anew that was lost.
  if (!there || ['draft', 'issuing'].includes(there.state)) await secretariat.post(`/api/batches/${id}/issue`);
  await issued(secretariat, id, title, patienceMs);
  return { id, items: await itemsOf(secretariat, id) };
}

/** Waits until a batch is issued; an issue that takes longer than this will not come. */
async function issued(secretariat: Client, id: string, title: string, patienceMs: number): Promise<void> {
  for (const until = Date.now() + patienceMs; Date.now() < until; await sleep(100)) {
    const { state } = await secretariat.get<Head>(`/api/batches/${id}`);
    if (state === 'issued' || state === 'completed') return;
  }
  throw new Error(`the batch ${title} was not issued within ${patienceMs / 1_000} seconds: does a worker run?`);
}

export async function itemsOf(reader: Client, batch: string): Promise<readonly Listed[]> {
  const { items } = await reader.get<{ items: Listed[] }>(`/api/tasks?batch=${batch}&sort=number&limit=200`);
  return items;
}

async function draft(secretariat: Client, batch: object): Promise<Draft> {
  const made = await secretariat.post<Draft>('/api/batches', batch);
  if (made.problems.length > 0) throw new Error(`the demonstration is at fault: ${JSON.stringify(made.problems)}`);
  return made;
}

/** A batch of items due so many days from today, in the organisation's usual zone. */
export function batchOf(title: string, items: readonly Shown[], now: number): object {
  const day = (inDays: number) => dayIn(inDays, now);
  const rows = items.map(({ acts: _, dueInDays, milestones = [], ...row }) => ({
    ...row,
    ...people,
    deadline: day(dueInDays),
    milestones: milestones.map(({ name, inDays }) => ({ name, date: day(inDays) })),
  }));
  const earliest = rows.map(({ deadline }) => deadline).sort()[0] ?? day(0);
  return { title, year: Number(earliest.slice(0, 4)), rows };
}

const people = {
  leadUnit: 'P-01',
  coUnits: ['P-02'],
  owner: 'owner.p01@example.test',
  leader: 'leader@example.test',
};

/** A batch of one item that is due in a few seconds and then climbs to a step, as it would in weeks. */
export function rehearsalOf(title: string, step: number, now: number): object {
  const rungs = [
    { to: ['owner', 'unit_head'] },
    { to: ['leader', 'secretariat'], notice: true, answerWithin: 'P3D' },
    { to: ['leading_group'], bulletin: true },
  ];
  const usual = ['P0D', 'P3D', 'P7D'];
  const policy = {
    remindBefore: ['PT2S'],
    yellowBefore: 'PT3S',
    escalation: rungs.map((rung, at) => ({ after: at < step ? `PT${at}S` : usual[at], ...rung })),
  };
  const deadline = new Date(now + 5_000).toISOString();
  const task = `演练：无人办理时逐级催办，到第${step}级`;
  const row = {
    ...people,
    task,
    content: '数周的阶梯在数秒内走完',
    category: '园区',
    standards: ['按时送审'],
    deadline,
  };
  return { title, year: Number(deadline.slice(0, 4)), policy, rows: [row] };
}
