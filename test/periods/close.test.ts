import type { Item } from '../../domain/item/item';
import { acceptance, report, submission } from '../api/support/life';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { setClock } from '../support/clock';
import type { Who } from '../support/office';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import type { Entry } from './answers';
import { entriesOf, entryOf, sealOf } from './answers';

let shop: Workshop;
let worker: WorkerProcess;
let items: Item[];
const clock = (instant: string) => setClock(shop.ownerUrl, instant);
const get = (path: string, who: Who = 'secretary') => shop.call(who, 'GET', `/api/periods${path}`);
const post = (path: string, body: object = {}, who: Who = 'secretary') =>
  shop.call(who, 'POST', `/api/periods${path}`, { body });
const give = async (index: number, who: Who, command: string, body: object = {}) => {
  const reply = await shop.call(who, 'POST', `/api/tasks/${items[index]?.id}/${command}`, { body });
  expect(reply).toMatchObject({ status: 200 });
};

beforeAll(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
  await clock('2093-03-02T10:00:00+08:00');
  items = await shop.issue({
    deadlines: ['2093-03-13', '2093-04-30', '2093-06-30', '2093-12-31'],
    at: Date.parse('2093-03-02T10:00:00+08:00'),
  });
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

describe('a month that is running', () => {
  it('says until when it runs, what it waits for, and that nothing is closed', async () => {
    const { status, body } = await get('/2093-03');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: '2093-03', kind: 'month', state: 'open', entryCount: null, hash: null, seal: null, figures: null },
      ...{ from: null, cutOff: '2093-03-31T15:59:59.999Z', holds: [{ code: 'cut_off_ahead' }] },
    });
    expect((await shop.call('owner', 'GET', '/api/periods')).body).toMatchObject({
      items: [],
      next: { id: '2093-03', cutOff: '2093-03-31T15:59:59.999Z' },
    });
  });

  it.each([
    ['2093-03', {}, 'cut_off_ahead'],
    ['2093-03', { asOf: '2093-03-20T10:00:00+08:00' }, 'as_of_ahead'],
    ['2093-03', { asOf: '2093-02-20T10:00:00+08:00' }, 'as_of_outside'],
    ['2093-04', {}, 'month_ahead'],
    ['2093-02', {}, 'nothing_to_close'],
    ['2093-Q1', {}, 'not_closed'],
  ])('answers 409 to the close of %s %j, naming what is amiss: %s', async (period, body, code) => {
    expect(await post(`/${period}/close`, body)).toMatchObject({ status: 409, body: { code } });
  });

  it('cannot be sealed, and its entries are not there yet', async () => {
    expect(await post('/2093-03/seal')).toMatchObject({ status: 409, body: { code: 'not_closed' } });
    expect(await get('/2093-03/entries')).toMatchObject({
      status: 409,
      body: { code: 'not_closed', months: ['2093-03'] },
    });
    expect(await post('/2093-02/seal')).toMatchObject({ status: 409, body: { code: 'nothing_to_close' } });
    expect((await get('/2093-02')).body).toMatchObject({ next: null, holds: [{ code: 'nothing_to_close' }] });
    expect(
      await post('/2093-03/adjustments', { task: items[0]?.id, corrects: { percent: 5 }, reason: '误' }),
    ).toMatchObject({ status: 409, body: { code: 'not_closed' } });
  });

  it('shows beforehand what a close would take, missing reports by name, and writes nothing', async () => {
    await clock('2093-03-20T10:00:00+08:00');
    await give(0, 'owner', 'report', { ...report, percent: 40 });
    await clock('2093-03-24T10:00:00+08:00');
    await give(1, 'owner', 'submit', submission(items[1] as Item));
    await give(1, 'reviewer', 'accept', acceptance(items[1] as Item));
    await clock('2093-03-26T10:00:00+08:00');
    const { status, body } = await get('/2093-03/preclose');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ id: '2093-03', entryCount: 4, before: null, holds: [{ code: 'cut_off_ahead' }] },
      figures: {
        overall: {
          ...{ items: 4, open: 3, overdue: 1, reportsDue: 3, reportsMissing: 2, percent: 35 },
          lights: { green: 0, yellow: 2, red: 1, grey: 0, blue: 1 },
          happened: { issued: 4, submitted: 1, accepted: 1 },
        },
      },
    });
    const missing = (body as unknown as { missing: Entry[] }).missing.map(({ task }) => task);
    expect(missing).toEqual([items[2]?.id, items[3]?.id]);
    // The entries behind each figure, as its filter tells them.
    const behind = async (filter: string) => {
      const { body: page } = await get(`/2093-03/preclose/entries?${filter}`);
      return (page as unknown as { items: Entry[] }).items.map(({ task }) => task);
    };
    expect(await behind('missing=true')).toEqual(missing);
    expect(await behind('open=true')).toEqual([items[0]?.id, items[2]?.id, items[3]?.id]);
    expect(await behind('light=blue')).toEqual([items[1]?.id]);
    expect((await get('/2093-03')).body).toMatchObject({ state: 'open' });
  });
});

