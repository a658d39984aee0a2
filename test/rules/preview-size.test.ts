import { commitBatch } from '../../activities/issue/commit-batch';
import { createCalendars } from '../../prisma/calendars';
import { draftBatch } from '../support/items';
import type { Workshop } from './workshop';
import { openWorkshop } from './workshop';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop();
}, 60_000);
afterAll(() => shop?.close());

const many = process.env.DUBAN_LONG === '1' ? 10_000 : 2_000;

describe(`A preview over ${many} items`, () => {
  it('counts them all, and shows them page by page', async () => {
    const deadlines = Array.from(
      { length: many },
      (_, at) => `2027-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`,
    );
    const batch = await draftBatch(shop.database, shop.office, { deadlines });
    const { id, name } = shop.office.people.secretary;
    const days = { zone: 'Asia/Shanghai', calendars: createCalendars(shop.database) };
    await commitBatch(shop.database, days, { batch, by: { id, name }, at: Date.now() });
    const off = ['2027-01-01', '2027-05-01', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05'];
    const body = { source: '国务院办公厅关于2027年部分节假日安排的通知', off };
    const first = await shop.call('secretary', 'POST', '/api/calendars/2027/preview?limit=200', { body });
    const { counts, items, nextCursor } = first.body as unknown as {
      counts: { items: number };
      items: { id: string }[];
      nextCursor: string;
    };
    expect(counts.items).toBe(many);
    expect(items).toHaveLength(200);
    const second = await shop.call('secretary', 'POST', `/api/calendars/2027/preview?limit=200&cursor=${nextCursor}`, {
      body,
    });
    const next = second.body as unknown as { counts: object; items: { id: string }[] };
    expect(next.counts).toEqual(counts);
    expect(next.items[0]?.id.localeCompare(items.at(-1)?.id ?? '')).toBe(1);
  }, 120_000);
});
