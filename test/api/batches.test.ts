import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { auditor, sample, secretary, seedRegister } from '../support/register';

let fresh: FreshDatabase;
let database: Database;
let http: Http;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  await seedRegister(database);
  http = await serve({ database, databaseUrl: fresh.url });
});
afterAll(async () => {
  await http?.close();
  await database?.$disconnect();
  await fresh?.drop();
});
beforeEach(async () => {
  await database.batch.deleteMany();
});

type Fault = { row: number; column: string | null; code: string; message: string };
type Row = { row: number; task: string; leadUnit: string; owner: string; deadline: string; standards: string[] };
type Draft = { id: string; rowCount: number; state: string; problems: Fault[]; warnings: Fault[]; rows: Row[] };

function form(file: string, fields: Record<string, string> = {}): FormData {
  const data = new FormData();
  data.set('file', new Blob([new Uint8Array(sample(file))]), file);
  for (const [name, value] of Object.entries({ title: '推进表', year: '2026', ...fields })) data.set(name, value);
  return data;
}

async function upload(file: string, fields: Record<string, string> = {}, headers: Record<string, string> = {}) {
  const { status, body } = await http.call(secretary, 'POST', '/api/batches', { form: form(file, fields), headers });
  return {
    status,
    body: body as unknown as Draft & { code: string; detail: string; batch: string; choices: string[] },
  };
}

async function give(rows: readonly object[], more: object = {}) {
  const body = { title: '演练', year: 2026, rows, ...more };
  const reply = await http.call(secretary, 'POST', '/api/batches', { body });
  return {
    status: reply.status,
    body: reply.body as unknown as Draft & { code: string; errors: { pointer: string }[] },
  };
}

const sound = {
  task: '建设服务站',
  standards: ['挂牌运行'],
  leadUnit: 'P-02',
  owner: 'owner.p02@example.test',
  deadline: '2026-12-31',
};
const expected = JSON.parse(sample('expected.json').toString('utf8')) as {
  items: { task: string; category: string; lead: string; standards: string[]; owner: string; deadline: string }[];
  [faults: string]: unknown;
};
const expectedFaults = expected['faults of progress-table-with-errors.xlsx'] as {
  row: number;
  column: string | null;
}[];

const byTask = (one: { task: string }, other: { task: string }) => one.task.localeCompare(other.task);

