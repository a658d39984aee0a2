import { readSpreadsheet } from '../../spreadsheet/read';
import { seedItems } from '../support/items';
import { inDays } from './support/life';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let ids: string[];
beforeAll(async () => {
  place = await openPlace();
  const items = await seedItems(place.database, place.office, { deadlines: [-3, 20, 30].map((days) => inDays(days)) });
  ids = items.map(({ id }) => id);
  await place.database.task.updateMany({ where: { number: 1 }, data: { light: 'red', step: 1 } });
  await place.database.task.updateMany({ where: { number: 2 }, data: { task: '=1+1' } });
});
afterAll(() => place?.close());

async function table(who: string, query: string, headers: Record<string, string> = {}) {
  const answer = await place.http.fetch(who, `/api/tasks/export.xlsx${query}`, headers);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ]);
  const [sheet] = (await readSpreadsheet(Buffer.from(await answer.arrayBuffer()))).sheets;
  return { rows: (sheet?.rows ?? []).map(({ cells }) => cells), name: answer.headers.get('content-disposition') ?? '' };
}

describe('GET /api/tasks/export.xlsx', () => {
  const { secretary, owner } = { secretary: 'secretary@example.test', owner: 'owner@example.test' };

  it('holds the items of the filter in the order of the list, each as it stands', async () => {
    const { rows, name } = await table(secretary, '?sort=-dueAt');
    const told = JSON.stringify(rows);
    expect(decodeURIComponent(name)).toMatch(/督办事项清单 \d{4}-\d\d-\d\d\.xlsx/);
    expect(told).toContain('共 3 项');
    expect(rows.slice(3).map(([number]) => Number(number))).toEqual([3, 2, 1]);
    const red = await table(secretary, '?light=red');
    expect(JSON.stringify(red.rows)).toContain('共 1 项');
    expect(red.rows.at(-1)).toEqual(expect.arrayContaining(['交办', '红灯', inDays(-3)]));
  });

  it('holds just the items that are named, in the reader’s language, and none that the reader may not see', async () => {
    const named = `?items=${ids[1]},${ids[2]},${crypto.randomUUID()}`;
    const { rows } = await table(owner, named, { 'accept-language': 'en' });
    expect(rows.slice(3).map(([number]) => Number(number))).toEqual([2, 3]);
    expect(rows[2]).toEqual(expect.arrayContaining(['Task', 'Light', 'Days late']));
    // What looks like a formula is a text.
    expect(JSON.stringify(rows)).toContain('=1+1');
    const other = await table(await addOfficial(place.database, 'stranger', 'official', 'OFFICE'), named);
    expect(other.rows.slice(3)).toEqual([]);
    for (const items of ['', 'x', Array(201).fill(ids[0]).join()])
      expect(await place.http.call(owner, 'GET', `/api/tasks/export.xlsx?items=${items}`)).toMatchObject({
        status: 400,
      });
  });
});
