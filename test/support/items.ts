import { uuidv7 } from 'uuidv7';
import { commitBatch } from '../../activities/issue/commit-batch';
import { officialCalendar } from '../../domain/calendars/official';
import { isDay } from '../../domain/clocks/deadline';
import { dayOf } from '../../domain/clocks/zone';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { Policy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import type { Days } from '../../prisma/organisation-rules';
import { askedToIssue } from './asked';
import { fixed } from './calendar';
import { ledgerOf } from './ledger';
import type { Office } from './office';

export const shanghai: Days = { zone: 'Asia/Shanghai', calendars: fixed(officialCalendar) };

export type Seed = {
  /** One item for each, in this order: dates or instants. */
  readonly deadlines: readonly string[];
  readonly policy?: Partial<Policy>;
  /** When it is issued, epoch milliseconds; now where left out. */
  readonly at?: number;
  readonly days?: Days;
  /** Whether the press for it is written down, as the API does: where requests are, an item that nobody asked for is a fault. */
  readonly asked?: boolean;
};

/** Drafts a batch with one sound row for each deadline; answers its id. */
export async function draftBatch(database: Database, office: Office, seed: Seed): Promise<string> {
  const batch = uuidv7();
  await database.batch.create({
    data: {
      ...{ id: batch, title: '重点任务推进表', year: 2026, createdBy: office.people.secretary.id },
      policy: seed.policy ?? {},
    },
  });
  await database.batchRow.createMany({
    data: seed.deadlines.map((deadline, index) => ({
      batchId: batch,
      row: index + 1,
      read: rowAs(office, index + 1, deadline),
    })),
  });
  return batch;
}

/** Has a batch issued by the product's own code, all but the start of the workflows; answers its items in order. */
export async function seedItems(database: Database, office: Office, seed: Seed): Promise<Item[]> {
  const batch = await draftBatch(database, office, seed);
  const { id, name } = office.people.secretary;
  if (seed.asked) await askedToIssue(database, batch, { id, name });
  await commitBatch(database, seed.days ?? shanghai, { batch, by: { id, name }, at: seed.at ?? Date.now() });
  const tasks = await database.task.findMany({ where: { batchId: batch }, orderBy: { number: 'asc' } });
  const items: Item[] = [];
  // Not all at once: a pool has few connections.
  for (const { id: task } of tasks) items.push(fold(await ledgerOf(database, task)));
  return items;
}

/** One item due in a month, for tests in which no clock rings. */
export async function seedItem(database: Database, office: Office, seed: Partial<Seed> = {}): Promise<Item> {
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const [item] = await seedItems(database, office, { deadlines: [inAMonth], ...seed });
  if (!item) throw new Error('the batch has no item');
  return item;
}

function rowAs(office: Office, row: number, deadline: string) {
  const { leadUnit, coUnit, people } = office;
  return {
    row,
    task: `建设服务站 ${row}`,
    content: '建成一站式服务站点',
    category: '园区',
    standards: ['挂牌运行', '办事指南上墙'],
    leadUnit,
    coUnits: [coUnit],
    owner: people.owner.email,
    leader: people.leader.email,
    deadline,
    // The office's day, whatever the time here: a milestone past its date would turn the light.
    milestones: [{ name: '选址', date: isDay(deadline) ? deadline : dayOf(Date.parse(deadline), shanghai.zone) }],
  };
}
