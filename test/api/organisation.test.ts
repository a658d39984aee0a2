import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { goOnSignal } from '../../workflows/messages/changes';
import { verified } from '../audit/record';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import type { Reply } from '../support/http';
import { ledgerOf } from '../support/ledger';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { addOfficial } from './support/place';

let shop: Workshop;
let worker: WorkerProcess;
let administrator: string;

beforeAll(async () => {
  shop = await openWorkshop();
  worker = await shop.work();
  administrator = await addOfficial(shop.database, 'root', 'administrator', 'OFFICE');
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

const idOf = async (email: string) => (await shop.database.official.findUniqueOrThrow({ where: { email } })).id;
const leave = async (email: string, body: object = {}, as = 'secretary@example.test') =>
  shop.http.call(as, 'POST', `/api/officials/${await idOf(email)}/leave`, { body });
const now = async ({ id }: Item): Promise<Item> => fold(await ledgerOf(shop.database, id));
const changeOf = (reply: Reply) => (reply.body as unknown as { change: { id: string; waiting: number } }).change;
const amendments = async ({ id }: Item) =>
  (await ledgerOf(shop.database, id)).flatMap(({ events, actor, commandId }) =>
    events.flatMap((event) => (event.type === 'amended' ? [{ ...event, actor, commandId }] : [])),
  );

describe('POST /api/officials/{id}/leave', () => {
  it('is refused with a list of open items where nobody is named to take them over', async () => {
    const [item] = await shop.issue({ deadlines: ['2027-03-10'] });
    const reply = await leave('owner@example.test');
    expect(reply).toMatchObject({
      status: 409,
      body: { code: 'open_items', items: [{ id: item?.id, number: 1, as: 'owner' }] },
    });
    expect((await shop.call('owner', 'GET', '/api/units')).status).toBe(200);
  });

  it('is refused where the successor is nobody, the person themselves, or no leader of items that are led', async () => {
    expect(await leave('owner@example.test', { successor: 'nobody@example.test' })).toMatchObject({
      status: 422,
      body: { code: 'successor_unknown' },
    });
    expect(await leave('owner@example.test', { successor: 'owner@example.test' })).toMatchObject({
      status: 422,
      body: { code: 'successor_same' },
    });
    expect(await leave('leader@example.test', { successor: 'head@example.test' })).toMatchObject({
      status: 422,
      body: { code: 'successor_not_leader' },
    });
    expect(await leave('owner@example.test', { at: '2099-01-01T00:00:00Z' })).toMatchObject({
      status: 422,
      body: { code: 'leave_in_future' },
    });
    expect(await leave(administrator, {}, administrator)).toMatchObject({
      status: 409,
      body: { code: 'last_of_role' },
    });
  });

  it('is the secretariat’s where items have to follow: an administrator does nobody’s work', async () => {
    expect(await leave('owner@example.test', { successor: 'substitute@example.test' }, administrator)).toMatchObject({
      status: 403,
      body: { code: 'secretariat_needed' },
    });
    const idle = await addOfficial(shop.database, 'idle', 'official', 'DEPT');
    expect(await leave(idle, {}, administrator)).toMatchObject({ status: 200, body: { active: false, change: null } });
    expect((await leave('head@example.test', {}, 'leader@example.test')).status).toBe(403);
  });

  it('hands owned and led items and the part of substitute on, with the history kept, and ends the account', async () => {
    const [item] = await shop.issue({ deadlines: ['2027-04-14'] });
    const { owner, leader, otherLeader } = shop.office.people;
    await shop.database.official.update({
      where: { id: shop.office.people.head.id },
      data: { substituteId: owner.id },
    });
    await shop.call('owner', 'GET', '/api/units');
    const to = await addOfficial(shop.database, 'successor', 'official', 'DEPT');
    const reply = await leave('owner@example.test', { successor: to });
    expect(reply.body).toMatchObject({ active: false, tokensRevoked: 1 });
    const change = await shop.finished(reply);
    expect(change).toMatchObject({ total: 2, moved: 2, waiting: 0 });
    expect((await shop.call('owner', 'GET', '/api/units')).status).toBe(401);
    expect(await shop.database.official.findUnique({ where: { id: owner.id } })).toMatchObject({
      active: false,
      leftAt: expect.any(Date),
    });
    expect(await shop.database.official.findUnique({ where: { id: shop.office.people.head.id } })).toMatchObject({
      substituteId: await idOf(to),
    });
    expect(await leave('owner@example.test')).toMatchObject({ status: 409, body: { code: 'left_already' } });

    await shop.finished(await leave('leader@example.test', { successor: 'otherLeader@example.test' }));
    expect(await now(item as Item)).toMatchObject({ owner: { name: 'successor' }, leader: { id: otherLeader.id } });
    expect(await amendments(item as Item)).toMatchObject([
      {
        owner: { from: { id: owner.id, name: owner.name }, to: { name: 'successor' } },
        reason: `${owner.name}离任，由successor接任`,
        actor: { id: shop.office.people.secretary.id, as: 'secretariat' },
      },
      { leader: { from: { id: leader.id }, to: { id: otherLeader.id } } },
    ]);
    const letters = await shop.database.letter.findMany({ where: { taskId: item?.id ?? '', kind: 'assignment' } });
    expect(letters.map(({ recipientId }) => recipientId)).toContain(await idOf(to));
  }, 60_000);
});

describe('PATCH /api/units/{code}', () => {
  it('gives the unit’s open items its new name; what is on record keeps the old one', async () => {
    const items = [...(await shop.items()).values()].filter(({ leadUnit }) => leadUnit.code === 'DEPT');
    const reply = await shop.call('secretary', 'PATCH', '/api/units/DEPT', { body: { name: '市新部门' } });
    expect(reply.body).toMatchObject({ code: 'DEPT', name: '市新部门', closedAt: null });
    expect((await shop.finished(reply)).moved).toBe(items.length);
    for (const item of items) {
      expect((await now(item)).leadUnit).toEqual({ code: 'DEPT', name: '市新部门' });
      expect((await ledgerOf(shop.database, item.id))[0]?.events[0]).toMatchObject({
        item: { leadUnit: { name: '市级部门一' } },
      });
    }
    expect(await shop.call('secretary', 'PATCH', '/api/units/DEPT', { body: { name: '市新部门' } })).toMatchObject({
      status: 200,
      body: { change: null },
    });
    expect((await shop.call('secretary', 'PATCH', '/api/units/NONE', { body: { name: 'x' } })).status).toBe(404);
  }, 60_000);
});

it.each(['市级部门二', ' 市级部门 二', 'ｐａｒｔｎｅｒ'])(
  'A unit cannot take the name of another open unit: %s',
  async (name) => {
    const reply = await shop.call('secretary', 'PATCH', '/api/units/DEPT', { body: { name } });
    expect(reply).toMatchObject({ status: 409, body: { code: 'unit_name_taken' } });
    expect(reply.body).toMatchObject({ detail: expect.stringContaining('PARTNER') });
  },
);

describe('POST /api/units/{code}/merge', () => {
  it('is refused into a unit below, and for the leading group at the root', async () => {
    const body = { into: 'DEPT', reason: '机构改革' };
    expect(await shop.call('secretary', 'POST', '/api/units/CITY/merge', { body })).toMatchObject({
      ...{ status: 409, body: { code: 'successor_below' } },
    });
    const other = { code: 'OTHER', name: '另一机关', kind: 'department' };
    await shop.database.unit.create({ data: other });
    expect(
      await shop.call('secretary', 'POST', '/api/units/CITY/close', { body: { successor: 'OTHER', reason: '撤' } }),
    ).toMatchObject({ status: 409, body: { code: 'root_stays', detail: expect.stringContaining('领导小组') } });
    expect(await shop.database.unit.count({ where: { closedAt: { not: null } } })).toBe(0);
  });

  it('moves people, units below and items; an item under review follows when it has come back', async () => {
    const [item] = [...(await shop.items()).values()];
    if (!item) throw new Error('no item');
    await shop.database.unit.create({
      data: { code: 'BELOW', name: '下属单位', kind: 'department', parentCode: 'DEPT' },
    });
    const standards = item.standards.map(({ id }) => ({ id, how: '现场核查' }));
    const submitted = await shop.http.call('successor@example.test', 'POST', `/api/tasks/${item.id}/submit`, {
      body: { standards },
    });
    expect(submitted.status).toBe(200);

    await addOfficial(shop.database, 'otherHead', 'unit_head', 'PARTNER');
    const body = { into: 'PARTNER', reason: '机构改革' };
    const headers = { 'idempotency-key': 'merge-1' };
    const reply = await shop.call('secretary', 'POST', '/api/units/DEPT/merge', { body, headers });
    expect(reply).toMatchObject({
      status: 202,
      body: { code: 'DEPT', successor: 'PARTNER', closedAt: expect.any(String) },
    });
    const heads = [{ email: 'head@example.test' }, { email: expect.stringContaining('other') }];
    expect(reply.body).toMatchObject({ warnings: [{ code: 'several_heads', heads }] });
    const again = await shop.call('secretary', 'POST', '/api/units/DEPT/merge', { body, headers });
    expect(changeOf(again).id).toBe(changeOf(reply).id);
    const shown = await until(
      async () =>
        (await shop.call('secretary', 'GET', `/api/changes/${changeOf(reply).id}`)).body as unknown as {
          waiting: number;
          moved: number;
        },
      ({ waiting }) => waiting > 0,
    );
    expect(shown).toMatchObject({ waiting: 1, moved: 1, finishedAt: null });
    expect((await now(item)).leadUnit.code).toBe('DEPT');

    const judged = item.standards.map(({ id }, at) => ({ id, met: at > 0 }));
    const returned = await shop.call('reviewer', 'POST', `/api/tasks/${item.id}/return`, {
      body: { reason: '未上墙', standards: judged },
    });
    expect(returned.status).toBe(200);
    await shop.http.temporal.client.workflow.getHandle(`change/${changeOf(reply).id}`).signal(goOnSignal);
    expect(await shop.finished(reply)).toMatchObject({ moved: 2, waiting: 0 });
    const moved = await now(item);
    expect(moved).toMatchObject({ leadUnit: { code: 'PARTNER', name: '市级部门二' }, coUnits: [] });
    expect(await shop.database.official.count({ where: { unitCode: 'DEPT', active: true } })).toBe(0);
    expect(await shop.database.unit.findUnique({ where: { code: 'BELOW' } })).toMatchObject({ parentCode: 'PARTNER' });
  }, 60_000);

  it('never gives the code to another: neither an import nor a table may name it', async () => {
    const form = new FormData();
    form.set(
      'units',
      new Blob(['code,name,kind,parentCode\nDEPT,另一单位,department,CITY\nNEW,新单位,department,DEPT\n']),
      'units.csv',
    );
    expect(await shop.call('secretary', 'POST', '/api/directory/import', { form })).toMatchObject({
      status: 422,
      body: {
        errors: [
          { row: 2, column: 'code', code: 'unit-closed' },
          { row: 3, column: 'parentCode', code: 'unit-closed' },
        ],
      },
    });
    const rows = [
      { task: '甲', standards: ['乙'], leadUnit: 'DEPT', owner: 'head@example.test', deadline: '2027-03-10' },
    ];
    const draft = await shop.call('secretary', 'POST', '/api/batches', { body: { title: '新', year: 2027, rows } });
    expect(draft).toMatchObject({ status: 201, body: { problems: [{ column: '牵头单位', code: 'unit-unknown' }] } });
    expect(
      await shop.call('secretary', 'POST', '/api/units/DEPT/close', { body: { successor: 'CITY', reason: '再撤' } }),
    ).toMatchObject({ status: 409, body: { code: 'unit_closed' } });
    expect(
      await shop.call('secretary', 'POST', '/api/units/PARTNER/close', { body: { successor: 'DEPT', reason: '撤' } }),
    ).toMatchObject({ status: 409 });
    expect(
      await shop.call('secretary', 'POST', '/api/units/PARTNER/close', { body: { successor: 'NONE', reason: '撤' } }),
    ).toMatchObject({ status: 422 });
    const { body } = await shop.call('secretary', 'GET', '/api/units');
    expect(body).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({ code: 'DEPT', successor: { code: 'PARTNER', name: '市级部门二' } }),
      ]),
    });
  });
});

