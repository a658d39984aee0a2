import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../../../api/problem';
import { forEach } from '../../../api/tasks/commands/bulk/each';
import type { Item } from '../../../domain/item/item';
import { seedItems } from '../../support/items';
import { faultsOf, ledgerOf } from '../../support/ledger';
import type { Who } from '../../support/office';
import type { Life } from '../support/life';
import { inDays, openLife, submission } from '../support/life';
import { addOfficial } from '../support/place';

let life: Life;
let items: Item[];

beforeAll(async () => {
  life = await openLife();
}, 120_000);
afterAll(() => life?.close());
beforeEach(async () => {
  items = await seedItems(life.database, life.office, { deadlines: Array(5).fill(inDays(30)) });
});

type Told = { task: string; status: number; version?: number; state?: string; problem?: { code: string } };
type Tasks = readonly { id: string; ifVersion?: number }[];

async function all(who: Who, command: string, tasks: Tasks, body: object = {}, headers: Record<string, string> = {}) {
  const options = { body: { tasks, ...body }, headers };
  const { status, body: answer } = await life.call(who, 'POST', `/api/tasks/commands/${command}`, options);
  return { status, items: (answer as unknown as { items: Told[] }).items, answer };
}
const idsOf = (some: readonly Item[]) => some.map(({ id }) => ({ id }));

describe('the same command on many items', () => {
  it('answers item by item and in order: done, refused, stale, and not to be seen', async () => {
    const [first, second, third] = items as [Item, Item, Item];
    await life.done(first, 'owner', 'sign');
    await life.done(second, 'owner', 'submit', submission(second));
    const nowhere = crypto.randomUUID();
    const tasks = [{ id: first.id, ifVersion: 1 }, { id: second.id }, { id: nowhere }, { id: third.id, ifVersion: 1 }];
    const { status, items: told } = await all('secretary', 'remind', tasks, { note: '请本周报送' });
    expect(status).toBe(200);
    expect(told).toMatchObject([
      { task: first.id, status: 412, problem: { code: 'version_stale', changes: [{ seq: 2 }] } },
      {
        task: second.id,
        status: 409,
        problem: { code: 'not_in_this_state', detail: expect.stringContaining('待验收') },
      },
      { task: nowhere, status: 404, problem: { code: 'not_found' } },
      { task: third.id, status: 200, version: 2, state: 'assigned' },
    ]);
    for (const item of [first, second, third]) expect(faultsOf(await ledgerOf(life.database, item.id))).toEqual([]);
  });

  it('gives each its own ground: 403 for one, done for another', async () => {
    const [first, second] = items as [Item, Item];
    await life.done(second, 'secretary', 'amend', { owner: life.office.people.partner.email, reason: '换人' });
    const { items: told } = await all('owner', 'sign', idsOf([first, second]));
    expect(told.map(({ status }) => status)).toEqual([200, 403]);
    const stranger = await addOfficial(life.database, 'stranger', 'official', 'OFFICE');
    const body = { tasks: idsOf(items) };
    const unseen = await life.http.call(stranger, 'POST', '/api/tasks/commands/sign', { body });
    expect((unseen.body as unknown as { items: Told[] }).items.map(({ status }) => status)).toEqual(Array(5).fill(404));
  });

  it('has one effect on each item under one Idempotency-Key, and the same answer', async () => {
    const key = { 'idempotency-key': 'many' };
    const [one, two] = await Promise.all([
      all('secretary', 'remind', idsOf(items), {}, key),
      all('secretary', 'remind', idsOf(items), {}, key),
    ]);
    const three = await all('secretary', 'remind', idsOf(items), {}, key);
    expect(one.items.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect([two.items, three.items]).toEqual([one.items, one.items]);
    for (const { id } of items) expect(await ledgerOf(life.database, id)).toHaveLength(2);
    expect(await all('secretary', 'remind', idsOf(items), { note: '另一内容' }, key)).toMatchObject({
      ...{ status: 422, answer: { code: 'idempotency_key_reused' } },
    });
  });

  it('takes 200 at once', async () => {
    const many = await seedItems(life.database, life.office, { deadlines: Array(200).fill(inDays(30)) });
    const { items: told } = await all('owner', 'sign', idsOf(many));
    expect(told.map(({ task }) => task)).toEqual(many.map(({ id }) => id));
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
  }, 120_000);

  it('answers 400 to none, too many, one twice, and a body that the command would not take', async () => {
    const [{ id }] = items as [Item];
    const faulty: [string, unknown][] = [
      ['sign', {}],
      ['sign', { tasks: [] }],
      ['sign', { tasks: Array.from({ length: 201 }, () => ({ id: crypto.randomUUID() })) }],
      ['sign', { tasks: [{ id }, { id: id.toUpperCase() }] }],
      ['sign', { tasks: [{ id: 'x' }] }],
      ['sign', { tasks: [{ id, ifVersion: 0 }] }],
      ['sign', { tasks: [{ id }], note: 'x' }],
      ['instruct', { tasks: [{ id }] }],
    ];
    for (const [command, body] of faulty)
      expect(await life.call('owner', 'POST', `/api/tasks/commands/${command}`, { body })).toMatchObject({
        ...{ status: 400, body: { code: 'invalid_request' } },
      });
    const twice = { tasks: [{ id: crypto.randomUUID() }, { id }, { id: id.toUpperCase() }] };
    expect(await life.call('owner', 'POST', '/api/tasks/commands/sign', { body: twice })).toMatchObject({
      body: { errors: [{ in: 'body', pointer: '/tasks/2/id', message: `事项 ${id.toUpperCase()} 与第 2 个重复。` }] },
    });
    expect(await life.call('owner', 'POST', '/api/tasks/commands/replan', { body: {} })).toMatchObject({ status: 404 });
    expect(await life.call('owner', 'GET', '/api/tasks/commands/sign')).toMatchObject({ status: 405 });
  });
});

describe('working through many', () => {
  const numbers = Array.from({ length: 50 }, (_, at) => at);

  it('has ten under way at most, and keeps the order', async () => {
    let [now, most] = [0, 0];
    const double = async (one: number) => {
      most = Math.max(most, ++now);
      await sleep(Math.random() * 5);
      now--;
      return one * 2;
    };
    expect(await forEach(numbers, double, () => -1)).toEqual(numbers.map((one) => one * 2));
    expect(most).toBe(10);
  });

  it('does not begin the others once the engine was away, and tries again what it had too much of', async () => {
    let begun = 0;
    const away = async () => {
      begun++;
      await sleep(5);
      throw problem('engine_away');
    };
    expect(await forEach(numbers, away, () => 503)).toEqual(Array(50).fill(503));
    expect(begun).toBe(10);

    const tried = new Map<number, number>();
    const overloaded = async (one: number) => {
      tried.set(one, (tried.get(one) ?? 0) + 1);
      const cause = Object.assign(new Error('exhausted'), { code: 8 });
      if (tried.get(one) === 1) throw problem('engine_away', {}, { cause: new Error('wrapped', { cause }) });
      return 200;
    };
    expect(await forEach(numbers.slice(0, 12), overloaded, () => 503)).toEqual(Array(12).fill(200));
  });
});
