import { setTimeout as sleep } from 'node:timers/promises';
import { takeEntries } from '../../activities/periods/take-entries';
import type { Item } from '../../domain/item/item';
import type { PeriodEntry } from '../../domain/periods/entry';
import { withClient } from '../../embedded/postgres/roles';
import { beginClose } from '../../prisma/periods';
import { closeDueMonthsType, closeMonthOptions, closeMonthType } from '../../workflows/messages/month-close';
import { taskQueue } from '../../workflows/messages/names';
import { report } from '../api/support/life';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { setClock } from '../support/clock';
import { shanghai } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';

const long = process.env.DUBAN_LONG === '1';
const rounds = long ? 200 : 12;
const reports = long ? 1_000 : 400;

let shop: Workshop;
let worker: WorkerProcess;
beforeEach(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
}, 60_000);
afterEach(async () => {
  await worker.stop();
  await shop.close();
}, 120_000);

const close = (month: string, body = {}, who: 'secretary' | 'reviewer' = 'secretary') =>
  shop.call(who, 'POST', `/api/periods/${month}/close`, { body });
const monthAfter = (first: string, by: number) =>
  new Date(Date.UTC(Number(first.slice(0, 4)), Number(first.slice(5)) - 1 + by)).toISOString().slice(0, 7);

it(`ten closers at once, by hand, by schedule and beside the engine, make one close: ${rounds} rounds`, async () => {
  await setClock(shop.ownerUrl, '2093-03-02T10:00:00+08:00');
  const items = await shop.issue({
    deadlines: Array(8).fill('2150-12-31'),
    at: Date.parse('2093-03-02T10:00:00+08:00'),
  });
  const { client } = shop.http.temporal;
  for (let round = 0; round < rounds; round++) {
    const month = monthAfter('2093-03', round);
    await setClock(shop.ownerUrl, `${monthAfter(month, 1)}-01T00:30:00+08:00`);
    const byHand = () => close(month, {}, round % 2 === 0 ? 'secretary' : 'reviewer');
    const beside = async () => {
      await beginClose(shop.database, shanghai, { month, asOf: null, by: null });
      await takeEntries(shop.database, shanghai, month);
    };
    const bySchedule = () =>
      client.workflow.execute(closeDueMonthsType, { taskQueue, workflowId: `months-${crypto.randomUUID()}` });
    const replies = await Promise.all([
      ...Array.from({ length: 5 }, byHand),
      ...Array.from({ length: 3 }, async () => void (await beside())),
      ...Array.from({ length: 2 }, async () => void (await bySchedule())),
    ]);
    const hashes = new Set(replies.flatMap((reply) => (reply ? [`${reply.status} ${reply.body.hash}`] : [])));
    expect([month, hashes.size, [...hashes][0]]).toEqual([month, 1, expect.stringMatching(/^200 [0-9a-f]{64}$/)]);
    expect(await shop.database.periodEntry.count({ where: { periodId: month } })).toBe(items.length);
  }
  expect(await shop.database.period.count()).toBe(rounds);
}, 1_200_000);

it(`${reports} reports in flight are each wholly before or wholly after the close`, async () => {
  const items = await shop.issue({ deadlines: Array(100).fill('2150-12-31') });
  let percent = 0;
  const queue = Array.from({ length: reports }, (_, index) => items[index % items.length] as Item).values();
  let answered = 0;
  const lane = async () => {
    for (const item of queue) {
      const body = { ...report, percent: ++percent % 100, reason: '核减' };
      expect((await shop.call('owner', 'POST', `/api/tasks/${item.id}/report`, { body })).status).toBe(200);
      answered++;
    }
  };
  const reporting = Promise.all(Array.from({ length: 12 }, lane));
  await until(
    async () => answered,
    (count) => count > 0.4 * reports,
    120,
  );
  const [clock] = await shop.database.$queryRaw<{ now: Date }[]>`SELECT duban_now() AS now`;
  const asOf = new Date((clock?.now.getTime() ?? 0) - 1);
  const month = asOf.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7);
  await sleep(2);
  const reply = await close(month, { asOf: asOf.toISOString() });
  expect(reply).toMatchObject({ status: 200, body: { entryCount: 100 } });
  const whileReporting = answered;
  await reporting;
  expect(whileReporting).toBeLessThan(reports);

  let [before, after] = [0, 0];
  const kept = await shop.database.periodEntry.findMany({ where: { periodId: month } });
  for (const { taskId, body } of kept) {
    const entry = JSON.parse(body) as PeriodEntry;
    const ledger = await ledgerOf(shop.database, taskId);
    const known = ledger.filter(({ recordedAt }) => recordedAt <= asOf.getTime());
    expect([entry.version, entry.percent]).toEqual([known.length, known.at(-1)?.standing.percent]);
    const byPeople = known.filter(({ events }) => events.some(({ type }) => type === 'reported')).length;
    before += byPeople;
    after += ledger.filter(({ events }) => events.some(({ type }) => type === 'reported')).length - byPeople;
  }
  expect([before + after, before > 0.4 * reports, after > 0]).toEqual([reports, true, true]);
}, 300_000);

