import { dayOf } from '../../domain/clocks/zone';
import type { Item, Notice } from '../../domain/item/item';
import { seedItems } from '../support/items';
import type { Who } from '../support/office';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let items: Item[];

const dayMs = 86_400_000;
const inDays = (days: number) => dayOf(Date.now() + days * dayMs, 'Asia/Shanghai');

type Line = { item: { id: string; number: number }; why: string; step: string | null; by: string | null };
type Asked = { id: string; kind: string; reason: string };

async function waiting(who: Who, side: 'own' | 'unit' | 'decision' = 'own') {
  const { status, body } = await place.call(who, 'GET', `/api/tasks/waiting?for=${side}`);
  expect(status).toBe(200);
  return body as unknown as { items: (Line & { asked: Asked[] })[]; total: number };
}

/** How the read model would stand after what tests of the life of an item show. */
async function stands(number: number, data: object): Promise<void> {
  await place.database.task.updateMany({ where: { number }, data });
}

beforeAll(async () => {
  place = await openPlace();
  const deadlines = [-5, 60, 61, 62, 63, 64, 65, 66, 67].map(inDays);
  items = await seedItems(place.database, place.office, { deadlines });
  const notice: Notice = {
    ...{ id: 'notice-2', number: '督办〔2026〕1号', colour: 'blue', step: 2, dueAt: Date.now() + dayMs },
    ...{ acknowledgedAt: null, answeredAt: null },
  };
  const asked = { by: place.office.people.secretary.id, reason: '政策调整' };
  await stands(1, { light: 'red' });
  await stands(2, { state: 'in_progress', notices: [notice] });
  await stands(3, { state: 'in_progress', returns: 1 });
  await stands(4, { state: 'in_progress', reportMissing: '2026-03', light: 'yellow' });
  await stands(5, { state: 'in_progress', percent: 100 });
  await stands(6, { state: 'in_progress', agenda: [], percent: 40 });
  await stands(7, { state: 'under_review', submittedAt: new Date() });
  await stands(8, { requests: [{ id: 'ask-2', kind: 'cancel', ...asked }], agenda: [] });
  const extension = { number: 1, by: place.office.people.owner.id, deadline: inDays(90), reason: '审批未完成' };
  await stands(9, { state: 'in_progress', agenda: [], extension: { ...extension, dueAt: Date.now() + 90 * dayMs } });
});
afterAll(() => place?.close());

describe('GET /api/tasks/waiting', () => {
  it('puts before an owner what waits for them, the most urgent first, each with its one next command', async () => {
    const { items: lines, total } = await waiting('owner');
    expect(lines.map(({ item, why, step }) => [item.number, why, step])).toEqual([
      [2, 'notice', 'answer-notice'],
      [1, 'overdue', 'sign'],
      [3, 'returned', 'submit'],
      // Yellow before green.
      [4, 'report_missing', 'report'],
      [8, 'unsigned', 'sign'],
      [5, 'complete', 'submit'],
      [6, 'in_hand', 'report'],
      [9, 'in_hand', 'report'],
      [7, 'under_review', null],
    ]);
    expect(total).toBe(lines.length);
    expect(Math.abs(Date.parse(lines[0]?.by ?? '') - Date.now() - dayMs)).toBeLessThan(60_000);
  });

  it('names no command that its reader may not give', async () => {
    const fresh = items[0]?.id ?? '';
    for (const who of ['owner', 'head', 'partner'] as const)
      for (const side of ['own', 'unit'] as const) {
        const line = (await waiting(who, side)).items.find(({ item }) => item.id === fresh);
        const { body } = await place.call(who, 'GET', `/api/tasks/${fresh}`);
        if (line) expect(body.may).toContain(line.step);
      }
  });

  it('shows a head what their unit owes, not what is in order; a co-operating unit its part', async () => {
    const { items: unit } = await waiting('head', 'unit');
    expect(unit.map(({ item, why, step }) => [item.number, why, step])).toEqual([
      [2, 'notice', 'answer-notice'],
      [1, 'overdue', 'remind'],
      [3, 'returned', 'remind'],
      [4, 'report_missing', 'remind'],
      [8, 'unsigned', 'remind'],
      [5, 'complete', 'submit'],
    ]);
    expect((await waiting('head')).total).toBe(0);
    const { items: part } = await waiting('partner');
    expect(new Set(part.map(({ why }) => why))).toEqual(new Set(['part', 'under_review']));
  });

  it('shows what waits for a decision to whoever may decide it, and to nobody else', async () => {
    const kinds = async (who: Who) =>
      (await waiting(who, 'decision')).items.flatMap(({ asked, step }) => asked.map(({ kind }) => [kind, step]));
    expect(await kinds('leader')).toEqual([['cancel', 'approve']]);
    expect(await kinds('reviewer')).toEqual([['extension', 'grant-extension']]);
    expect(await kinds('owner')).toEqual([]);
    const stranger = await addOfficial(place.database, 'waiting', 'official', 'OFFICE');
    for (const side of ['own', 'unit', 'decision'])
      expect((await place.http.call(stranger, 'GET', `/api/tasks/waiting?for=${side}`)).body).toEqual({
        items: [],
        total: 0,
      });
  });
});
