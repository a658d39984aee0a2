import { uuidv7 } from 'uuidv7';
import { commitBatch } from '../activities/issue/commit-batch';
import { fold } from '../domain/item/evolve';
import type { Item } from '../domain/item/item';
import type { Body } from '../domain/ledger/entry';
import { createCalendars } from '../prisma/calendars';
import type { Database } from '../prisma/client';

type Office = { readonly owner: string; readonly secretary: { readonly id: string; readonly name: string } };

/** A unit with an official and a secretary, as the items need them. */
export async function seedOffice(database: Database): Promise<Office> {
  await database.unit.create({ data: { code: 'BENCH', name: '测速单位', kind: 'department' } });
  const person = async (role: string, name: string) => {
    const id = uuidv7();
    await database.official.create({ data: { id, name, role, email: `${id}@example.test`, unitCode: 'BENCH' } });
    return { id, name, email: `${id}@example.test` };
  };
  return { owner: (await person('official', '责任人')).email, secretary: await person('secretariat', '办公室') };
}

/** Puts `count` items into the database as an issue does, with everything on but the start of their workflows. */
export async function seedItems(database: Database, { owner, secretary }: Office, count: number): Promise<Item[]> {
  const batch = uuidv7();
  await database.batch.create({ data: { id: batch, title: '测速', year: 2026, createdBy: secretary.id } });
  const deadline = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const read = {
    ...{ task: '建设服务站', content: '建成一站式服务站点', category: '园区', standards: ['挂牌运行', '办事指南上墙'] },
    ...{
      leadUnit: 'BENCH',
      coUnits: [],
      owner,
      leader: null,
      deadline,
      ongoing: false,
      milestones: [],
      weight: 1,
      tags: [],
    },
  };
  const rows = Array.from({ length: count }, (_, index) => ({
    batchId: batch,
    row: index + 2,
    read: { ...read, row: index + 2 },
  }));
  await database.batchRow.createMany({ data: rows });
  await commitBatch(
    database,
    { zone: 'Asia/Shanghai', calendars: createCalendars(database) },
    { batch, by: secretary, at: Date.now() },
  );
  const tasks = await database.task.findMany({ where: { batchId: batch }, select: { ledger: true } });
  return tasks.map(({ ledger }) => fold(ledger.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) }))));
}
