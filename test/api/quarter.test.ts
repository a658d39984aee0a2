import type { Item } from '../../domain/item/item';
import { quarterOf } from '../../domain/periods/period';
import type { Reply } from '../support/http';
import { seedItems } from '../support/items';
import type { Life } from './support/life';
import { acceptance, inDays, openLife, submission } from './support/life';
import { addOfficial } from './support/place';

let life: Life;
let items: Item[];
let outsider: string;

/** The quarter that is running, and days of it and beyond. */
const today = inDays(0);
const quarter = quarterOf(today.slice(0, 7));
const beyond = inDays(100);

beforeAll(async () => {
  life = await openLife();
  items = await seedItems(life.database, life.office, { deadlines: [today, today, today, today, today, beyond] });
  await life.database.unit.create({ data: { code: 'FAR', name: '外单位', kind: 'department', parentCode: 'CITY' } });
  outsider = await addOfficial(life.database, 'outsider', 'official', 'FAR');
}, 120_000);
afterAll(() => life?.close());

type Shown = {
  totals: { due: number; unsettled: number; settled: Record<string, number> };
  units: { unit: { code: string } }[];
  people: { owner: { name: string }; due: number; unsettled: number }[];
  items: { task: string; carryOver: object | null }[];
  nextCursor: string | null;
};
const at = `/api/periods/${quarter}`;
const shown = async (query = '', who: Parameters<Life['call']>[0] = 'secretary') => {
  const reply = await life.call(who, 'GET', `${at}/unsettled${query}`);
  expect(reply.status).toBe(200);
  return reply.body as unknown as Shown;
};
const ask = (item: Item | undefined, body: object = {}, who: Parameters<Life['call']>[0] = 'secretary', headers = {}) =>
  life.call(who, 'POST', `${at}/carry-overs`, {
    body: { task: item?.id, deadline: beyond, reason: '须跨季实施', ...body },
    headers,
  });
const decide = (
  id: string,
  what: 'approve' | 'reject',
  who: Parameters<Life['call']>[0] = 'leader',
  body: object = {},
) => life.call(who, 'POST', `${at}/carry-overs/${id}/${what}`, { body });
const idOf = (reply: Reply) => (reply.body as unknown as { id: string }).id;

