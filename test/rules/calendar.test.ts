import { Worker } from '@temporalio/worker';
import { movesBetween } from '../../domain/clocks/preview';
import type { Item } from '../../domain/item/item';
import { workflowBundle } from '../../worker/bundle';
import { changeProgressQuery } from '../../workflows/messages/changes';
import type { Reply } from '../support/http';
import { serve } from '../support/http';
import { quietRuntime } from '../support/runtime';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import type { Workshop } from './workshop';
import { openWorkshop } from './workshop';

let shop: Workshop;
let worker: WorkerProcess;
let items: Item[];

/** National day of 2027 with one make-up day before and one after it. */
const source = '国务院办公厅关于2027年部分节假日安排的通知';
const national = ['01', '02', '03', '04', '05', '06', '07'].map((day) => `2027-10-${day}`);
const notice = { source, off: ['2027-01-01', '2027-05-01', ...national], work: ['2027-09-26', '2027-10-09'] };

beforeAll(async () => {
  quietRuntime();
  shop = await openWorkshop();
  // Due within the holiday, right after it, long before it, and as an instant.
  items = await shop.issue({ deadlines: ['2027-10-05', '2027-10-09', '2027-03-10', '2027-10-08T18:00:00+08:00'] });
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

const handleOf = (change: string) => shop.http.temporal.client.workflow.getHandle(`change/${change}`);
const preview = (body: object) => shop.call('secretary', 'POST', '/api/calendars/2027/preview', { body });
const blind = (body: object, headers = {}) => shop.call('secretary', 'PUT', '/api/calendars/2027', { body, headers });
const put = (body: object, headers = {}) => shop.seen('/api/calendars/2027', body, headers);
const shownOf = (reply: Reply) => reply.body as unknown as { counts: Record<string, number>; items: Shown[] };
type Shown = { id: string; moves: object[] };
type Token = { preview: string };
const entries = (commandId: string) =>
  shop.database.ledger.findMany({ where: { commandId }, orderBy: { taskId: 'asc' } });

describe('Next year’s list is unknown until the year’s end', () => {
  it('and GET /api/calendars says which years open items need and have no notice', async () => {
    const { body } = await shop.call('owner', 'GET', '/api/calendars');
    expect(body).toMatchObject({
      items: [
        { year: 2025, version: 0, daysOff: 28, makeUpDays: 5, publishedBy: null },
        { year: 2026, version: 0 },
      ],
      missing: [{ year: 2027, items: 4 }],
    });
    expect((await shop.call('owner', 'GET', '/api/calendars/2027')).status).toBe(404);
    expect((await shop.call('owner', 'GET', '/api/calendars/2026')).body).toMatchObject({
      year: 2026,
      work: { length: 6 },
    });
  });

  it('and every clock that counted on it is marked as assumed in the item', async () => {
    const inYear = items.flatMap(({ agenda }) =>
      agenda.filter(({ kind, local }) => kind === 'escalate' && local >= '2027'),
    );
    expect(inYear).toHaveLength(12);
    expect(inYear.every(({ assumed }) => assumed === true)).toBe(true);
  });
});

describe('Publishing a holiday notice', () => {
  it('is refused with every fault by its place, and stores nothing', async () => {
    const reply = await blind({
      source,
      off: ['2027-10-01', '2026-10-02', '2027-10-01'],
      work: ['2027-10-08', '2027-10-01'],
    });
    expect(reply).toMatchObject({
      status: 422,
      body: {
        code: 'calendar_at_fault',
        errors: [
          { in: 'body', pointer: '/off/1', code: 'day-not-in-year', value: '2026-10-02' },
          { pointer: '/off/2', code: 'day-twice' },
          { pointer: '/work/0', code: 'working-already' },
          { pointer: '/work/1', code: 'day-off-and-working' },
        ],
      },
    });
    const form = new FormData();
    form.set('source', source);
    form.set(
      'file',
      new Blob(['日期,类型,名称\n2027-10-01,休,国庆节\n2027-10-08,班,\n2027-10-09,假期,\n']),
      'notice.csv',
    );
    expect(await shop.call('secretary', 'PUT', '/api/calendars/2027', { form })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { row: 4, column: '类型', code: 'type-unknown', value: '假期' },
          { row: 3, column: '日期', code: 'working-already', message: expect.stringContaining('星期五') },
        ],
      },
    });
    expect(await shop.database.holidayNotice.count()).toBe(0);
  });

  it('is the secretariat’s', async () => {
    for (const who of ['owner', 'leader'] as const)
      expect((await shop.call(who, 'PUT', '/api/calendars/2027', { body: notice })).status).toBe(403);
  });

  it('that moves running items is refused to who has not seen its preview, or has seen another', async () => {
    const shown = (await preview(notice)).body as unknown as { preview: string; counts: object; items: object[] };
    const { counts, items: moved } = shown;
    const refused = await blind(notice);
    expect(refused).toMatchObject({
      status: 428,
      body: { code: 'preview_needed', preview: shown.preview, counts, items: moved },
    });
    const [, ...later] = notice.off;
    for (const given of ['x', ((await preview({ ...notice, off: later })).body as unknown as Token).preview])
      expect(await blind({ ...notice, preview: given })).toMatchObject({
        status: 412,
        body: { code: 'preview_stale', preview: shown.preview },
      });
    await shop.database.task.updateMany({ where: { id: items[2]?.id ?? '' }, data: { state: 'suspended' } });
    const stale = await blind({ ...notice, preview: shown.preview });
    await shop.database.task.updateMany({ where: { id: items[2]?.id ?? '' }, data: { state: 'assigned' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'preview_stale' } });
    expect(await shop.database.holidayNotice.count()).toBe(0);
  });

  it('moves exactly what its preview shows, once, on every item that it concerns and on no other', async () => {
    const shown = await preview(notice);
    expect(shown.status).toBe(200);
    expect(await shop.database.change.count()).toBe(0);
    const before = await shop.items();
    worker = await shop.work();
    const reply = await put(notice, { 'if-match': '"0"' });
    expect([200, 202]).toContain(reply.status);
    const change = await shop.finished(reply);
    const after = await shop.items();

    const moved = [...before.values()].map(({ id, agenda }) => ({
      id,
      moves: movesBetween(agenda, after.get(id)?.agenda ?? []),
    }));
    const expected = moved.filter(({ moves }) => moves.length > 0);
    expect(shownOf(shown).items.map(({ id, moves }) => ({ id, moves }))).toEqual(expected);
    expect(change).toMatchObject({ total: expected.length, moved: expected.length, waiting: 0 });
    expect(shownOf(shown).counts.items).toBe(expected.length);

    const first = after.get(items[0]?.id ?? '');
    const told = (kind: string) => first?.agenda.filter((clock) => clock.kind === kind).map(({ local }) => local);
    expect(told('escalate')).toEqual(['2027-10-08 09:00:00', '2027-10-11 09:00:00', '2027-10-15 09:00:00']);
    expect(told('remind')?.slice(-3)).toEqual(Array(3).fill('2027-09-30 09:00:00'));
    expect(first?.agenda.some(({ assumed, local }) => assumed && local >= '2027')).toBe(false);
    expect(first?.rules).toEqual({ policy: 0, calendar: 1 });
    expect((await shop.call('owner', 'GET', '/api/calendars')).body).toMatchObject({ missing: [] });
  }, 60_000);

  it('is on record in the item with who published it, and writes nobody a letter', async () => {
    const rows = await entries('change/calendar-1');
    expect(rows.length).toBeGreaterThan(0);
    for (const { body, actorId } of rows) {
      expect(actorId).toBe(shop.office.people.secretary.id);
      expect((JSON.parse(body) as { events: object[] }).events).toMatchObject([
        { type: 'replanned', cause: 'calendar' },
        { type: 'planned', rules: { calendar: 1 } },
      ]);
    }
    expect(await shop.database.letter.count({ where: { kind: { not: 'assignment' } } })).toBe(0);
  });

  it('tells its progress and its story in the engine, and can be replayed', async () => {
    const total = (await entries('change/calendar-1')).length;
    expect(await handleOf('calendar-1').query(changeProgressQuery)).toEqual({ total, moved: total, waiting: 0 });
    const history = await handleOf('calendar-1').fetchHistory();
    const said = (history.events ?? []).flatMap(({ userMetadata }) =>
      userMetadata?.summary?.data
        ? [JSON.parse(Buffer.from(userMetadata.summary.data).toString('utf8')) as string]
        : [],
    );
    const title = '按 2027 年放假安排（第 1 版）调整时钟';
    expect(said).toEqual([
      title,
      `${title}：清点涉及的任务`,
      `${title}：共 ${total} 项，已调整 0 项，续办下一页`,
      `${title}：全部办结，共调整 ${total} 项`,
    ]);
    await Worker.runReplayHistory({ workflowBundle: await workflowBundle() }, history);
  }, 60_000);

  it('moves nothing twice: the same notice again is the same version', async () => {
    const count = await shop.database.ledger.count();
    const reply = await put(notice);
    expect(reply).toMatchObject({ status: 200, body: { version: 1, change: null } });
    expect(await shop.database.ledger.count()).toBe(count);
    expect(shownOf(await preview(notice))).toMatchObject({ counts: { items: 0 }, items: [] });
  });

  it('answers 412 to who decided on an older version', async () => {
    expect(await put({ ...notice, work: [] }, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'version_stale', version: 1 },
    });
  });

  it('warns of a wrong feed and shows what it would move, before anything moves', async () => {
    const ordinary = Array.from({ length: 60 }, (_, at) =>
      new Date(Date.UTC(2027, 1, 8 + at)).toISOString().slice(0, 10),
    );
    const reply = await preview({ ...notice, off: [...notice.off, ...ordinary] });
    expect(reply).toMatchObject({
      status: 200,
      body: { warnings: [{ code: 'many-days-off' }] },
    });
    expect(shownOf(reply).items.map(({ id }) => id)).toContain(items[2]?.id);
    expect(await shop.database.holidayNotice.count()).toBe(1);
  });

  it('is corrected by another one: an error in make-up days moves back what it had moved', async () => {
    const wrong = await put({ ...notice, work: [] });
    await shop.finished(wrong);
    const step = async () =>
      (await shop.items()).get(items[1]?.id ?? '')?.agenda.find(({ kind }) => kind === 'escalate')?.local;
    const corrected = await put(notice);
    expect((await shop.finished(corrected)).moved).toBeGreaterThan(0);
    expect(await step()).toBe('2027-10-11 09:00:00');
    const { body } = await shop.call('owner', 'GET', '/api/calendars/2027/versions');
    expect(body).toMatchObject({ items: [{ version: 3 }, { version: 2, work: [] }, { version: 1 }], nextCursor: null });
  }, 60_000);
});

