import { prepareAdministrator } from '../../api/accounts/administrator';
import { fill } from '../../demo/fill';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { freshNamespace } from '../support/namespace';
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
  await prepareAdministrator(database, adminToken);
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
    expect(lines).toContain('✓ 19 单位 units');
  }, 90_000);

  it('has one of everything that a life may bring: extensions, an unanswered notice, an instruction, a reopening', async () => {
    const ledger = await database.ledger.findMany({ select: { body: true } });
    const types = new Set(
      ledger.flatMap(({ body }) => (JSON.parse(body) as { events: { type: string }[] }).events).map(({ type }) => type),
    );
    for (const type of ['extension_granted', 'noticed', 'instructed', 'urged', 'reopened'])
      expect(types).toContain(type);
    const open = await database.task.findMany({
      where: { NOT: { notices: { equals: [] } } },
      select: { notices: true },
    });
    expect(open.flatMap(({ notices }) => notices)).toContainEqual(expect.objectContaining({ answeredAt: null }));
    expect(await database.task.count({ where: { extension: { not: Prisma.AnyNull } } })).toBe(1);
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
