import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from './client';
import type { Shown } from './showcase';

const zone = 'Asia/Shanghai';

type Draft = { readonly id: string; readonly problems: readonly unknown[] };
type Head = { readonly id: string; readonly title: string; readonly state: string };
export type Listed = {
  readonly id: string;
  readonly number: number;
  readonly issuedAt: string;
  readonly state: string;
  readonly light: string;
  readonly step: number;
  readonly standards: readonly { readonly id: string; readonly text: string }[];
};

export type Issued = { readonly id: string; readonly items: readonly Listed[] };

/** Every batch there is; a demonstration has few. */
export async function titlesOf(reader: Client): Promise<readonly Head[]> {
  return (await reader.get<{ items: Head[] }>('/api/batches?limit=200')).items;
}

/** Makes a batch unless one of this title is there, and has it issued; answers its items in their order. */
export async function issue(secretariat: Client, title: string, make: () => object): Promise<Issued> {
  const there = (await titlesOf(secretariat)).find((batch) => batch.title === title);
  const { id } = there ?? (await draft(secretariat, make()));
  if (!there || there.state === 'draft') await secretariat.post(`/api/batches/${id}/issue`);
  while (!['issued', 'completed'].includes((await secretariat.get<Head>(`/api/batches/${id}`)).state)) await sleep(100);
  return { id, items: await itemsOf(secretariat, id) };
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
  const day = (inDays: number) => new Date(now + inDays * 86_400_000).toLocaleDateString('sv-SE', { timeZone: zone });
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
