import type { Item } from '../../domain/item/item';
import { withClient } from '../../embedded/postgres/roles';
import { acceptance, report, submission } from '../api/support/life';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { setClock } from '../support/clock';
import type { Who } from '../support/office';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';

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
type Entry = { task: string; settled?: string; [field: string]: unknown };
const entriesIn = async (period: string) =>
  ((await get(`/${period}/entries?limit=200`)).body as unknown as { items: Entry[] }).items;

beforeAll(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
  await clock('2093-01-12T10:00:00+08:00');
  items = await shop.issue({
    deadlines: ['2093-02-27', '2093-03-20', '2093-03-31', '2093-09-30'],
    at: Date.parse('2093-01-12T10:00:00+08:00'),
  });
  await clock('2093-02-20T10:00:00+08:00');
  await give(0, 'owner', 'submit', submission(items[0] as Item));
  await give(0, 'reviewer', 'accept', acceptance(items[0] as Item));
  await clock('2093-03-19T10:00:00+08:00');
  await give(1, 'owner', 'submit', submission(items[1] as Item));
  await give(2, 'owner', 'report', report);
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

describe('a quarter', () => {
  it('is held by its open months, which are named, whoever asks for its close or its seal', async () => {
    await clock('2093-04-02T10:00:00+08:00');
    expect(await post('/2093-Q1/close')).toMatchObject({
      status: 409,
      body: { code: 'not_closed', months: ['2093-01', '2093-02', '2093-03'] },
    });
    expect(await post('/2093-Q1/seal', {}, 'leader')).toMatchObject({
      status: 409,
      body: { code: 'months_not_sealed' },
    });
    for (const month of ['2093-01', '2093-02', '2093-03']) {
      expect(await post(`/${month}/close`)).toMatchObject({ status: 200, body: { state: 'closed' } });
      expect(await post(`/${month}/seal`)).toMatchObject({ status: 200, body: { state: 'sealed' } });
    }
    expect(await post('/2093-Q1/close')).toMatchObject({ status: 200, body: { state: 'closed', kind: 'quarter' } });
  });

  it('has its letters sent: each month’s close to the secretariat, what is unsettled up the line to leaders too', async () => {
    const told = async () =>
      (
        await shop.database.letter.findMany({
          where: { kind: { in: ['month_closed', 'unsettled'] } },
          include: { recipient: true },
        })
      )
        .map(({ kind, occasion, state, recipient }) => [kind, occasion, recipient.name, state].join(' '))
        .sort();
    const sent = await until(
      told,
      (letters) => letters.length > 0 && letters.every((letter) => / (sent|moot)$/.test(letter)),
      20,
    );
    // What was sealed before its letter went out needs no telling any more.
    expect(sent.map((letter) => letter.replace(/^(month_closed .*) moot$/, '$1 sent'))).toEqual(
      [
        ...['2093-01', '2093-02', '2093-03'].flatMap((month) => [
          `month_closed ${month} 办公室甲 sent`,
          `month_closed ${month} 办公室乙 sent`,
        ]),
        ...['办公室甲', '办公室乙', '责任领导'].map((name) => `unsettled 2093-Q1 ${name} sent`),
      ].sort(),
    );
  });

  it('equals its months: its figures are drawn from their entries', async () => {
    const { figures } = (await get('/2093-Q1')).body as unknown as {
      figures: { overall: { items: number; happened: Record<string, number>; reportsMissing: number } };
    };
    expect(await entriesIn('2093-Q1')).toHaveLength(4);
    expect(figures.overall).toMatchObject({ items: 4, happened: { issued: 4, submitted: 2, accepted: 1 } });
    let accepted = 0;
    for (const month of ['2093-01', '2093-02', '2093-03'])
      for (const { happened } of await entriesIn(month)) accepted += (happened as { accepted?: number }).accepted ?? 0;
    expect(figures.overall.happened.accepted).toBe(accepted);
  });

  it('is held by every item due in it that is not settled, under review among them, and says how many', async () => {
    expect(await post('/2093-Q1/seal', {}, 'leader')).toMatchObject({
      status: 409,
      body: { code: 'items_unsettled', items: 2 },
    });
    expect((await get('/2093-Q1')).body).toMatchObject({ holds: [{ code: 'items_unsettled', items: 2 }] });
    const { items: open } = (await get('/2093-Q1/unsettled')).body as unknown as { items: { task: { id: string } }[] };
    expect(open).toHaveLength(2);
    await give(1, 'reviewer', 'accept', acceptance(items[1] as Item));
    const asked = await post('/2093-Q1/carry-overs', {
      ...{ task: items[2]?.id, deadline: '2093-06-30', reason: '征地未完成' },
    });
    expect(asked).toMatchObject({ status: 201 });
    expect(await post('/2093-Q1/seal', {}, 'leader')).toMatchObject({ status: 409, body: { items: 1 } });
    expect((await get('/2093-Q1')).body).toMatchObject({
      holds: [{ code: 'items_unsettled' }, { code: 'carry_overs_undecided', items: 1 }],
    });
    const approved = await post(`/2093-Q1/carry-overs/${asked.body.id}/approve`, {}, 'leader');
    expect(approved.status).toBe(200);
    expect((await get('/2093-Q1')).body).toMatchObject({ holds: [], state: 'closed' });

    // What was due is listed by how it is settled.
    const listed = async (how: string) => {
      const { body } = await get(`/2093-Q1/unsettled?how=${how}`);
      return body as unknown as { totals: { due: number }; items: object[] };
    };
    const due = await listed('due');
    expect(due.items).toHaveLength(due.totals.due);
    expect((await listed('carried_over')).items).toMatchObject([{ task: items[2]?.id, settled: 'carried_over' }]);
    expect((await listed('unsettled')).items).toEqual([]);
  });

  it('is sealed by a leader alone, with how each item due was settled, under a seal that follows its months’', async () => {
    expect((await post('/2093-Q1/seal')).status).toBe(403);
    expect((await post('/2093-03/seal', {}, 'leader')).status).toBe(403);
    const sealed = await post('/2093-Q1/seal', {}, 'leader');
    const march = (await get('/2093-03')).body as unknown as { seal: { seal: string } };
    expect(sealed).toMatchObject({
      status: 200,
      body: {
        ...{ state: 'sealed', entryCount: 4, next: null },
        seal: { number: 4, previous: march.seal.seal, by: { name: '责任领导' } },
        figures: { overall: { items: 4 } },
      },
    });
    const settled = new Map((await entriesIn('2093-Q1')).map(({ task, settled: how }) => [task, how]));
    expect(items.map(({ id }) => settled.get(id))).toEqual(['accepted', 'accepted', 'carried_over', undefined]);
    for (const who of ['leader', 'otherLeader'] as const)
      expect(await post('/2093-Q1/seal', {}, who)).toMatchObject({ status: 409, body: { code: 'already_sealed' } });
  });

  it('stands for good: neither the application nor the owner can change or add to it', async () => {
    const sqls = [
      `UPDATE period SET figures = '{}' WHERE id = '2093-Q1'`,
      `DELETE FROM period_entry WHERE period = '2093-Q1'`,
      `INSERT INTO period (id, state, from_at, cut_off) VALUES ('2093-Q2', 'closing', now(), now())`,
    ];
    for (const url of [shop.databaseUrl, shop.ownerUrl])
      for (const sql of sqls)
        await withClient(url, async (client) => {
          await expect(client.query(sql)).rejects.toMatchObject({ code: expect.stringMatching(/^(42501|DB00[34])$/) });
        });
  });
});
