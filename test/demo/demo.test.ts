import { openAsBlob, readFileSync } from 'node:fs';
import { prepareAdministrator } from '../../api/accounts/administrator';
import { issue } from '../../demo/batches';
import { Client } from '../../demo/client';
import { fill } from '../../demo/fill';
import type { Event } from '../../domain/item/event';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { freshNamespace } from '../support/namespace';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { startWorker } from '../support/worker-process';

const adminToken = 'an-administrator-token-for-this-test';

let fresh: FreshDatabase;
let database: Database;
let http: Http;
let worker: WorkerProcess;
let lines: string[];

beforeAll(async () => {
  const [made, namespace] = await Promise.all([freshDatabase(), freshNamespace()]);
  fresh = made;
  database = openDatabase(fresh.url);
  await prepareAdministrator(database, { given: adminToken });
  http = await serve({ database, databaseUrl: fresh.url, namespace });
  worker = await startWorker({ databaseUrl: fresh.url, namespace });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

const run = async () => {
  lines = [];
  await fill({ url: http.url, adminToken, say: (line) => lines.push(line) });
};
const distinct = async (column: 'state' | 'light' | 'step') => {
  const tasks = await database.task.findMany({ distinct: [column], orderBy: { [column]: 'asc' } });
  return tasks.map((task) => task[column]);
};

describe('the demonstration', () => {
  it('leaves an installation alone that holds anything else', async () => {
    await database.unit.create({ data: { code: 'OURS', name: '自己的单位', kind: 'department' } });
    await run();
    expect(lines).toEqual([expect.stringMatching(/不作演示/)]);
    expect(await database.batch.count()).toBe(0);
    await database.unit.delete({ where: { code: 'OURS' } });
  });

  it('says so in one sentence, and ends, where no worker issues its batches', async () => {
    const [elsewhere, namespace] = await Promise.all([freshDatabase(), freshNamespace()]);
    const own = openDatabase(elsewhere.url);
    await prepareAdministrator(own, { given: adminToken });
    const idle = await serve({ database: own, databaseUrl: elsewhere.url, namespace });
    const email = 'secretariat-of-nobody@example.test';
    await own.unit.create({ data: { code: 'OURS', name: '自己的单位', kind: 'department' } });
    await own.official.create({
      data: { id: crypto.randomUUID(), email, name: '办公室', role: 'secretariat', unitCode: 'OURS' },
    });
    const token = (await new Client(idle.url, adminToken).post<{ token: string }>('/api/tokens', { email, name: 'x' }))
      .token;
    const row = { task: '任务', standards: ['标准'], leadUnit: 'OURS', owner: email, deadline: '2099-12-31' };
    const make = () => ({ title: '无人下发', year: 2099, rows: [row] });
    await expect(issue(new Client(idle.url, token), '无人下发', make, 500)).rejects.toThrow(
      'the batch 无人下发 was not issued within 0.5 seconds: does a worker run?',
    );
    await idle.close();
    await own.$disconnect();
    await elsewhere.drop();
  }, 30_000);

  it('shows every state, every light and every step, made through the API as people would', async () => {
    await run();
    expect(await distinct('state')).toEqual([
      'accepted',
      'assigned',
      'cancelled',
      'in_progress',
      'suspended',
      'under_review',
    ]);
    expect(await distinct('light')).toEqual(['blue', 'green', 'grey', 'red', 'yellow']);
    expect(await distinct('step')).toEqual([0, 1, 2, 3]);
    expect(await database.task.count({ where: { returns: { gt: 0 } } })).toBe(1);
    const counted = lines.filter((line) => line.startsWith('✓'));
    for (const file of ['README.md', 'README.en.md'])
      expect(readFileSync(file, 'utf8').split('\n')).toEqual(expect.arrayContaining(counted));
  }, 90_000);

  it('shows everything that may happen on the way, on one item or another', async () => {
    const entries = await database.ledger.findMany({ select: { body: true } });
    const events = entries.flatMap(({ body }) => (JSON.parse(body) as Body).events);
    const count = (type: Event['type']) => events.filter((event) => event.type === type).length;
    for (const type of ['amended', 'extension_granted', 'instructed', 'noticed', 'reopened', 'urged'] as const)
      expect([type, count(type) > 0]).toEqual([type, true]);
    expect(count('extension_asked') - count('extension_granted')).toBe(1); // one waits
  }, 90_000);

  it('leaves the sample of the README to be imported and issued, which says the same as its own table', async () => {
    const { token } = await new Client(http.url, adminToken).post<{ token: string }>('/api/tokens', {
      email: 'secretariat@example.test',
      name: '我的脚本',
    });
    const form = new FormData();
    form.set('file', await openAsBlob('demo/data/progress-table.xlsx'), 'progress-table.xlsx');
    form.set('title', '2026年重点任务推进表');
    form.set('year', '2026');
    const secretariat = new Client(http.url, token);
    type Draft = { id: string; rows: object[]; problems: object[] };
    const draft = await secretariat.post<Draft>('/api/batches', form);
    expect(draft).toMatchObject({ rowCount: 12, problems: [] });
    const [shown] = await database.batch.findMany({ where: { fileName: 'demonstration.xlsx' } });
    const { items } = await secretariat.get<{ items: object[] }>(`/api/batches/${shown?.id}/rows?limit=200`);
    expect(items).toMatchObject(draft.rows);
    expect(await secretariat.post(`/api/batches/${draft.id}/issue`)).toMatchObject({ rowCount: 12 });
    await until(
      () => database.batch.findUniqueOrThrow({ where: { id: draft.id } }),
      ({ state }) => state === 'issued',
    );
  });

  it('adds nothing when it is run again', async () => {
    const count = async () => [
      await database.task.count(),
      await database.ledger.count(),
      await database.apiToken.count(),
    ];
    const before = await count();
    await run();
    expect(await count()).toEqual(before);
    expect(lines).toEqual([expect.stringMatching(/已在/)]);
  });
});