describe('A change that was lost on its way', () => {
  it('is carried out once the worker starts, where it was made while the engine did not answer', async () => {
    await worker.stop();
    const { database, databaseUrl, namespace } = shop;
    const away = await serve({ database, databaseUrl, namespace, temporalAddress: '127.0.0.1:9' });
    const body = { ...notice, off: notice.off.filter((day) => day !== '2027-10-07') };
    const begun = Date.now();
    const { preview: token } = (await preview(body)).body as unknown as Token;
    const reply = await away.call(shop.office.people.secretary.email, 'PUT', '/api/calendars/2027', {
      body: { ...body, preview: token },
    });
    await away.close();
    expect(reply).toMatchObject({ status: 202, body: { change: { total: null, moved: 0, finishedAt: null } } });
    expect(Date.now() - begun).toBeLessThan(3_500);
    worker = await shop.work();
    expect((await shop.finished(reply)).moved).toBeGreaterThan(0);
  }, 60_000);

  it('is begun again by the next worker, where the engine has lost it half-way', async () => {
    await worker.stop();
    const reply = await put(notice);
    expect(reply.status).toBe(202);
    const { change } = reply.body as unknown as { change: { id: string } };
    await handleOf(change.id).terminate('lost, for this test');
    worker = await shop.work();
    expect((await shop.finished(reply)).moved).toBeGreaterThan(0);
  }, 60_000);

  it('moves each of many items once, however often the worker is killed on the way', async () => {
    const many = await shop.issue({ deadlines: Array.from({ length: 120 }, () => '2027-10-08') });
    const reply = await put({ ...notice, work: [] });
    const { id } = (reply.body as unknown as { change: { id: string } }).change;
    const done = () => shop.database.ledger.count({ where: { commandId: `change/${id}` } });
    for (const share of [20, 70]) {
      await until(done, (count) => count >= share);
      await worker.kill();
      worker = await shop.work();
    }
    expect(await shop.finished(reply)).toMatchObject({ moved: await done() });
    const rows = await entries(`change/${id}`);
    for (const { id: task } of many) expect(rows.filter(({ taskId }) => taskId === task)).toHaveLength(1);
  }, 120_000);
});

it('A notice that moves nothing needs no preview', async () => {
  const body = { source: '国务院办公厅关于2035年部分节假日安排的通知', off: ['2035-01-01'] };
  expect(await shop.call('secretary', 'PUT', '/api/calendars/2035', { body })).toMatchObject({
    ...{ status: 200, body: { year: 2035, change: { total: 0 } } },
  });
});