describe('GET /api/periods/{quarter}/unsettled', () => {
  it('lists what is due by the quarter’s end and open, with owner, leader, unit, deadline and how it stands', async () => {
    const { totals, units, people, items: lines } = await shown();
    expect(totals).toMatchObject({ due: 5, unsettled: 5, settled: { accepted: 0, carried_over: 0 } });
    const unit = { code: 'DEPT', name: '市级部门一' };
    expect(units).toEqual([{ unit, ...totals }]);
    const { name, email } = life.office.people.owner;
    expect(people).toEqual([{ owner: { name, email }, units: [unit], ...totals }]);
    expect(lines.map(({ task }) => task)).toEqual(items.slice(0, 5).map(({ id }) => id));
    expect(lines[0]).toMatchObject({
      ...{ name: '建设服务站 1', owner: { name: '责任人' }, leader: { name: '责任领导' }, state: 'assigned' },
      ...{ deadline: today, daysOverdue: 0, carryOver: null },
    });
  });

  it('goes page by page, in one order, and takes a unit or an owner', async () => {
    const first = await shown('?limit=3');
    const second = await shown(`?limit=3&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ task }) => task)).toEqual(items.slice(0, 5).map(({ id }) => id));
    expect(second.nextCursor).toBeNull();
    expect((await shown('?unit=FAR')).items).toEqual([]);
    expect((await shown('?owner=owner@example.test')).items).toHaveLength(5);
    expect((await shown('?owner=nobody@example.test')).items).toEqual([]);
    expect((await shown(`?owner=${life.office.people.leader.id}`)).items).toEqual([]);
  });

  it('shows everybody the lines that they may see, and nothing of others', async () => {
    expect((await shown('', 'owner')).items).toHaveLength(5);
    expect((await shown('', 'leader')).totals.due).toBe(5);
    const { body } = await life.http.call(outsider, 'GET', `${at}/unsettled`);
    expect(body).toMatchObject({ totals: { due: 0, unsettled: 0 }, units: [], people: [], items: [] });
  });

  it('is of quarters only', async () => {
    for (const period of ['2026-03', '2026-Q5', 'all'])
      expect((await life.call('secretary', 'GET', `/api/periods/${period}/unsettled`)).status).toBe(404);
  });

  it('counts what is accepted, suspended or cancelled as settled, and what is under review not', async () => {
    const [, , reviewed, accepted, cancelled] = items as [Item, Item, Item, Item, Item];
    await life.done(reviewed, 'owner', 'submit', submission(reviewed));
    await life.done(accepted, 'owner', 'submit', submission(accepted));
    await life.done(accepted, 'secretary', 'accept', acceptance(accepted));
    const { events } = await life.done(cancelled, 'secretary', 'cancel', { reason: '重复' });
    const request = (events as unknown as { request: { id: string } }[])[0]?.request.id;
    await life.done(cancelled, 'leader', 'approve', { request });
    const { totals, items: lines } = await shown();
    expect(totals).toMatchObject({ due: 5, unsettled: 3, settled: { accepted: 1, cancelled: 1 } });
    expect(lines.map(({ task }) => task)).toEqual(items.slice(0, 3).map(({ id }) => id));
  });
});

describe('a carry-over', () => {
  let id: string;

  it('is the secretariat’s to ask for, of an item that the caller may see and the quarter finds due', async () => {
    expect(await ask(items[0], {}, 'leader')).toMatchObject({ status: 403, body: { code: 'not_yours_to_do' } });
    const foreign = { body: { task: items[0]?.id, deadline: beyond, reason: '须' } };
    expect(await life.http.call(outsider, 'POST', `${at}/carry-overs`, foreign)).toMatchObject({ status: 404 });
    expect(await ask(items[5])).toMatchObject({ status: 409, body: { code: 'not_due_in_quarter' } });
    expect(await ask(items[0], { deadline: today })).toMatchObject({
      ...{ status: 422, body: { code: 'deadline_within_quarter', detail: expect.stringContaining(quarter) } },
    });
    expect(await ask(items[2])).toMatchObject({ status: 409, body: { code: 'not_in_this_state' } });
    expect(await ask({ ...(items[0] as Item), id: crypto.randomUUID() })).toMatchObject({ status: 404 });
    const ahead = await life.call('secretary', 'POST', '/api/periods/2098-Q1/carry-overs', foreign);
    expect(ahead).toMatchObject({ status: 409, body: { code: 'quarter_ahead' } });
  });

  it('is asked for once, whatever is sent twice, and waits for a leader on the list of what is unsettled', async () => {
    const headers = { 'idempotency-key': 'carry-1' };
    const reply = await ask(items[0], {}, 'secretary', headers);
    id = idOf(reply);
    const asked = {
      task: items[0]?.id,
      period: quarter,
      deadline: beyond,
      reason: '须跨季实施',
      state: 'asked',
      version: 2,
    };
    expect(reply).toMatchObject({ status: 201, body: { id, ...asked } });
    expect((await ask(items[0], {}, 'secretary', headers)).body).toEqual(reply.body);
    expect(await ask(items[0])).toMatchObject({ status: 409, body: { code: 'already_asked' } });
    const { items: lines } = await shown();
    expect(lines.find(({ task }) => task === items[0]?.id)?.carryOver).toEqual({
      ...{ id, period: quarter, deadline: beyond, reason: '须跨季实施' },
    });
    const detail = await life.read<{ requests: object[]; may: string[] }>(items[0] as Item, 'leader');
    expect(detail.requests).toMatchObject([{ kind: 'carry_over', period: quarter, deadline: beyond }]);
    expect(detail.may).toEqual(expect.arrayContaining(['approve', 'reject']));
    expect(await life.database.letter.count({ where: { kind: 'approval', taskId: items[0]?.id ?? '' } })).toBe(1);
  });

  it('is decided by a leader, by its id alone, in the quarter that it is of', async () => {
    expect(await decide(id, 'approve', 'owner')).toMatchObject({ status: 403 });
    expect(await decide(id, 'approve', 'reviewer')).toMatchObject({ status: 403 });
    expect((await life.http.call(outsider, 'POST', `${at}/carry-overs/${id}/approve`, { body: {} })).status).toBe(404);
    expect(await decide(id.replace('carry_over-2', 'carry_over-1'), 'approve')).toMatchObject({ status: 404 });
    expect((await life.call('leader', 'POST', `/api/periods/2025-Q1/carry-overs/${id}/approve`)).status).toBe(404);
    expect((await life.call('leader', 'POST', `${at}/carry-overs/none/approve`)).status).toBe(404);
    expect(await decide(id, 'approve')).toMatchObject({ status: 200, body: { id, state: 'approved', version: 3 } });
    expect(await decide(id, 'approve')).toMatchObject({ status: 409, body: { code: 'request_unknown' } });
  });

  it('settles the item for the quarter, moves its deadline and uses up no extension', async () => {
    expect((await shown()).totals).toMatchObject({ due: 5, unsettled: 2, settled: { carried_over: 1 } });
    expect(await life.read(items[0] as Item)).toMatchObject({
      ...{ deadline: beyond, originalDeadline: today, extensionsLeft: 2, requests: [] },
      deadlineChanges: [{ cause: 'carry_over', from: today, to: beyond, by: '责任领导', reason: '须跨季实施' }],
    });
    const { body } = await life.call('owner', 'GET', `/api/tasks/${items[0]?.id}/history`);
    expect(JSON.stringify(body)).toContain(`由 ${quarter} 结转：完成时限由 ${today} 改为 ${beyond}`);
    expect(
      await life.database.letter.count({ where: { kind: 'decision', taskId: items[0]?.id ?? '' } }),
    ).toBeGreaterThan(1);
  });

  it('that is rejected, with a reason, or lapses with its item is listed as such', async () => {
    const rejected = idOf(await ask(items[1]));
    expect(await decide(rejected, 'reject')).toMatchObject({ status: 400 });
    expect(await decide(rejected, 'reject', 'leader', { reason: '请按期完成' })).toMatchObject({
      ...{ status: 200, body: { state: 'rejected' } },
    });
    const lapsed = idOf(await ask(items[1]));
    await life.done(items[1] as Item, 'owner', 'submit', submission(items[1] as Item));
    await life.done(items[1] as Item, 'secretary', 'accept', acceptance(items[1] as Item));

    const list = async (query: string, who: Parameters<Life['call']>[0] = 'secretary') =>
      (await life.call(who, 'GET', `${at}/carry-overs${query}`)).body as unknown as {
        items: object[];
        nextCursor: string;
      };
    expect((await list('')).items).toMatchObject([
      {
        id,
        state: 'approved',
        askedBy: '办公室甲',
        decidedBy: '责任领导',
        item: { number: 1, leadUnit: { code: 'DEPT' } },
      },
      { id: rejected, state: 'rejected', refusal: '请按期完成' },
      { id: lapsed, state: 'lapsed', decidedBy: null },
    ]);
    const page = await list('?limit=2');
    expect((await list(`?limit=2&cursor=${page.nextCursor}`)).items).toMatchObject([{ id: lapsed }]);
    expect((await list('?state=rejected', 'owner')).items).toMatchObject([{ id: rejected }]);
    expect((await life.http.call(outsider, 'GET', `${at}/carry-overs`)).body).toMatchObject({ items: [] });
    expect((await life.call('owner', 'GET', '/api/periods/2025-Q1/carry-overs')).body).toMatchObject({ items: [] });
  });
});