describe('POST /api/batches', () => {
  it.each(['progress-table.xlsx', 'progress-table-as-issued.xlsx', 'progress-table-gbk.csv'])(
    'reads %s into a draft that says the same as any other form of the table',
    async (file) => {
      const { status, body } = await upload(file);
      expect(status).toBe(201);
      expect(body).toMatchObject({ state: 'draft', rowCount: expected.items.length, problems: [] });
      const read = body.rows.map(({ task, leadUnit: lead, standards, owner, deadline }) => ({
        ...{ task, lead, standards, owner, deadline },
      }));
      // The table as issued groups its rows by category, so that their order is another.
      expect(read.sort(byTask)).toEqual(expected.items.map(({ category: _, ...item }) => item).sort(byTask));
    },
  );

  it('tells every cell at fault by row and heading, in the language asked for, and keeps the sound rows', async () => {
    const { status, body } = await upload('progress-table-with-errors.xlsx', {}, { 'accept-language': 'en' });
    expect(status).toBe(201);
    expect(body.problems.map(({ row, column }) => ({ row, column }))).toEqual(
      expectedFaults.map(({ row, column }) => ({ row, column })),
    );
    expect(body.problems[0]?.message).toMatch(/cannot be read as a date/);
    expect(await database.batchRow.count({ where: { batchId: body.id } })).toBe(body.rowCount);
  });

  it('notices the same file, names the earlier batch, and takes it again only on purpose', async () => {
    const first = await upload('progress-table.xlsx');
    const second = await upload('progress-table.xlsx', { title: '又一次' });
    expect(second.status).toBe(409);
    expect(second.body).toMatchObject({ code: 'same_file', batch: first.body.id });
    expect(second.body.detail).toContain(first.body.id);
    expect(await database.batch.count()).toBe(1);
    expect((await upload('progress-table.xlsx', { again: 'true' })).status).toBe(201);
  });

  it('notices the same file also where it comes twice at once', async () => {
    const both = await Promise.all([upload('progress-table.xlsx'), upload('progress-table.xlsx')]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('gives the same answer and one draft for the same Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'import-1' };
    const [one, two] = [await upload('progress-table.xlsx', {}, key), await upload('progress-table.xlsx', {}, key)];
    expect(two).toEqual(one);
    expect(await database.batch.count()).toBe(1);
  });

  it('refuses a file that is no table with a reason in the language of the reader', async () => {
    const data = form('units.csv');
    const reply = await http.call(secretary, 'POST', '/api/batches', { form: data });
    expect(reply.status).toBe(422);
    expect(reply.body).toMatchObject({ code: 'header-unknown' });
    const png = new FormData();
    png.set('file', new Blob([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])]), 'table.xlsx');
    png.set('title', 't');
    png.set('year', '2026');
    expect((await http.call(secretary, 'POST', '/api/batches', { form: png })).status).toBe(415);
  });

  it('takes rows as JSON by the same rules, numbers them from 1, and finds repeats', async () => {
    const { status, body } = await give([sound, { ...sound, leadUnit: '科创园区' }, { ...sound, task: '' }]);
    expect(status).toBe(201);
    expect(body.problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'repeats-row'],
      [3, 'task-missing'],
    ]);
    expect(body.rows.map(({ row }) => row)).toEqual([1, 2, 3]);
  });

  it('warns of a deadline already past and lets it stand', async () => {
    const { body } = await give([{ ...sound, deadline: '2026-01-05' }]);
    expect(body.problems).toEqual([]);
    expect(body.warnings.map(({ code }) => code)).toEqual(['deadline-past']);
  });

  it.each([
    ['a ladder without rungs', { escalation: [] }, '/policy/escalation'],
    [
      'four rungs',
      { escalation: ['P0D', 'P1D', 'P2D', 'P3D'].map((after) => ({ after, to: ['owner'] })) },
      '/policy/escalation',
    ],
    [
      'rungs out of order',
      { escalation: ['P3D', 'P1D'].map((after) => ({ after, to: ['owner'] })) },
      '/policy/escalation',
    ],
    ['a relation that there is not', { escalation: [{ after: 'P0D', to: ['mayor'] }] }, '/policy/escalation/0/to/0'],
    ['nobody told', { escalation: [{ after: 'P0D', to: [] }] }, '/policy/escalation/0/to'],
    ['days mixed with hours', { yellowBefore: 'P1DT2H' }, '/policy/yellowBefore'],
    ['an endless span', { yellowBefore: 'P99999999D' }, '/policy/yellowBefore'],
    ['a time that is none', { remindAt: '24:00' }, '/policy/remindAt'],
    ['an unknown key', { remindEvery: 'P1D' }, '/policy/remindEvery'],
  ])('refuses a policy with %s', async (_what, policy, pointer) => {
    const { status, body } = await give([sound], { policy });
    expect(status).toBe(400);
    expect(body.errors[0]?.pointer).toBe(pointer);
    expect(await database.batch.count()).toBe(0);
  });

  it('is for the secretariat alone', async () => {
    const body = { title: 't', year: 2026, rows: [sound] };
    for (const as of [auditor, 'owner.p02@example.test', 'leader@example.test'])
      expect((await http.call(as, 'POST', '/api/batches', { body })).status).toBe(403);
  });
});

describe('PATCH /api/batches/{id}/rows/{row}', () => {
  const patch = (id: string, row: number, body: object) =>
    http.call(secretary, 'PATCH', `/api/batches/${id}/rows/${row}`, { body });

  it('mends a row by the rules it was read by, until nothing is at fault', async () => {
    const { body: draft } = await give([{ ...sound, deadline: '尽快' }]);
    expect(draft.problems.map(({ code }) => code)).toEqual(['deadline-unreadable']);
    const still = await patch(draft.id, 1, { deadline: '2026年2月30日' });
    expect(still.body).toMatchObject({
      problems: [{ code: 'no-such-day' }],
      row: { problems: [{ code: 'no-such-day' }] },
    });
    const mended = await patch(draft.id, 1, { deadline: '第二季度' });
    expect(mended.body).toMatchObject({
      problems: [],
      row: { deadline: '2026-06-30', task: sound.task, problems: [] },
    });
  });

  it('looks for repeats in the whole draft again: mending one row may clear or make a fault of another', async () => {
    const { body: draft } = await give([sound, sound, { ...sound, task: '另一项' }]);
    expect((await patch(draft.id, 1, { task: '第一项' })).body).toMatchObject({ problems: [] });
    expect((await patch(draft.id, 3, { task: '第一项' })).body).toMatchObject({
      problems: [{ row: 3, code: 'repeats-row' }],
    });
    const { body } = await http.call(secretary, 'GET', `/api/batches/${draft.id}/rows?faulty=true`);
    expect(body).toMatchObject({ items: [{ row: 3, task: '第一项' }], nextCursor: null });
  });

  it('knows neither other rows nor other fields, and leaves an issued batch alone', async () => {
    const { body: draft } = await give([sound]);
    expect((await patch(draft.id, 2, { task: 'x' })).status).toBe(404);
    expect((await patch(draft.id, 1, { state: 'accepted' })).status).toBe(400);
    await database.batch.update({ where: { id: draft.id }, data: { state: 'issued' } });
    expect((await patch(draft.id, 1, { task: 'x' })).status).toBe(409);
  });
});

