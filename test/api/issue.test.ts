import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { freshNamespace } from '../support/namespace';
import { secretary, seedRegister } from '../support/register';

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
