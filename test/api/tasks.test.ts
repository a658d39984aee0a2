import { dayOf } from '../../domain/clocks/zone';
import type { Item } from '../../domain/item/item';
import { seedItems } from '../support/items';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let items: Item[];

const inDays = (days: number) => dayOf(Date.now() + days * 86_400_000, 'Asia/Shanghai');
const deadlines = [3, 40, 40, 40, 60, 90, 120].map(inDays);

beforeAll(async () => {
  place = await openPlace();
  items = await seedItems(place.database, place.office, { deadlines });
});
afterAll(() => place?.close());

type Shown = { id: string; number: number; task: string; dueAt: string; light: string };
type Page = { items: Shown[]; nextCursor: string | null };

async function list(query: Record<string, string>, as = place.office.people.secretary.email) {
  const reply = await place.http.call(as, 'GET', `/api/tasks?${new URLSearchParams(query)}`);
  expect(reply.status).toBe(200);
  return reply.body as unknown as Page;
}
const numbers = async (query: Record<string, string>, as?: string) =>
  (await list(query, as)).items.map(({ number }) => number);

async function walk(query: Record<string, string>): Promise<Shown[]> {
  const page = await list(query);
  return page.nextCursor === null
    ? page.items
    : [...page.items, ...(await walk({ ...query, cursor: page.nextCursor }))];
}

describe('GET /api/tasks/counts', () => {
  const count = async (query: string, who: 'secretary' | 'partner' = 'secretary') => {
    const { status, body } = await place.call(who, 'GET', `/api/tasks/counts?${query}`);
    expect(status).toBe(200);
    return body as unknown as { total: number; light: Record<string, number>; state: object; category: object[] };
  };

  it('counts what the list shows, each property as if it were not filtered by itself', async () => {
    const all = await count('');
    expect(all).toMatchObject({ total: deadlines.length, state: { assigned: deadlines.length, accepted: 0 } });
    expect(Object.values(all.light).reduce((sum, some) => sum + some)).toBe(deadlines.length);
    expect(all.category).toEqual([{ category: '园区', count: deadlines.length }]);
    const [shown] = (await list({ limit: '1' })).items;
    const narrowed = await count(`light=${shown?.light}`);
    expect(narrowed.total).toBe(all.light[shown?.light ?? '']);
    expect(narrowed.light).toEqual(all.light);
    expect((await count('state=accepted')).light).toMatchObject({ green: 0, yellow: 0, red: 0 });
  });

  it('counts only what the caller may see', async () => {
    const stranger = await addOfficial(place.database, 'counted', 'official', 'OFFICE');
    expect((await place.http.call(stranger, 'GET', '/api/tasks/counts')).body).toMatchObject({ total: 0 });
  });
});