describe('DELETE /api/batches/{id}/rows/{row}', () => {
  const leaveOut = (id: string, row: number, as = secretary) =>
    http.call(as, 'DELETE', `/api/batches/${id}/rows/${row}`);

  it('leaves a row out: others keep their numbers, and one that only repeated it is sound', async () => {
    const { body: draft } = await give([sound, sound, { ...sound, task: '另一项' }]);
    expect(draft.problems).toMatchObject([{ row: 2, code: 'repeats-row' }]);
    expect(await leaveOut(draft.id, 1)).toMatchObject({ status: 200, body: { rowCount: 2, problems: [] } });
    const { body } = await http.call(secretary, 'GET', `/api/batches/${draft.id}/rows`);
    expect(body).toMatchObject({ items: [{ row: 2, problems: [] }, { row: 3 }] });
    expect((await leaveOut(draft.id, 1)).status).toBe(404);
  });

  it('is for the secretariat, for drafts, and not for the last row: 403, 409', async () => {
    const { body: draft } = await give([sound, { ...sound, task: '另一项' }]);
    expect((await leaveOut(draft.id, 1, auditor)).status).toBe(403);
    expect((await leaveOut(draft.id, 1)).status).toBe(200);
    expect(await leaveOut(draft.id, 2)).toMatchObject({ status: 409, body: { code: 'last_row' } });
    await database.batch.update({ where: { id: draft.id }, data: { state: 'issued' } });
    expect(await leaveOut(draft.id, 2)).toMatchObject({ status: 409, body: { code: 'batch_not_draft' } });
  });
});

describe('DELETE /api/batches/{id}', () => {
  const discard = (id: string, as = secretary) => http.call(as, 'DELETE', `/api/batches/${id}`);

  it('throws a draft away, so that its file may be imported anew, and keeps who did it', async () => {
    const { body: draft } = await upload('progress-table.xlsx');
    expect((await upload('progress-table.xlsx')).status).toBe(409);
    expect(await discard(draft.id)).toMatchObject({
      status: 200,
      body: { id: draft.id, title: '推进表', rowCount: draft.rowCount },
    });
    expect((await http.call(secretary, 'GET', `/api/batches/${draft.id}`)).status).toBe(404);
    expect(await database.batchRow.count({ where: { batchId: draft.id } })).toBe(0);
    const { id: discardedBy } = await database.official.findUniqueOrThrow({ where: { email: secretary } });
    const kept = await database.discardedBatch.findUniqueOrThrow({ where: { id: draft.id } });
    expect(kept).toMatchObject({ fileName: 'progress-table.xlsx', createdBy: discardedBy, discardedBy });
    expect((await discard(draft.id)).status).toBe(404);
    expect((await upload('progress-table.xlsx')).status).toBe(201);
  });

  it('leaves a batch alone that is being issued or has been, and is for the secretariat: 409, 403', async () => {
    const { body: draft } = await give([sound]);
    expect((await discard(draft.id, auditor)).status).toBe(403);
    for (const data of [{ askedAt: new Date() }, { state: 'issuing' }, { state: 'issued' }]) {
      await database.batch.update({ where: { id: draft.id }, data });
      expect(await discard(draft.id)).toMatchObject({ status: 409, body: { code: 'batch_not_draft' } });
    }
    expect(await database.discardedBatch.count({ where: { id: draft.id } })).toBe(0);
  });
});

describe('GET /api/batches', () => {
  it('lists the newest first, page by page, to those who oversee', async () => {
    for (const title of ['一', '二', '三']) await give([sound], { title });
    const first = await http.call(auditor, 'GET', '/api/batches?limit=2');
    expect(first.body).toMatchObject({ items: [{ title: '三' }, { title: '二' }] });
    const { nextCursor } = first.body as unknown as { nextCursor: string };
    const second = await http.call(auditor, 'GET', `/api/batches?limit=2&cursor=${nextCursor}`);
    expect(second.body).toMatchObject({ items: [{ title: '一' }], nextCursor: null });
    expect((await http.call('owner.p02@example.test', 'GET', '/api/batches')).status).toBe(403);
  });

  it('shows a batch with its own policy, its mapping, and no progress while it is a draft', async () => {
    const { body: draft } = await upload('progress-table.xlsx', {
      policy: '{"extensionsMax":1}',
      documentNo: '统发〔2026〕1号',
    });
    const { body } = await http.call(secretary, 'GET', `/api/batches/${draft.id}`);
    expect(body).toMatchObject({
      ...{ state: 'draft', documentNo: '统发〔2026〕1号', policy: { extensionsMax: 1 }, problems: [] },
      progress: { total: 0, started: 0, letters: 0, sent: 0 },
      mapping: { task: '重点任务', deadline: '完成时限' },
    });
    expect((await http.call(secretary, 'GET', '/api/batches/00000000-0000-7000-8000-000000000000')).status).toBe(404);
  });
});