it('the schedules are shown with their next run', async () => {
  const show = async () =>
    (await shop.call('secretary', 'GET', '/api/schedules', { headers: { 'accept-language': 'en' } })).body;
  // All are set up but two: this worker has no key to sign checkpoints with.
  const body = await until(show, (shown) => JSON.stringify(shown).split('"zone":null').length === 3);
  expect(body).toMatchObject({
    items: [
      { id: 'archive', next: expect.any(String) },
      { id: 'checkpoints', zone: null, next: null },
      { id: 'checkpoints-hourly', zone: null, next: null },
      { id: 'digest', what: 'The digest of a working morning', next: expect.any(String) },
      { id: 'months', what: 'The close of a month at its cut-off', zone: 'Asia/Shanghai', paused: false },
      { id: 'reconcile', next: expect.any(String) },
    ],
  });
  const { items: shown } = body as unknown as { items: { next: string }[] };
  // Five seconds into a first of the month, in Shanghai.
  expect(shown[4]?.next).toMatch(/-(28|29|30|31)T16:00:05/);
  expect((await shop.call('owner', 'GET', '/api/schedules')).status).toBe(403);
});

describe('a month that is closed at its cut-off', () => {
  let hash: string;

  it('has one entry for each item that was open in it, as it stood at the cut-off, whatever came since', async () => {
    await clock('2093-04-02T10:00:00+08:00');
    await give(2, 'owner', 'report', { ...report, percent: 70 });
    const reply = await post('/2093-03/close');
    expect(reply).toMatchObject({ status: 200, body: { state: 'closed', entryCount: 4, holds: [] } });
    hash = String(reply.body.hash);
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    const entries = await get('/2093-03/entries');
    expect(entriesOf(entries)).toHaveLength(4);
    // Due on Friday the 13th, so its ladder was at the third step by the 31st, though no clock has rung here.
    expect(entryOf(entries, items[0])).toMatchObject({
      ...{ state: 'in_progress', light: 'red', step: 3, listed: true, percent: 40, daysOverdue: 18, late: true },
      ...{ reported: true, reportDue: true, version: 2, before: null, happened: { issued: 1 } },
    });
    expect(String(entryOf(entries, items[0])?.reportedAt)).toMatch(/^2093-03-20T02:00/);
    expect(entryOf(entries, items[1])).toMatchObject({
      ...{ state: 'accepted', light: 'blue', percent: 100, daysOverdue: 0, effectRating: 90, reported: true },
      happened: { submitted: 1, accepted: 1 },
    });
    // What it reported on 2 April belongs to April.
    expect(entryOf(entries, items[2])).toMatchObject({ percent: 0, reported: false, reportedAt: null, version: 1 });
  });

  it('is closed once: again, late, by another or with the same asOf, the answer is the one close', async () => {
    for (const [who, body] of [
      ['secretary', {}],
      ['reviewer', {}],
      ['secretary', { asOf: '2093-03-31T15:59:59.999Z' }],
    ] as const)
      expect(await post('/2093-03/close', body, who)).toMatchObject({ status: 200, body: { state: 'closed', hash } });
    expect(await post('/2093-03/close', { asOf: '2093-03-25T10:00:00+08:00' })).toMatchObject({
      status: 409,
      body: { code: 'closed_as_of' },
    });
    expect(await shop.database.periodEntry.count()).toBe(4);
    // A quarter says which of its months are not closed, and not that one which is.
    expect(await post('/2093-Q1/close')).toMatchObject({ status: 200 });
    expect(await post('/2093-Q2/close')).toMatchObject({
      status: 409,
      body: { code: 'not_closed', months: ['2093-04', '2093-05', '2093-06'] },
    });
  });

  it('shows everybody the entries of what they may see, and only those', async () => {
    expect(entriesOf(await get('/2093-03/entries?light=red'))).toHaveLength(1);
    expect(entriesOf(await get('/2093-03/entries?missing=true'))).toHaveLength(2);
    expect(entriesOf(await get('/2093-03/entries?unit=OFFICE'))).toHaveLength(0);
    expect(entriesOf(await get('/2093-03/entries?owner=owner@example.test'))).toHaveLength(4);
    expect(entriesOf(await get('/2093-03/entries?owner=partner@example.test'))).toHaveLength(0);
    expect(entriesOf(await get('/2093-03/entries?owner=none@example.test'))).toHaveLength(0);
    expect(entriesOf(await get('/2093-03/entries', 'owner'))).toHaveLength(4);
    expect(entriesOf(await get('/2093-03/entries', 'partner'))).toHaveLength(4);
    const other = await shop.database.official.create({
      data: {
        id: crypto.randomUUID(),
        email: 'elsewhere@example.test',
        name: '他人',
        role: 'official',
        unitCode: 'OFFICE',
      },
    });
    const seen = await shop.http.call(other.email, 'GET', '/api/periods/2093-03/entries');
    expect(entriesOf(seen)).toHaveLength(0);
    for (const [who, path] of [
      ['owner', '/2093-03/close'],
      ['leader', '/2093-03/close'],
      ['owner', '/2093-03/seal'],
      ['leader', '/2093-03/adjustments'],
    ] as const)
      expect((await post(path, {}, who)).status).toBe(403);
  });

  it('is read page by page, each entry once', async () => {
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const reply = await get(`/2093-03/entries?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...entriesOf(reply).map(({ task }) => task));
      cursor = String((reply.body as unknown as { nextCursor: string | null }).nextCursor ?? '');
      if (!cursor) break;
    }
    expect(seen).toEqual(items.map(({ id }) => id));
  });

  it('is followed by the month as of an instant in it, and the rest of that month counts to the next', async () => {
    await clock('2093-04-27T10:00:00+08:00');
    const asOf = '2093-04-25T18:00:00+08:00';
    expect(await post('/2093-04/close', { asOf })).toMatchObject({
      status: 200,
      body: { state: 'closed', entryCount: 3, from: '2093-03-31T15:59:59.999Z', cutOff: '2093-04-25T10:00:00.000Z' },
    });
    await give(3, 'owner', 'report', { ...report, percent: 15 });
    await clock('2093-06-01T10:00:00+08:00');
    expect(await post('/2093-06/close')).toMatchObject({
      status: 409,
      body: { code: 'earlier_month_open', months: ['2093-05'] },
    });
    expect(await post('/2093-05/close')).toMatchObject({
      status: 200,
      body: { entryCount: 3, from: '2093-04-25T10:00:00.000Z', before: { overall: { items: 3 } } },
    });
    expect(entryOf(await get('/2093-05/entries'), items[3])).toMatchObject({
      ...{ percent: 15, reported: true, before: { percent: 0 } },
    });
  });

  it('is corrected by an adjustment that names the entry and counts to the month that is running', async () => {
    const asked = { task: items[2]?.id, corrects: { percent: 30, reported: true }, reason: '3月30日纸质报送' };
    const reply = await post('/2093-03/adjustments', asked);
    expect(reply).toMatchObject({
      status: 201,
      body: {
        ...{ period: '2093-03', booked: '2093-06', task: items[2]?.id, name: expect.any(String) },
        reason: asked.reason,
        corrects: { percent: { from: 0, to: 30 }, reported: { from: false, to: true } },
      },
    });
    expect(await post('/2093-03/adjustments', asked)).toMatchObject({
      status: 422,
      body: { code: 'nothing_corrected' },
    });
    expect(await post('/2093-03/adjustments', { ...asked, task: crypto.randomUUID() })).toMatchObject({
      status: 404,
      body: { code: 'entry_unknown' },
    });
    expect(entriesOf(await get('/2093-03/adjustments'))).toHaveLength(1);
    // Pressed several times at once it is one correction, from what stands.
    const twice = { ...asked, corrects: { percent: 35 } };
    const pressed = await Promise.all([1, 2, 3, 4].map(() => post('/2093-03/adjustments', twice)));
    expect(pressed.map(({ status }) => status).sort()).toEqual([201, 422, 422, 422]);
    expect(entriesOf(await get('/2093-03/adjustments'))).toHaveLength(2);
    expect((await get('/2093-03')).body).toMatchObject({ hash });
    expect(entryOf(await get('/2093-03/entries'), items[2])).toMatchObject({ percent: 0, reported: false });
  });

  it('is sealed in order, once, and each seal follows the one before', async () => {
    expect(await post('/2093-04/seal')).toMatchObject({
      status: 409,
      body: { code: 'earlier_month_not_sealed', months: ['2093-03'] },
    });
    const first = await post('/2093-03/seal');
    expect(first).toMatchObject({
      status: 200,
      body: { state: 'sealed', hash, next: null, seal: { number: 1, previous: '0'.repeat(64) } },
    });
    const second = await post('/2093-04/seal');
    const { seal } = first.body as unknown as { seal: { seal: string } };
    expect(second).toMatchObject({ status: 200, body: { seal: { number: 2, previous: seal.seal } } });
    const { items } = (await get('')).body as unknown as { items: { id: string; seal: object | null }[] };
    expect(items.map(({ id, seal: its }) => [id, its])).toEqual([
      ['2093-05', null],
      ['2093-04', { number: 2, ...sealOf(second) }],
      ['2093-03', { number: 1, ...sealOf(first) }],
    ]);
    for (const path of ['/2093-03/seal', '/2093-03/close'])
      expect(await post(path)).toMatchObject({ status: 409, body: { code: 'already_sealed' } });
  });
});

it('what is closed takes nothing in afterwards, even if the clock goes back', async () => {
  await clock('2093-04-01T10:00:00+08:00');
  await give(3, 'owner', 'report', { ...report, percent: 20 });
  const last = await shop.database.ledger.findFirstOrThrow({
    where: { taskId: items[3]?.id ?? '' },
    orderBy: { seq: 'desc' },
  });
  expect(last.recordedAt.getTime()).toBeGreaterThan(Date.parse('2093-05-31T15:59:59.999Z'));
});