describe('GET /api/tasks', () => {
  it.each(['dueAt', '-dueAt', 'number', '-number', 'percent', '-step', 'issuedAt'])(
    'sorted by %s gives pages that join to the whole, equal values included',
    async (sort) => {
      const whole = (await list({ sort, limit: '200' })).items.map(({ id }) => id);
      expect(whole).toHaveLength(deadlines.length);
      expect((await walk({ sort, limit: '2' })).map(({ id }) => id)).toEqual(whole);
    },
  );

  it('refuses a cursor of another sort, filter or list, and takes one for pages of another size', async () => {
    const first = await list({ sort: 'dueAt', state: 'assigned', limit: '2' });
    const cursor = first.nextCursor ?? '';
    const ask = (path: string, query: Record<string, string>) =>
      place.call('secretary', 'GET', `${path}?${new URLSearchParams({ ...query, cursor })}`);
    const refused = { status: 400, body: { errors: [{ pointer: '/cursor', code: 'invalid_cursor' }] } };
    expect(await ask('/api/tasks', { state: 'assigned', limit: '5' })).toMatchObject({ status: 200 });
    expect(await ask('/api/tasks', { sort: '-dueAt', state: 'assigned' })).toMatchObject(refused);
    expect(await ask('/api/tasks', { sort: 'issuedAt', state: 'assigned' })).toMatchObject(refused);
    expect(await ask('/api/tasks', { sort: 'dueAt' })).toMatchObject(refused);
    expect(await ask('/api/tasks', { sort: 'dueAt', state: 'accepted' })).toMatchObject(refused);
    const units = (await place.call('secretary', 'GET', '/api/units?limit=1')).body as unknown as Page;
    const other = await place.call('secretary', 'GET', `/api/officials?cursor=${units.nextCursor}`);
    expect(other).toMatchObject(refused);
  });

  it('filters by all that the contract names', async () => {
    const { owner, head } = place.office.people;
    const [first] = items;
    const all = [1, 2, 3, 4, 5, 6, 7];
    expect(await numbers({ batch: first?.batch ?? '' })).toEqual(all);
    expect(await numbers({ batch: crypto.randomUUID() })).toEqual([]);
    expect(await numbers({ state: 'assigned' })).toEqual(all);
    expect(await numbers({ light: 'yellow' })).toEqual([1]);
    expect(await numbers({ unit: 'DEPT' })).toEqual(all);
    expect(await numbers({ unit: 'PARTNER' })).toEqual([]);
    expect(await numbers({ owner: owner.email })).toEqual(all);
    expect(await numbers({ owner: owner.id })).toEqual(all);
    expect(await numbers({ owner: head.email })).toEqual([]);
    expect(await numbers({ category: '园区' })).toEqual(all);
    expect(await numbers({ step: '0' })).toEqual(all);
    expect(await numbers({ step: '2' })).toEqual([]);
    expect(await numbers({ q: '服务站 3' })).toEqual([3]);
    expect(await numbers({ q: '一站式' })).toEqual(all);
    for (const q of ['%', '_', '\\']) expect(await numbers({ q })).toEqual([]);
  });

  it('takes a date for the end of that day, and before and after strictly', async () => {
    expect(await numbers({ dueBefore: inDays(60) })).toEqual([1, 2, 3, 4]);
    expect(await numbers({ dueAfter: inDays(60) })).toEqual([6, 7]);
    expect(await numbers({ dueAfter: new Date(Date.now() + 100 * 86_400_000).toISOString() })).toEqual([7]);
  });

  it('shows everybody what is theirs to see, and nothing else', async () => {
    const { database, office } = place;
    await database.unit.create({ data: { code: 'BUREAU', name: '局', kind: 'department', parentCode: 'CITY' } });
    await database.unit.create({ data: { code: 'BELOW', name: '下属', kind: 'department', parentCode: 'DEPT' } });
    const count = async (email: string) => (await list({}, email)).items.length;
    const people = {
      owner: 7,
      head: 7,
      substitute: 7,
      partner: 7,
      leader: 7,
      secretary: 7,
    } as const;
    for (const [who, seen] of Object.entries(people))
      expect([who, await count(office.people[who as keyof typeof people].email)]).toEqual([who, seen]);
    const others: [string, string, number][] = [
      ['auditor', 'BUREAU', 7],
      ['administrator', 'BUREAU', 7],
      ['unit_head', 'CITY', 7], // above the lead unit
      ['official', 'CITY', 0], // exactly theirs only
      ['unit_head', 'BUREAU', 0], // beside it
      ['official', 'BUREAU', 0],
      ['unit_head', 'BELOW', 0], // below it
      ['unit_head', 'PARTNER', 7], // a co-operating unit
    ];
    for (const [role, unit, seen] of others) {
      const email = await addOfficial(database, `${role}-${unit}`, role, unit);
      expect([role, unit, await count(email)]).toEqual([role, unit, seen]);
      const one = await place.http.call(email, 'GET', `/api/tasks/${items[0]?.id}`);
      expect([role, unit, one.status]).toEqual([role, unit, seen === 0 ? 404 : 200]);
      const history = await place.http.call(email, 'GET', `/api/tasks/${items[0]?.id}/history`);
      expect(history.status).toBe(one.status);
    }
  });

  it('shows a substitute the items of whom they stand in for, and a head’s substitute the head’s, on those days', async () => {
    const { database, office } = place;
    const { owner, head } = office.people;
    const standIn = await addOfficial(database, 'stand-in', 'official', 'CITY');
    const substitute = await database.official.findUniqueOrThrow({ where: { email: standIn } });
    const appoint = (id: string, data: object) => database.official.update({ where: { id }, data });
    for (const { id } of [owner, head]) {
      expect((await list({}, standIn)).items).toHaveLength(0);
      await appoint(id, { substituteId: substitute.id, substituteFrom: inDays(0), substituteUntil: inDays(0) });
      expect((await list({}, standIn)).items).toHaveLength(7);
      await appoint(id, { substituteUntil: inDays(-1), substituteFrom: null });
      expect((await list({}, standIn)).items).toHaveLength(0);
      await appoint(id, { substituteId: null, substituteUntil: null });
    }
  });
});

