import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { auditor, sample, secretary, seedRegister } from '../support/register';

const run = promisify(execFile);
let fresh: FreshDatabase;
let database: Database;
let http: Http;
let batch: string;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  await seedRegister(database);
  http = await serve({ database, databaseUrl: fresh.url });
  batch = await draft('progress-table-with-errors.xlsx');
});
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});

async function draft(file: string): Promise<string> {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(sample(file))]), file);
  form.set('title', '推进表');
  form.set('year', '2026');
  const { body } = await http.call(secretary, 'POST', '/api/batches', { form });
  return (body as unknown as { id: string }).id;
}

type Answer = {
  items: number;
  skipped: number;
  steps: Record<string, number>;
  mails: { total: number; atOnce: number; digests: number; byDay: { mails: number }[]; byPerson: { mails: number }[] };
};

async function simulate(body: object = {}): Promise<Answer> {
  const { status, body: answer } = await http.call(secretary, 'POST', `/api/batches/${batch}/simulate`, { body });
  expect([status, answer]).toEqual([200, expect.anything()]);
  return answer as unknown as Answer;
}

it('a draft tells what it would do if nobody acted, leaving out rows at fault, and does nothing of it', async () => {
  const { rowCount, problems } = (await http.call(secretary, 'GET', `/api/batches/${batch}`)).body as unknown as {
    rowCount: number;
    problems: { row: number }[];
  };
  const faulty = new Set(problems.map(({ row }) => row)).size;
  const { items, skipped, steps, mails } = await simulate();
  expect([items, skipped]).toEqual([rowCount - faulty, faulty]);
  expect(items).toBeGreaterThan(0);
  expect(steps[1]).toBe(items);
  const sum = (some: { mails: number }[]) => some.reduce((all, one) => all + one.mails, 0);
  expect(mails.total).toBe(mails.atOnce + mails.digests);
  expect([sum(mails.byDay), sum(mails.byPerson)]).toEqual([mails.total, mails.total]);
  expect(await database.task.count()).toBe(0);
  expect(await database.letter.count()).toBe(0);
});

it('in time there are no steps, and a mixture is the same for the same seed', async () => {
  expect((await simulate({ behaviour: 'in-time' })).steps).toEqual({});
  const mixed = { behaviour: 'mixed', seed: 11 };
  const { mails, steps } = await simulate(mixed);
  expect(await simulate(mixed)).toMatchObject({ mails, steps });
});

it('what cannot be simulated is refused: another behaviour, a day that is none, an unknown batch, somebody who may not', async () => {
  const path = `/api/batches/${batch}/simulate`;
  expect((await http.call(secretary, 'POST', path, { body: { behaviour: 'lazy' } })).status).toBe(400);
  expect((await http.call(secretary, 'POST', path, { body: { until: '2027-02-30' } })).status).toBe(400);
  expect((await http.call(auditor, 'POST', path, { body: {} })).status).toBe(403);
  const nowhere = '/api/batches/01890000-0000-7000-8000-000000000000/simulate';
  expect((await http.call(secretary, 'POST', nowhere, { body: {} })).status).toBe(404);
});

it('a last day that has gone by before it begins is refused, and an issued batch may end on any day since its issue', async () => {
  const path = (id: string) => `/api/batches/${id}/simulate`;
  const gone = await http.call(secretary, 'POST', path(batch), { body: { until: '2026-01-31' } });
  expect([gone.status, gone.body]).toEqual([422, expect.objectContaining({ code: 'until_before_start' })]);
  const issued = { id: '01890000-0000-7000-8000-00000000abcd', title: '已下发', year: 2026, state: 'issued' };
  const { createdBy } = await database.batch.findUniqueOrThrow({ where: { id: batch } });
  await database.batch.create({ data: { ...issued, createdBy, issuedAt: new Date('2026-01-20T02:00:00Z') } });
  const ended = (until: string) => http.call(secretary, 'POST', path(issued.id), { body: { until } });
  expect((await ended('2026-01-31')).status).toBe(200);
  expect((await ended('2026-01-20')).status).toBe(200);
  expect((await ended('2026-01-19')).body).toMatchObject({ code: 'until_before_start' });
});

describe('npm run duban -- simulate', () => {
  const duban = (...args: string[]) =>
    run(process.execPath, ['--import', 'tsx', join(__dirname, '../../cli/main.ts'), ...args], {
      env: { PATH: process.env.PATH, DUBAN_URL: http.url, DUBAN_TOKEN: token },
    });
  let token: string;

  beforeAll(async () => {
    const { body } = await http.call(secretary, 'POST', '/api/tokens', { body: { email: secretary, name: 'cli' } });
    token = (body as unknown as { token: string }).token;
  });

  it('tells the same figures as the API, as text and as JSON', async () => {
    const expected = await simulate();
    expect(JSON.parse((await duban('--json', 'simulate', batch)).stdout)).toMatchObject({ items: expected.items });
    expect((await duban('simulate', batch)).stdout).toContain(`${expected.mails.total}（`);
  });

  it('says in one sentence what is wrong, and ends with 1', async () => {
    await expect(duban('simulate', '01890000-0000-7000-8000-000000000000')).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^[^\n]*\(not_found\)\n$/),
    });
    await expect(duban('simulate', batch, '--behaviour', 'lazy')).rejects.toMatchObject({ code: 1 });
    await expect(duban('--url', 'http://127.0.0.1:9', 'simulate', batch)).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('http://127.0.0.1:9'),
    });
  });
});
