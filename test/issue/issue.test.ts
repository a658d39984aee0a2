import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { issueBatchId, keyTaskId } from '../../workflows/messages/names';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http, Reply } from '../support/http';
import { serve } from '../support/http';
import { freshNamespace } from '../support/namespace';
import { secretary, seedRegister } from '../support/register';
import type { WorkerProcess } from '../support/worker-process';
import { startWorker } from '../support/worker-process';

let fresh: FreshDatabase;
let database: Database;
let namespace: string;
let http: Http;
let worker: WorkerProcess;

const work = () => startWorker({ databaseUrl: fresh.url, namespace });

beforeAll(async () => {
  [fresh, namespace] = await Promise.all([freshDatabase(), freshNamespace()]);
  database = openDatabase(fresh.url);
  await seedRegister(database);
  http = await serve({ database, databaseUrl: fresh.url, namespace });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

/** Drafts a batch with so many sound rows; answers its id. */
async function draft(rows: number): Promise<string> {
  const deadline = `${new Date().getUTCFullYear() + 1}-06-30`;
  const common = { standards: ['挂牌运行'], leadUnit: 'P-02', owner: 'owner.p02@example.test', deadline };
  const body = {
    title: `下发 ${rows} 项`,
    year: new Date().getUTCFullYear(),
    rows: Array.from({ length: rows }, (_, at) => ({ ...common, task: `任务 ${at + 1}` })),
  };
  const reply = await http.call(secretary, 'POST', '/api/batches', { body });
  expect(reply).toMatchObject({ status: 201, body: { problems: [] } });
  return (reply.body as unknown as { id: string }).id;
}

const press = (id: string, headers = {}) => http.call(secretary, 'POST', `/api/batches/${id}/issue`, { headers });
const show = (id: string) => http.call(secretary, 'GET', `/api/batches/${id}`);

async function until(id: string, enough: (body: Shown) => boolean, seconds = 60): Promise<Shown> {
  for (const end = Date.now() + seconds * 1000; ; await sleep(50)) {
    const body = (await show(id)).body as unknown as Shown;
    if (enough(body)) return body;
    if (Date.now() > end) throw new Error(`in vain: ${JSON.stringify(body)}`);
  }
}
type Shown = { state: string; rowCount: number; progress: { total: number; started: number } };

/** Everything that an issue makes, counted in the database and in the engine. */
async function madeBy(batch: string) {
  const tasks = await database.task.findMany({ where: { batchId: batch }, select: { id: true, startedAt: true } });
  const running = await Promise.all(
    tasks.map(({ id }) => http.temporal.client.workflow.getHandle(keyTaskId(id)).describe()),
  );
  return {
    tasks: tasks.length,
    entries: await database.ledger.count({ where: { task: { batchId: batch } } }),
    letters: await database.letter.count({ where: { task: { batchId: batch } } }),
    started: tasks.filter(({ startedAt }) => startedAt).length,
    running: running.filter(({ status }) => status.name === 'RUNNING').length,
    runs: new Set(running.map(({ runId }) => runId)).size,
  };
}
const once = (count: number) => ({
  tasks: count,
  entries: count,
  letters: count,
  started: count,
  running: count,
  runs: count,
});

describe('POST /api/batches/{id}/issue', () => {
  it('answers 503 and leaves the draft a draft while the engine is away', async () => {
    const away = await serve({ database, databaseUrl: fresh.url, temporalAddress: '127.0.0.1:9', namespace });
    try {
      const id = await draft(1);
      await away.call(secretary, 'GET', `/api/batches/${id}`);
      const begun = Date.now();
      const reply: Reply = await away.call(secretary, 'POST', `/api/batches/${id}/issue`);
      expect(Date.now() - begun).toBeLessThan(3_500);
      expect(reply.status).toBe(503);
      expect(reply.headers.get('retry-after')).toBe('3');
      expect((await show(id)).body).toMatchObject({ state: 'draft', progress: { total: 0 } });
    } finally {
      await away.close();
    }
  });

  it('names every fault and starts nothing while one is left', async () => {
    const id = await draft(2);
    await http.call(secretary, 'PATCH', `/api/batches/${id}/rows/2`, { body: { deadline: '尽快' } });
    const reply = await press(id);
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'batch_has_problems', errors: [{ row: 2, column: '完成时限', code: 'deadline-unreadable' }] },
    });
    await expect(http.temporal.client.workflow.getHandle(issueBatchId(id)).describe()).rejects.toThrow(/not found/i);
  });

  it('holds the draft against the directory as it is now: an owner may have left since', async () => {
    const id = await draft(1);
    await database.official.update({ where: { email: 'owner.p02@example.test' }, data: { active: false } });
    const reply = await press(id);
    await database.official.update({ where: { email: 'owner.p02@example.test' }, data: { active: true } });
    expect(reply).toMatchObject({ status: 422, body: { errors: [{ row: 1, code: 'person-left' }] } });
  });

  it('is done once the worker is there, though pressed before, twice, and both at once', async () => {
    const id = await draft(3);
    const pressed = await Promise.all([press(id), press(id), press(id, { 'idempotency-key': 'issue-1' })]);
    expect(pressed.map(({ status }) => status)).toEqual([202, 202, 202]);
    worker = await work();
    await until(id, ({ state }) => state === 'issued');
    expect((await press(id)).body).toMatchObject({ state: 'issued', progress: { total: 3, started: 3 } });
    expect((await press(id, { 'idempotency-key': 'issue-1' })).body).toEqual(pressed[2]?.body);
    expect(await madeBy(id)).toEqual(once(3));
  }, 60_000);

  it('answers with the items already listed, where the worker is there', async () => {
    const id = await draft(5);
    expect((await press(id)).body).toMatchObject({ progress: { total: 5 } });
    expect((await http.call(secretary, 'GET', `/api/tasks?batch=${id}`)).body).toMatchObject({
      items: { length: 5 },
    });
  });

  it('makes each item once, however often the worker is killed half-way', async () => {
    const id = await draft(500);
    await press(id);
    let kills = 0;
    for (const share of [50, 250]) {
      await until(id, ({ progress }) => progress.started >= share);
      const { started, total } = (await show(id)).body.progress as unknown as Shown['progress'];
      if (started < total) kills++;
      await worker.kill();
      worker = await work();
    }
    expect(kills).toBe(2);
    await until(id, ({ state }) => state === 'issued', 120);
    expect(await madeBy(id)).toEqual(once(500));
  }, 240_000);

  it('goes on when it is pressed again, where the engine has lost the issue half-way', async () => {
    const id = await draft(300);
    await press(id);
    await until(id, ({ state }) => state === 'issuing');
    await http.temporal.client.workflow.getHandle(issueBatchId(id)).terminate('lost, for this test');
    expect((await show(id)).body).toMatchObject({ state: 'issuing' });
    expect((await press(id)).status).toBe(202);
    await until(id, ({ state }) => state === 'issued');
    expect(await madeBy(id)).toEqual(once(300));
  }, 120_000);

  it('tells its story in the history: what was written, which pages were started, and that it is done', async () => {
    const id = await draft(1);
    await press(id);
    await until(id, ({ state }) => state === 'issued');
    const { events } = await http.temporal.client.workflow.getHandle(issueBatchId(id)).fetchHistory();
    const said = (events ?? []).flatMap(({ userMetadata }) =>
      userMetadata?.summary?.data
        ? [JSON.parse(Buffer.from(userMetadata.summary.data).toString('utf8')) as string]
        : [],
    );
    expect(said).toEqual([
      '下发《下发 1 项》：1 项',
      '办公室文书 下发：任务、台账、交办信一次写入数据库',
      '启动任务流程：已启动 0 / 1 项，续启下一页',
      '1 项任务全部启动，批次记为已下发',
    ]);
  });

  it('is completed once every item is final', async () => {
    const id = await draft(2);
    await press(id);
    await until(id, ({ state }) => state === 'issued');
    const [first] = await database.task.findMany({ where: { batchId: id } });
    await database.task.update({ where: { id: first?.id ?? '' }, data: { state: 'accepted' } });
    expect((await show(id)).body).toMatchObject({ state: 'issued' });
    await database.task.updateMany({ where: { batchId: id }, data: { state: 'accepted' } });
    expect((await show(id)).body).toMatchObject({ state: 'completed' });
    const { body } = await http.call(secretary, 'GET', '/api/batches?state=completed');
    expect(body).toMatchObject({ items: [{ id }] });
  });
});