describe('GET /api/tasks/{id}', () => {
  const show = (headers: Record<string, string> = {}) =>
    place.call('owner', 'GET', `/api/tasks/${items[1]?.id}`, { headers });

  it('shows the item with its people, and its version as the ETag', async () => {
    const { owner, leader } = place.office.people;
    const answer = await show();
    expect(answer.headers.get('etag')).toBe('"1"');
    expect(answer.body).toMatchObject({
      number: 2,
      state: 'assigned',
      light: 'green',
      step: 0,
      leadUnit: { code: 'DEPT', name: '市级部门一' },
      coUnits: ['PARTNER'],
      coUnitNames: [{ code: 'PARTNER', name: '市级部门二' }],
      owner: { name: owner.name, email: owner.email },
      leader: { email: leader.email },
      standards: [{ text: '挂牌运行' }, { text: '办事指南上墙' }],
      milestones: [{ name: '选址', done: false }],
      reports: [],
      people: [
        { as: 'owner', email: owner.email },
        { as: 'unit_head', email: 'head@example.test' },
        { as: 'leader', email: leader.email },
      ],
      may: ['sign', 'report', 'submit', 'request-extension'],
    });
  });

  it('names the substitutes of today, and of no other day, by the same rules as letters do', async () => {
    const { owner, head, substitute } = place.office.people;
    const involved = async () =>
      ((await show()).body as unknown as { people: { as: string; email: string }[] }).people
        .filter(({ as }) => as !== 'leader')
        .map(({ as, email }) => [as, email]);
    const appoint = (id: string, substituteId: string | null, substituteFrom: string | null) =>
      place.database.official.update({ where: { id }, data: { substituteId, substituteFrom } });
    await appoint(owner.id, substitute.id, '2099-01-01');
    await appoint(head.id, substitute.id, null);
    expect(await involved()).toEqual([
      ['owner', owner.email],
      ['unit_head', head.email],
      ['substitute', substitute.email],
    ]);
    await appoint(owner.id, null, null);
    await appoint(head.id, null, null);
  });

  it('answers 304 to whoever has that version', async () => {
    const answer = await fetch(new URL(`/api/tasks/${items[1]?.id}`, place.http.url), {
      headers: { authorization: `Bearer ${await token()}`, 'if-none-match': 'W/"1"' },
    });
    expect([answer.status, answer.headers.get('etag'), await answer.text()]).toEqual([304, '"1"', '']);
  });

  it('says in the reader’s language when every clock rings, and why', async () => {
    const agenda = async (language: string) =>
      (
        (await show({ 'accept-language': language })).body as unknown as {
          agenda: { why: string; at: string; kind: string }[];
        }
      ).agenda;
    const ofDeadline = ['remind', 'yellow', 'red', 'escalate'];
    const english = (await agenda('en'))
      .filter(({ kind }) => ofDeadline.includes(kind))
      .map(({ why }) => why.replace(/ \(no official.*/, ''));
    expect(english).toEqual([
      // Whether the day it is meant for is a working day depends on today.
      expect.stringMatching(
        /^\d+ days to the deadline: the owner is reminded( \(meant for 14 days to the deadline, a day off\))?$/,
      ),
      ...english.slice(1, -4),
      'past the deadline and not submitted: the light turns red',
      'overdue and not submitted: step 1, told to the owner and the head of the unit',
      'overdue by 3 working days and not submitted: step 2, told to the leader in charge and the secretariat',
      'overdue by 7 working days and not submitted: step 3, told to the leading group',
    ]);
    const chinese = await agenda('zh-CN');
    expect(chinese.at(-1)?.why).toMatch(/^逾期 7 个工作日仍未送审，第 3 级催办，告知领导小组/);
    expect(chinese.map(({ at }) => at)).toEqual([...chinese.map(({ at }) => at)].sort());
  });

  it('answers 404 to an id that there is none of', async () => {
    expect(await place.call('owner', 'GET', `/api/tasks/${crypto.randomUUID()}`)).toMatchObject({ status: 404 });
  });

  async function token(): Promise<string> {
    const { email } = place.office.people.owner;
    const made = await place.call('owner', 'POST', '/api/tokens', { body: { email, name: 'x' } });
    return (made.body as unknown as { token: string }).token;
  }
});
