import type { Body, Standing } from '../../domain/ledger/entry';
import type { Actor } from '../../domain/people/roles';
import type { Database } from '../../prisma/client';
import type { Claimed } from './claim';

/** The item that an occurrence is about, as it stood after it. */
type ToldTask = {
  readonly id: string;
  readonly number: number;
  readonly task: string;
  readonly batch: string;
  readonly leadUnit: { readonly code: string; readonly name: string };
  readonly owner: { readonly name: string };
  readonly deadline: string;
} & Partial<Omit<Standing, 'dueAt'>>;

/** An occurrence as it is told: what a webhook gets as its body, and what a robot's words are made from. */
export type Told = {
  readonly id: string;
  readonly type: string;
  /** When the person or the clock acted, RFC 3339. */
  readonly at: string;
  readonly task: ToldTask | null;
  /** The entry of the item's ledger. */
  readonly seq: number | null;
  readonly actor: Actor | null;
  readonly data: Readonly<Record<string, unknown>>;
  readonly link: string;
};

/** Reads what a delivery tells. No address of a person is in it, nor more of an item than its letters say. */
export async function readTold(database: Database, base: string, row: Claimed): Promise<Told> {
  const { eventId: id, kind: type, taskId, seq, place } = row;
  const at = row.at.toISOString();
  const task = taskId === null ? null : await readTask(database, taskId);
  const link = task ? `${base}/tasks/${task.id}` : `${base}${pathOf(row)}`;
  if (taskId === null || seq === null || place === null)
    return { id, type, at, task, seq: null, actor: null, data: await readSubject(database, row), link };
  const entry = await database.ledger.findUniqueOrThrow({ where: { taskId_seq: { taskId, seq } } });
  const body = JSON.parse(entry.body) as Body;
  const { dueAt: _, ...standing } = body.standing;
  return {
    ...{ id, type, at: new Date(body.at).toISOString(), seq, actor: body.actor, link },
    task: task && { ...task, ...standing },
    data: dataOf(body.events[place - 1] ?? { type: 'turned', light: body.standing.light }),
  };
}

/** What a fact says beside its type. Of an issue not the plan of every clock, which is the product's own affair. */
function dataOf(event: Body['events'][number]): Told['data'] {
  if (event.type === 'issued') {
    const { owner, leader, leadUnit, coUnits, standards, milestones, deadline } = event.item;
    return { owner, leader, leadUnit, coUnits, standards, milestones, deadline };
  }
  const { type: _, ...data } = event;
  return data;
}

async function readTask(database: Database, id: string): Promise<ToldTask> {
  const { number, task, batchId, leadUnit, owner, deadline } = await database.task.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ number: true, task: true, batchId: true, deadline: true },
      leadUnit: { select: { code: true, name: true } },
      owner: { select: { name: true } },
    },
  });
  return { id, number, task, batch: batchId, leadUnit, owner, deadline };
}

function pathOf({ kind, subject }: Claimed): string {
  return kind.startsWith('period_') ? `/periods/${subject}` : '/tasks';
}

async function readSubject(database: Database, { kind, subject }: Claimed): Promise<Told['data']> {
  const id = subject ?? '';
  if (kind === 'period_closed' || kind === 'period_sealed') {
    const { cutOff, entryCount, hash, seal } = await database.period.findUniqueOrThrow({ where: { id } });
    const whole = { period: id, cutOff: cutOff.toISOString(), entryCount, hash };
    return kind === 'period_closed' ? whole : { ...whole, seal };
  }
  if (kind === 'batch_issued') {
    const { title, year, documentNo } = await database.batch.findUniqueOrThrow({ where: { id } });
    return { batch: id, title, year, documentNo, items: await database.task.count({ where: { batchId: id } }) };
  }
  if (kind === 'letter_dead') {
    const letter = await database.letter.findUniqueOrThrow({ where: { id }, select: { kind: true } });
    return { letter: id, kind: letter.kind };
  }
  return {};
}
