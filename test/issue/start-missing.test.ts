import { Client, Connection } from '@temporalio/client';
import { uuidv7 } from 'uuidv7';
import { startMissing } from '../../activities/issue/start-missing';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { issueBatchId, keyTaskId } from '../../workflows/messages/names';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { draftBatch, seedItems } from '../support/items';
import { freshNamespace } from '../support/namespace';
import type { Office } from '../support/office';
import { seedOffice } from '../support/office';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { startWorker } from '../support/worker-process';

let fresh: FreshDatabase;
let namespace: string;
let database: Database;
let office: Office;
let connection: Connection;
let client: Client;

beforeEach(async () => {
  [fresh, namespace] = await Promise.all([freshDatabase(), freshNamespace()]);
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
  connection = await Connection.connect({ address: process.env.TEST_TEMPORAL_ADDRESS ?? '' });
  client = new Client({ connection, namespace });
}, 60_000);
afterEach(async () => {
  await connection.close();
  await database.$disconnect();
  await fresh.drop();
});

const deadlines = ['2099-03-31', '2099-06-30', '2099-09-30'];
const issued = { state: 'issued' };
const describeItem = (task: string) => client.workflow.getHandle(keyTaskId(task)).describe();
const tasks = () => database.task.findMany({ orderBy: { number: 'asc' } });

describe('what the engine has lost', () => {
  it('is started again: an open item without a workflow gets one, and is marked', async () => {
    await seedItems(database, office, { deadlines });
    await database.batch.updateMany({ data: issued });
    expect(await startMissing(database, client)).toEqual({ issues: 0, items: 3, unreadable: [] });
    for (const { id, startedAt } of await tasks()) {
      expect(startedAt).not.toBeNull();
      expect((await describeItem(id)).status.name).toBe('RUNNING');
    }
  });

  it('leaves what runs as it is, and final items without a workflow', async () => {
    const [running, accepted, lost] = await seedItems(database, office, { deadlines });
    await database.batch.updateMany({ data: issued });
    await database.task.update({ where: { id: accepted?.id ?? '' }, data: { state: 'accepted' } });
    await startMissing(database, client);
    await client.workflow.getHandle(keyTaskId(lost?.id ?? '')).terminate('lost, for this test');
    const { runId } = await describeItem(running?.id ?? '');
    // The engine's index follows a moment later; a sweep in between finds the item ended and starts it likewise.
    await until(
      () => startMissing(database, client),
      ({ items }) => items === 1,
    );
    expect((await describeItem(running?.id ?? '')).runId).toBe(runId);
    expect((await describeItem(lost?.id ?? '')).status.name).toBe('RUNNING');
    await expect(describeItem(accepted?.id ?? '')).rejects.toThrow(/not found/i);
  });

  it('holds up no item for another whose ledger cannot be read', async () => {
    await seedItems(database, office, { deadlines });
    await database.batch.updateMany({ data: issued });
    const [first] = await tasks();
    if (!first) throw new Error('there is no item');
    const { agenda, standards, milestones, requests, notices, extension: _none, ...columns } = first;
    const json = {
      agenda: agenda ?? [],
      standards: standards ?? [],
      milestones: milestones ?? [],
      requests: requests ?? [],
      notices: notices ?? [],
    };
    const bad = await database.task.create({ data: { ...columns, ...json, id: uuidv7(), number: 9 } });
    expect(await startMissing(database, client)).toEqual({ issues: 0, items: 3, unreadable: [bad.id] });
  });

  it('includes an issue that was asked for and lost before its items stood, in the name of who asked', async () => {
    const batch = await draftBatch(database, office, { deadlines });
    const by = office.people.secretary.id;
    expect(await startMissing(database, client)).toMatchObject({ issues: 0 }); // nobody has asked yet
    await database.batch.update({ where: { id: batch }, data: { askedAt: new Date(), askedBy: by } });
    expect(await startMissing(database, client)).toMatchObject({ issues: 1 });
    expect(await startMissing(database, client)).toMatchObject({ issues: 0 });
    const worker = await startWorker({ databaseUrl: fresh.url, namespace });
    try {
      const issued = await until(
        () => database.batch.findUniqueOrThrow({ where: { id: batch } }),
        ({ state }) => state === 'issued',
      );
      expect(issued.issuedBy).toBe(by);
      expect(await database.task.count({ where: { batchId: batch } })).toBe(deadlines.length);
    } finally {
      await worker.stop();
    }
  }, 60_000);

  it('does not include an issue that was withdrawn, or that the engine has given up', async () => {
    const batch = await draftBatch(database, office, { deadlines });
    await database.batch.update({
      where: { id: batch },
      data: { askedAt: new Date(), askedBy: office.people.secretary.id },
    });
    expect(await startMissing(database, client)).toMatchObject({ issues: 1 });
    await client.workflow.getHandle(issueBatchId(batch)).terminate('withdrawn, for this test');
    expect(await startMissing(database, client)).toMatchObject({ issues: 0 });
  });

  it('includes an issue that was half done, which a worker takes up when it starts', async () => {
    const [first] = await seedItems(database, office, { deadlines });
    const batch = first?.batch ?? '';
    expect(await database.batch.findMany()).toMatchObject([{ id: batch, state: 'issuing' }]);
    const worker: WorkerProcess = await startWorker({ databaseUrl: fresh.url, namespace });
    try {
      await until(
        () => database.batch.findUniqueOrThrow({ where: { id: batch } }),
        ({ state }) => state === 'issued',
      );
      for (const { id } of await tasks()) expect((await describeItem(id)).status.name).toBe('RUNNING');
      expect(await (await client.workflow.getHandle(issueBatchId(batch)).describe()).staticSummary()).toMatch(
        /^续办下发/,
      );
    } finally {
      await worker.stop();
    }
  }, 60_000);
});
