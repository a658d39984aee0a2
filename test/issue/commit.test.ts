import { commitBatch } from '../../activities/issue/commit-batch';
import { fold } from '../../domain/item/evolve';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { seedItems, shanghai } from '../support/items';
import { faultsOf, ledgerOf, readModelOf, toldBy } from '../support/ledger';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';

let fresh: FreshDatabase;
let database: Database;
let office: Office;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
});
afterAll(async () => {
  await database.$disconnect();
  await fresh.drop();
});

const at = Date.parse('2026-03-02T10:00:00+08:00');
const start = (batch: string) => ({ batch, by: office.people.secretary, at });

/** A draft of the office's, left as a draft. */
async function draft(deadlines: readonly string[], policy = {}): Promise<string> {
  const [item] = await seedItems(database, office, { deadlines, policy });
  const batch = item?.batch ?? '';
  const copy = { ...(await database.batch.findUniqueOrThrow({ where: { id: batch } })), id: crypto.randomUUID() };
  const { id, title, year, createdBy } = copy;
  await database.batch.create({ data: { id, title, year, createdBy, policy } });
  const rows = await database.batchRow.findMany({ where: { batchId: batch } });
  await database.batchRow.createMany({ data: rows.map(({ row, read }) => ({ batchId: id, row, read: read ?? {} })) });
  return id;
}

const countsOf = async (batch: string) => ({
  tasks: await database.task.count({ where: { batchId: batch } }),
  entries: await database.ledger.count({ where: { task: { batchId: batch } } }),
  letters: await database.letter.count({ where: { task: { batchId: batch } } }),
});

describe('committing a batch', () => {
  it('writes every item, its first entry and its letter, and the read model says what the ledger says', async () => {
    const batch = await draft(['2026-06-30', '2026-09-30', '2026-03-31']);
    expect(await commitBatch(database, shanghai, start(batch))).toEqual({ total: 3 });
    expect(await countsOf(batch)).toEqual({ tasks: 3, entries: 3, letters: 3 });
    for (const { id } of await database.task.findMany({ where: { batchId: batch } })) {
      const ledger = await ledgerOf(database, id);
      expect(faultsOf(ledger)).toEqual([]);
      expect(toldBy(fold(ledger))).toEqual(await readModelOf(database, id));
      expect(ledger[0]).toMatchObject({ at, actor: { id: office.people.secretary.id, as: 'secretariat' } });
    }
  });

  it('numbers the items in the order of the sheet, and keeps what the row says', async () => {
    const batch = await draft(['2026-06-30', '2026-09-30']);
    await commitBatch(database, shanghai, start(batch));
    const [first, second] = await database.task.findMany({ where: { batchId: batch }, orderBy: { number: 'asc' } });
    expect(first).toMatchObject({ number: 1, task: '建设服务站 1', deadline: '2026-06-30', category: '园区' });
    expect(first?.standards).toEqual([
      { id: 's1', text: '挂牌运行' },
      { id: 's2', text: '办事指南上墙' },
    ]);
    expect(second).toMatchObject({ number: 2, deadline: '2026-09-30', startedAt: null });
  });

  it('again, and twice at once, makes each item once', async () => {
    const batch = await draft(['2026-06-30', '2026-09-30']);
    const both = await Promise.all([
      commitBatch(database, shanghai, start(batch)),
      commitBatch(database, shanghai, start(batch)),
    ]);
    expect(both).toEqual([{ total: 2 }, { total: 2 }]);
    expect(await commitBatch(database, shanghai, { ...start(batch), at: at + 1 })).toEqual({ total: 2 });
    expect(await countsOf(batch)).toEqual({ tasks: 2, entries: 2, letters: 2 });
  });

  it('leaves nothing behind where one row is at fault, or its owner has left', async () => {
    const batch = await draft(['2026-06-30', '2026-09-30']);
    await database.batchRow.updateMany({ where: { batchId: batch, row: 2 }, data: { problems: [{ row: 2 }] } });
    await expect(commitBatch(database, shanghai, start(batch))).rejects.toMatchObject({ type: 'batch_faulty' });
    await database.batchRow.updateMany({ where: { batchId: batch }, data: { problems: [] } });
    await database.official.update({ where: { id: office.people.owner.id }, data: { active: false } });
    await expect(commitBatch(database, shanghai, start(batch))).rejects.toMatchObject({ type: 'batch_faulty' });
    await database.official.update({ where: { id: office.people.owner.id }, data: { active: true } });
    expect(await countsOf(batch)).toEqual({ tasks: 0, entries: 0, letters: 0 });
    expect(await database.batch.findUnique({ where: { id: batch } })).toMatchObject({ state: 'draft' });
  });

  it('starts an item red whose deadline is past, and counts its ladder from the issue', async () => {
    const batch = await draft(['2026-02-01']);
    await commitBatch(database, shanghai, start(batch));
    const task = await database.task.findFirstOrThrow({ where: { batchId: batch } });
    expect(task).toMatchObject({ light: 'red', state: 'assigned', step: 0 });
    const clocks = task.agenda as { kind: string; step: number; local: string }[];
    expect(
      clocks.filter(({ kind }) => kind === 'escalate').map(({ kind, step, local }) => [kind, step, local.slice(0, 16)]),
    ).toEqual([
      ['escalate', 1, '2026-03-03 09:00'],
      ['escalate', 2, '2026-03-05 09:00'],
      ['escalate', 3, '2026-03-11 09:00'],
    ]);
  });

  it('writes to the owner, and to the substitute in office that day', async () => {
    const { owner, substitute } = office.people;
    await database.official.update({ where: { id: owner.id }, data: { substituteId: substitute.id } });
    const batch = await draft(['2026-06-30']);
    await commitBatch(database, shanghai, start(batch));
    await database.official.update({ where: { id: owner.id }, data: { substituteId: null } });
    const letters = await database.letter.findMany({ where: { task: { batchId: batch } } });
    expect(letters.map(({ recipientId }) => recipientId).sort()).toEqual([owner.id, substitute.id].sort());
    expect(letters.every(({ kind, state, seq }) => kind === 'assignment' && state === 'pending' && seq === 1)).toBe(
      true,
    );
  });

  it('issues under the rules’ policy, changed by the organisation’s and then by the batch’s own, and keeps it', async () => {
    await database.setting.create({ data: { key: 'policy', value: { extensionsMax: 5, yellowBefore: 'P20D' } } });
    const batch = await draft(['2026-06-30'], { yellowBefore: 'P30D' });
    await commitBatch(database, shanghai, start(batch));
    await database.setting.delete({ where: { key: 'policy' } });
    const { issuedUnder } = await database.batch.findUniqueOrThrow({ where: { id: batch } });
    expect(issuedUnder).toMatchObject({ extensionsMax: 5, yellowBefore: 'P30D', reportDueDay: 25 });
    const { agenda } = await database.task.findFirstOrThrow({ where: { batchId: batch } });
    expect(agenda).toContainEqual(expect.objectContaining({ kind: 'yellow', local: '2026-05-31 00:00:00' }));
  });
});
