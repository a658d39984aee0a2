import { dayOf, plusDays } from '../../domain/clocks/zone';
import type { Light } from '../../domain/item/item';
import { lights, states } from '../../domain/item/item';
import { seedItems } from '../support/items';
import type { Who } from '../support/office';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

/** The overview, held against the lists that its numbers open. */
type Counts = Record<string, number>;
type Overview = {
  month: string;
  reportDue: string;
  total: number;
  light: Counts;
  state: Counts;
  red: {
    id: string;
    step: number;
    daysLate: number;
    owner: { email: string };
    next: { at: string; why: string } | null;
  }[];
  ladder: {
    step: number;
    count: number;
    owners: { owner: { email: string }; unit: { code: string }; count: number }[];
  }[];
  heat: {
    spans: { id: string; from: string | null; to: string | null }[];
    units: {
      unit: { code: string; name: string };
      total: number;
      light: Counts;
      cells: { span: string; total: number; light: Counts }[];
    }[];
  };
  missing: { count: number; units: { unit: { code: string }; count: number }[] };
  trend: { month: string; due: number; late: number }[];
  waiting: { leader: number; review: number; extension: number };
  deadLetters: number | null;
};

const today = dayOf(Date.now(), 'Asia/Shanghai');
const year = Number(today.slice(0, 4));
const inDays = (days: number) => plusDays(today, days);
const counted = 'assigned,in_progress,under_review,accepted';

let place: Place;
let head: string;
let stranger: string;
let reader: string;

/** Items of three units, in every state and light and on every rung, as no short test could bring them about. */
beforeAll(async () => {
  place = await openPlace();
  const { database, office } = place;
  await database.unit.create({ data: { code: 'BELOW', name: '下属', kind: 'department', parentCode: 'DEPT' } });
  head = await addOfficial(database, 'partner-head', 'unit_head', 'PARTNER');
  stranger = await addOfficial(database, 'stranger', 'official', 'CITY');
  reader = await addOfficial(database, 'reader', 'auditor', 'OFFICE');
  const deadlines = Array.from({ length: 48 }, (_, at) => inDays(at * 17 - 400));
  const items = await seedItems(database, office, { deadlines });
  const extension = { number: 1, by: office.people.owner.id, deadline: inDays(400), dueAt: 0, reason: '施工' };
  const request = { id: 'r', kind: 'suspend', by: office.people.secretary.id, reason: '选址' };
  for (const [at, { id }] of items.entries()) {
    const state = states[at % states.length] ?? 'assigned';
    const past = at * 17 < 400;
    const light: Light =
      state === 'accepted'
        ? 'blue'
        : state === 'suspended' || state === 'cancelled'
          ? 'grey'
          : past && state !== 'under_review'
            ? 'red'
            : at % 2 === 0
              ? 'yellow'
              : 'green';
    await database.task.update({
      where: { id },
      data: {
        ...{ state, light, step: light === 'red' ? at % 4 : 0, extensionsGranted: at % 3 === 0 ? 1 : 0 },
        ...(state === 'under_review' || state === 'accepted'
          ? { submittedAt: new Date(Date.now() - (at % 5) * 86_400_000 * 60) }
          : {}),
        ...(at % 7 === 0 && { reportMissing: today.slice(0, 7) }),
        ...(at % 8 === 1 && { extension }),
        ...(at % 11 === 2 && { requests: [request] }),
        ...(at % 4 === 1 && { leadUnitCode: 'BELOW', coUnits: [] }),
        ...(at % 4 === 2 && { leadUnitCode: 'PARTNER', ownerId: office.people.partner.id, coUnits: ['DEPT'] }),
      },
    });
  }
}, 120_000);
afterAll(() => place?.close());

const mails = () => {
  const { people } = place.office;
  const of = (who: Who) => people[who].email;
  return [of('secretary'), of('leader'), of('head'), of('owner'), of('partner'), head, reader, stranger];
};
async function overview(as: string, query = ''): Promise<Overview> {
  const reply = await place.http.call(as, 'GET', `/api/overview${query}`);
  expect(reply.status).toBe(200);
  return reply.body as unknown as Overview;
}
/** How many items a list has under some filters, by walking through it. */
async function listed(as: string, query: Counts | Record<string, string>): Promise<number> {
  const asked = new URLSearchParams({ ...(query as Record<string, string>), limit: '200' });
  const reply = await place.http.call(as, 'GET', `/api/tasks?${asked}`);
  expect(reply.status).toBe(200);
  return (reply.body as unknown as { items: unknown[] }).items.length;
}
/** The days of a span, as the list takes them; its bounds are not meant with themselves. */
function within({ from, to }: { from: string | null; to: string | null }): Record<string, string> {
  return { ...(from && { dueAfter: plusDays(from, -1) }), ...(to && { dueBefore: endOf(to) }) };
}
const endOf = (day: string) => `${plusDays(day, 1)}T00:00:00+08:00`;