it('a report whose recording had begun before the cut-off and ends after it is waited for', async () => {
  const [item] = (await shop.issue({ deadlines: ['2150-12-31'] })) as [Item];
  const { body } = await shop.database.ledger.findFirstOrThrow({ where: { taskId: item.id } });
  await withClient(shop.databaseUrl, async (client) => {
    await client.query('BEGIN');
    // What a recorder does, held just before its commit; so does whoever writes to the ledger past all our code.
    const told = JSON.parse(body) as { standing: object };
    const next = JSON.stringify({ ...told, actor: null, events: [], standing: { ...told.standing, percent: 60 } });
    await client.query(
      `INSERT INTO ledger (task_id, seq, command_id, recorded_at, body, prev_hash, hash) VALUES ($1, 2, 'held', now(), $2, '', '')`,
      [item.id, next],
    );
    const { rows } = await client.query<{ now: Date }>('SELECT duban_now() AS now');
    const asOf = new Date(rows[0]?.now.getTime() ?? 0);
    await sleep(5);
    const month = asOf.toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7);
    const closing = close(month, { asOf: asOf.toISOString() });
    await sleep(400);
    expect(await shop.database.period.count()).toBe(0);
    await client.query('COMMIT');
    expect(await closing).toMatchObject({ status: 200, body: { entryCount: 1 } });
    const [entry] = await shop.database.periodEntry.findMany();
    expect(JSON.parse(entry?.body ?? '{}')).toMatchObject({ version: 2 });
  });
}, 60_000);

it('months that an outage left behind are closed in order, none skipped, and a worker killed at it does no harm', async () => {
  await setClock(shop.ownerUrl, '2093-03-02T10:00:00+08:00');
  const items = await shop.issue({
    deadlines: Array(300).fill('2150-12-31'),
    at: Date.parse('2093-03-02T10:00:00+08:00'),
  });
  await setClock(shop.ownerUrl, '2093-07-15T10:00:00+08:00');
  const { client } = shop.http.temporal;
  const closing = client.workflow.execute(closeDueMonthsType, { taskQueue, workflowId: 'months-late' });
  const periods = () => shop.database.period.findMany({ orderBy: { id: 'asc' } });
  for (const begun of [1, 2]) {
    await until(periods, ({ length }) => length >= begun, 60);
    // Entries are not taken while this lock is held, so that the worker is killed in the midst of it.
    await withClient(shop.ownerUrl, async (client) => {
      await client.query('BEGIN; LOCK TABLE period_entry IN SHARE ROW EXCLUSIVE MODE');
      await until(periods, (all) => all.some(({ state }) => state === 'closing') || all.length === 4, 60);
      await worker.kill();
    });
    worker = await shop.work();
  }
  // The worker that comes back may finish a month by itself; what this run closed, it closed in order.
  const months = ['2093-03', '2093-04', '2093-05', '2093-06'];
  const all = months.map((month) => ({ month, entries: items.length }));
  const done = (await closing) as typeof all;
  expect(done.length).toBeGreaterThanOrEqual(2);
  expect(done).toEqual(all.filter(({ month }) => done.some((one) => one.month === month)));
  const closed = await periods();
  expect(closed.map(({ id, state, entryCount }) => [id, state, entryCount])).toEqual(
    months.map((month) => [month, 'closed', items.length]),
  );
  for (const [index, { fromAt }] of [...closed.entries()].slice(1)) expect(fromAt).toEqual(closed[index - 1]?.cutOff);
}, 180_000);

it('a close that was begun while the engine was away is finished by the worker that finds it', async () => {
  await shop.issue({ deadlines: ['2150-12-31'], at: Date.now() });
  await sleep(5);
  const asOf = Date.now() - 1;
  const month = new Date(asOf).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 7);
  await worker.stop();
  await beginClose(shop.database, shanghai, { month, asOf, by: null });
  worker = await shop.work();
  await until(
    async () => shop.database.period.findUnique({ where: { id: month } }),
    (row) => row?.state === 'closed',
    30,
  );
  // Started again, as whoever finds it would, it changes nothing.
  const { client } = shop.http.temporal;
  expect(await client.workflow.execute(closeMonthType, closeMonthOptions(month))).toEqual({ month, entries: 1 });
}, 120_000);

it('a run that the engine starts before the database’s clock has come to the cut-off waits for it', async () => {
  await setClock(shop.ownerUrl, '2093-03-31T10:00:00+08:00');
  await shop.issue({ deadlines: ['2150-12-31'], at: Date.parse('2093-03-31T10:00:00+08:00') });
  await setClock(shop.ownerUrl, '2093-03-31T23:59:57+08:00');
  const { client } = shop.http.temporal;
  const run = client.workflow.execute(closeDueMonthsType, { taskQueue, workflowId: 'months-early' });
  expect(await run).toEqual([{ month: '2093-03', entries: 1 }]);
  expect(await shop.database.period.findUnique({ where: { id: '2093-03' } })).toMatchObject({
    cutOff: new Date('2093-03-31T15:59:59.999Z'),
  });
}, 60_000);
