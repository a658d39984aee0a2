import type { AddressInfo, Socket } from 'node:net';
import { createServer } from 'node:net';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { issueBatchId } from '../../workflows/messages/names';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { freshNamespace } from '../support/namespace';
import { secretary, seedRegister } from '../support/register';
import { until } from '../support/until';

let fresh: FreshDatabase;
let database: Database;
let http: Http;

// No worker runs here: what an issue answers does not hang on one.
beforeAll(async () => {
  const [made, namespace] = await Promise.all([freshDatabase(), freshNamespace()]);
  fresh = made;
  database = openDatabase(fresh.url);
  await seedRegister(database);
  http = await serve({ database, databaseUrl: fresh.url, namespace });
}, 60_000);
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

const sound = {
  task: '建设服务站',
  standards: ['挂牌运行'],
  leadUnit: 'P-02',
  owner: 'owner.p02@example.test',
  deadline: '2026-12-31',
};
const newcomer = 'newcomer@example.test';

async function draft(...rows: readonly object[]): Promise<string> {
  const reply = await http.call(secretary, 'POST', '/api/batches', { body: { title: '推进表', year: 2026, rows } });
  expect(reply.status).toBe(201);
  return (reply.body as unknown as { id: string }).id;
}

const press = (id: string, headers = {}) => http.call(secretary, 'POST', `/api/batches/${id}/issue`, { headers });
const show = (id: string, more = '') => http.call(secretary, 'GET', `/api/batches/${id}${more}`);

async function withNewcomer(work: () => Promise<void>): Promise<void> {
  const data = { id: crypto.randomUUID(), email: newcomer, name: '新来的', role: 'official', unitCode: 'P-02' };
  await database.official.create({ data });
  await work();
  await database.official.update({ where: { id: data.id }, data: { active: false } });
  await database.official.update({ where: { id: data.id }, data: { email: `left-${data.id}@example.test` } });
}

describe('a row that named somebody unknown', () => {
  it('is at fault no more once the person has been imported: shown so, and issued so', async () => {
    const id = await draft({ ...sound, owner: newcomer }, { ...sound, task: '另一项' });
    expect((await show(id)).body).toMatchObject({ problems: [{ row: 1, code: 'person-unknown' }] });
    expect(await press(id)).toMatchObject({ status: 422, body: { errors: [{ row: 1, code: 'person-unknown' }] } });

    await withNewcomer(async () => {
      expect((await show(id)).body).toMatchObject({ problems: [] });
      expect((await show(id, '/rows?limit=1')).body).toMatchObject({ items: [{ row: 1, problems: [] }] });
      expect(await press(id)).toMatchObject({ status: 202 });
    });
  });

  it('keeps its other faults, of which the cell as kept would show nothing', async () => {
    const id = await draft({ ...sound, owner: newcomer, weight: '很重' });
    await withNewcomer(async () => {
      expect((await show(id)).body).toMatchObject({ problems: [{ row: 1, code: 'weight-unreadable' }] });
      const refused = await press(id);
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ code: 'weight-unreadable' }] } });
      const path = `/api/batches/${id}/rows/1`;
      const mended = await http.call(secretary, 'PATCH', path, { body: { content: '新的内容' } });
      expect(mended.body).toMatchObject({ problems: [{ code: 'weight-unreadable' }] });
      expect((await http.call(secretary, 'PATCH', path, { body: { weight: 5 } })).body).toMatchObject({ problems: [] });
    });
  });

  it('is found to repeat another, where that is what it does now', async () => {
    const id = await draft({ ...sound, owner: '新来的' }, { ...sound, owner: newcomer });
    await withNewcomer(async () => {
      const refused = await press(id);
      expect(refused).toMatchObject({ status: 422, body: { errors: [{ row: 2, code: 'repeats-row' }] } });
    });
  });
});