describe('A change of the organisation', () => {
  it('moves each of many items once, though the worker is killed on the way', async () => {
    const days = { deadlines: Array.from({ length: 60 }, () => '2027-10-08') };
    await shop.database.official.updateMany({
      where: { email: { in: ['owner@example.test', 'leader@example.test'] } },
      data: { active: true },
    });
    const office = { ...shop.office, leadUnit: 'PARTNER', coUnit: 'OFFICE' };
    const many = await shop.issue(days, office);
    const reply = await leave('owner@example.test', { successor: 'partner@example.test' });
    const moved = () =>
      shop.database.ledger.count({ where: { commandId: { startsWith: `change/${changeOf(reply).id}@` } } });
    await until(moved, (count) => count >= 15);
    await worker.kill();
    worker = await shop.work();
    expect(await shop.finished(reply)).toMatchObject({ total: 60, moved: 60 });
    expect(await moved()).toBe(60);
    for (const item of many) expect(await amendments(item)).toHaveLength(1);
  }, 90_000);
});

it('leaves nothing under the name of a change that verification takes for more than it ordered', async () => {
  const { faults, total } = await verified(shop.database);
  expect(total).toBe(faults.length);
  expect(faults.filter(({ detail }) => detail.startsWith('change/'))).toEqual([]);
});