describe('GET /api/overview', () => {
  it('counts for each person what the lists of that person hold, and nothing else', async () => {
    for (const as of mails()) {
      const { total, light, state, ladder, missing, waiting } = await overview(as);
      expect([as, total]).toEqual([as, await listed(as, {})]);
      for (const one of lights) expect([as, one, light[one]]).toEqual([as, one, await listed(as, { light: one })]);
      for (const one of states) expect([as, one, state[one]]).toEqual([as, one, await listed(as, { state: one })]);
      for (const { step, count } of ladder)
        expect([as, step, count]).toEqual([as, step, await listed(as, { light: 'red', step: String(step) })]);
      expect(missing.count).toBe(await listed(as, { reportMissing: 'true' }));
      expect(waiting).toEqual({
        leader: await listed(as, { decision: 'leader' }),
        extension: await listed(as, { decision: 'secretariat' }),
        review: await listed(as, { state: 'under_review' }),
      });
    }
    expect((await overview(stranger)).total).toBe(0);
    expect((await overview(head)).total).toBeLessThan((await overview(reader)).total);
  });

  it('has something of each kind to count, so that none of it is equal for being nothing', async () => {
    const { light, state, ladder, missing, waiting, trend, heat } = await overview(place.office.people.leader.email);
    const numbers = [
      ...[...Object.values(light), ...Object.values(state), missing.count, ...Object.values(waiting)],
      ...ladder.map(({ count }) => count),
      trend.reduce((sum, { late }) => sum + late, 0),
      heat.units.length - 2,
    ];
    expect(numbers.filter((number) => number <= 0)).toEqual([]);
  });

  it('tells the lights of each unit and month, of any year, and what lies before and after it', async () => {
    for (const as of [place.office.people.leader.email, head])
      for (const asked of [year, year - 1, year + 3]) {
        const { heat, total } = await overview(as, `?year=${asked}`);
        expect(heat.units.reduce((sum, unit) => sum + unit.total, 0)).toBe(total);
        for (const { unit, cells, ...row } of heat.units) {
          expect(row.total).toBe(await listed(as, { unit: unit.code }));
          expect(cells.reduce((sum, cell) => sum + cell.total, 0)).toBe(row.total);
          for (const { span, light } of cells) {
            const days = heat.spans.find(({ id }) => id === span);
            if (!days) throw new Error(`no column for ${span}`);
            for (const one of ['red', 'yellow', 'blue'] as const)
              expect([unit.code, span, one, light[one]]).toEqual([
                ...[unit.code, span, one],
                await listed(as, { unit: unit.code, light: one, ...within(days) }),
              ]);
          }
        }
      }
  }, 60_000);

  it('tells of each month what was due and how much of it is late', async () => {
    const as = place.office.people.secretary.email;
    const { trend } = await overview(as);
    expect(trend).toHaveLength(12);
    expect(trend.at(-1)?.month).toBe(today.slice(0, 7));
    for (const { month, due, late } of trend) {
      const [from, to] = [`${month}-01`, plusDays(`${plusDays(`${month}-28`, 4).slice(0, 7)}-01`, -1)];
      const days = month === today.slice(0, 7) ? { from, to: null } : { from, to };
      const until = days.to === null ? { dueBefore: `${today}T00:00:00+08:00` } : {};
      const filters = { state: counted, ...within(days), ...until };
      expect([month, due]).toEqual([month, await listed(as, filters)]);
      expect([month, late]).toEqual([month, await listed(as, { ...filters, late: 'true' })]);
    }
  });

  it('names the worst first, since when, and what its agenda says comes next', async () => {
    const as = place.office.people.leader.email;
    const { red } = await overview(as);
    expect(red.map(({ step }) => step)).toEqual([...red.map(({ step }) => step)].sort((a, b) => b - a));
    expect(red.length).toBe(Math.min(10, await listed(as, { light: 'red' })));
    for (const { id, next, owner, daysLate } of red) {
      const whole = (await place.http.call(as, 'GET', `/api/tasks/${id}`)).body as unknown as {
        owner: { email: string };
        daysLate: number;
        agenda: { at: string; why: string; runs: boolean }[];
      };
      const first = whole.agenda.find(({ runs }) => runs);
      expect(next && { at: next.at, why: next.why }).toEqual(first ? { at: first.at, why: first.why } : null);
      expect([owner.email, daysLate]).toEqual([whole.owner.email, whole.daysLate]);
    }
  });

  it('names who stands on each rung, with as many items as their list has', async () => {
    for (const as of [place.office.people.leader.email, head])
      for (const { step, count, owners } of (await overview(as)).ladder) {
        expect(owners.reduce((sum, one) => sum + one.count, 0)).toBe(count);
        for (const { owner, unit, count: own } of owners) {
          const filters = { light: 'red', step: String(step), owner: owner.email, unit: unit.code };
          expect(own).toBe(await listed(as, filters));
        }
      }
  });

  it('tells of dead letters only whom every letter is shown to', async () => {
    const { people } = place.office;
    const told = await Promise.all(
      [people.secretary.email, reader, people.leader.email, people.head.email].map(
        async (as) => (await overview(as)).deadLetters,
      ),
    );
    expect(told).toEqual([0, 0, null, null]);
  });

  it('refuses a year that is none', async () => {
    for (const given of ['', '26', '1999', 'twenty']) {
      const reply = await place.call('leader', 'GET', `/api/overview?year=${given}`);
      expect(reply).toMatchObject({ status: 400, body: { errors: [{ pointer: '/year' }] } });
    }
  });
});