describe('POST /api/batches/{id}/issue', () => {
  const workflowOf = (id: string) => http.temporal.client.workflow.getHandle(issueBatchId(id));

  it('says that the batch is being issued, and so does every look at it, though no worker is there', async () => {
    const id = await draft(sound);
    expect(await press(id)).toMatchObject({ status: 202, body: { state: 'issuing', progress: { total: 0 } } });
    expect((await show(id)).body).toMatchObject({ state: 'issuing', progress: { total: 0, started: 0 } });
    const listed = await http.call(secretary, 'GET', '/api/batches?state=issuing&limit=1');
    expect(listed.body).toMatchObject({ items: [{ id, state: 'issuing' }] });
    expect(await http.call(secretary, 'PATCH', `/api/batches/${id}/rows/1`, { body: { task: 'x' } })).toMatchObject({
      status: 409,
      body: { code: 'batch_not_draft' },
    });
    expect(await press(id)).toMatchObject({ status: 202, body: { state: 'issuing' } });
  });

  it('goes on showing what was odd about the table once its items stand', async () => {
    const id = await draft({ ...sound, deadline: '2026-01-05' });
    const odd = [{ row: 1, code: 'deadline-past' }];
    expect((await show(id)).body).toMatchObject({ state: 'draft', warnings: odd });
    await database.batch.update({ where: { id }, data: { state: 'issued' } });
    const { body } = await show(id);
    expect(body).toMatchObject({ problems: [], warnings: odd });
  });

  it('makes it a draft again, and stops the issue, where a fault is found before a worker came', async () => {
    const id = await draft(sound);
    await press(id);
    const owner = { where: { email: sound.owner } };
    await database.official.update({ ...owner, data: { active: false } });
    const again = await press(id);
    await database.official.update({ ...owner, data: { active: true } });
    expect(again).toMatchObject({ status: 422, body: { errors: [{ row: 1, code: 'person-left' }] } });
    expect((await show(id)).body).toMatchObject({ state: 'draft', problems: [] });
    expect((await workflowOf(id).describe()).status.name).toBe('TERMINATED');
    expect(await press(id)).toMatchObject({ status: 202, body: { state: 'issuing' } });
  });

  it('says so where the engine has given the issue up, and leaves a draft', async () => {
    const id = await draft(sound);
    const pressed = press(id);
    await until(
      () =>
        workflowOf(id)
          .terminate('for this test')
          .then(
            () => true,
            () => false,
          ),
      (ended) => ended,
    );
    expect(await pressed).toMatchObject({ status: 409, body: { code: 'issue_given_up' } });
    expect((await show(id)).body).toMatchObject({ state: 'draft' });
  });

  it('answers a repeated request as the first time', async () => {
    const id = await draft({ ...sound, owner: newcomer });
    const key = { 'idempotency-key': `issue-${id}` };
    const refused = await press(id, key);
    expect(refused.status).toBe(422);
    expect((await press(id, key)).body).toEqual(refused.body);
  });

  it('holds no transaction while it waits for an engine that does not answer, and says that nothing is issued', async () => {
    const sockets = new Set<Socket>();
    const silent = createServer((socket) => sockets.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const temporalAddress = `127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const away = await serve({ database, databaseUrl: fresh.url, temporalAddress });
    const id = await draft(sound);
    let answered = false;
    const pressed = away
      .call(secretary, 'POST', `/api/batches/${id}/issue`, { headers: { 'accept-language': 'en' } })
      .finally(() => {
        answered = true;
      });
    const seen: number[] = [];
    while (!answered) {
      const [held] = await database.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int FROM pg_stat_activity
        WHERE datname = current_database() AND state LIKE 'idle in transaction%'
          AND state_change < clock_timestamp() - interval '1 second'`;
      seen.push(held?.count ?? -1);
    }
    expect(new Set(seen)).toEqual(new Set([0]));
    expect(await pressed).toMatchObject({
      status: 503,
      body: { code: 'engine_away', detail: expect.stringContaining('nothing has been issued') },
    });
    expect((await pressed).headers.get('retry-after')).toBe('3');
    expect((await show(id)).body).toMatchObject({ state: 'draft' });
    await away.close();
    for (const socket of sockets) socket.destroy();
    silent.close();
  });
});
