import type { Order } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import type { Item } from '../../domain/item/item';
import type { QuarterSpan } from '../../domain/periods/settled';
import { holdingOf, isDueBy, settlementOf } from '../../domain/periods/settled';
import type { Database } from '../../prisma/client';
import { openDatabase } from '../../prisma/client';
import { countUnsettled, dueItems } from '../../prisma/unsettled';
import type { FreshDatabase } from '../setup/database';
import { freshDatabase } from '../setup/database';
import { accept, command, report, sendBack, sign, submit } from '../support/commands';
import { seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';
import type { Office, Who } from '../support/office';
import { personAs, seedOffice } from '../support/office';
import { seeded } from '../support/random';
import { recordAll } from '../support/recording';

const day = 86_400_000;
const random = seeded(5);
const inDays = (days: number) => {
  const dueAt = Date.now() + days * day;
  return { deadline: new Date(dueAt).toISOString(), dueAt };
};

let fresh: FreshDatabase;
let database: Database;
let office: Office;
let items: Item[];

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url);
  office = await seedOffice(database);
  items = await seedItems(database, office, {
    deadlines: Array.from({ length: 60 }, () => inDays(random.pick([-5, 2, 6, 12, 40])).deadline),
  });
});
afterAll(async () => {
  await database?.$disconnect();
  await fresh?.drop();
});

/** What a person might do next, mostly refused where it does not fit. */
function anything(item: Item): readonly [Who, Order] {
  const request = item.requests.at(-1)?.id ?? 'none';
  const later = inDays(random.pick([1, 8, 9, 20, 60]));
  const quarterEnd = Date.now();
  return random.pick<readonly [Who, Order]>([
    ['owner', sign],
    ['owner', report(item.percent)],
    ['owner', submit(item)],
    ['secretary', accept(item)],
    ['secretary', sendBack(item)],
    ['owner', { type: 'request-extension', reason: '"type":"carried_over" "carry_over-', ...later }],
    ['reviewer', { type: 'grant-extension' }],
    ['secretary', { type: 'amend', reason: '"standing":{"dueAt":1}', deadline: later }],
    ['secretary', { type: 'carry-over', period: '2026-Q4', quarterEnd, reason: '跨季', ...later }],
    ['secretary', { type: 'suspend', reason: '缓' }],
    ['secretary', { type: 'resume' }],
    ['secretary', { type: 'cancel', reason: '撤' }],
    ['secretary', { type: 'reopen', reason: '回头看', deadline: random.chance(0.5) ? later : undefined }],
    ['leader', { type: 'approve', request }],
    ['leader', { type: 'approve', request }],
    ['leader', { type: 'instruct', text: '抓紧' }],
  ]);
}

/** Lives on, one order after the other that the rules let through. */
async function live(item: Item, times: number): Promise<Item> {
  let now = item;
  for (let done = 0, tries = 0; done < times && tries < 200; tries++) {
    const [who, order] = anything(now);
    const given = command(order, personAs(office, who));
    if ('refusal' in decide(now, given)) continue;
    now = await recordAll(database, now, [given]);
    done++;
  }
  return now;
}

it('what holds a quarter is what each item’s own ledger says of it, whenever the quarter began and ended', async () => {
  for (const [index, item] of items.entries()) items[index] = await live(item, 4);
  const later = await seedItems(database, office, { deadlines: [-5, 3, 12, 40].map((days) => inDays(days).deadline) });
  items.push(...later);
  for (const [index, item] of items.entries()) items[index] = await live(item, 5);

  const ledgers = await Promise.all(items.map(({ id }) => ledgerOf(database, id)));
  const times = ledgers.flat().map(({ recordedAt }) => recordedAt);
  const seen = new Set<string | null>();
  for (let round = 0; round < 40; round++) {
    const ends = Date.now() + random.pick([-6, 1.5, 7, 10, 30, 90]) * day;
    const begins = random.pick(times) - (random.chance(0.5) ? 1 : 0);
    const span: QuarterSpan = { quarter: '2026-Q4', begins, ends, until: random.chance(0.7) ? Date.now() : begins };
    const expected = ledgers.flatMap((ledger) => {
      const holding = holdingOf(ledger, span);
      if (!holding || !isDueBy(holding, span)) return [];
      return [[ledger[0]?.task ?? '', settlementOf(holding, span)] as const];
    });
    const found = await dueItems(database, span);
    expect(found.map(({ id, settled }) => [id, settled])).toEqual([...expected].sort(([a], [b]) => (a < b ? -1 : 1)));
    expect(await countUnsettled(database, span)).toBe(expected.filter(([, settled]) => settled === null).length);
    for (const [, settled] of expected) seen.add(settled);
    const [some] = found;
    if (some) expect(await dueItems(database, span, [some.id])).toEqual([some]);
  }
  expect([...seen].sort()).toEqual(['accepted', 'cancelled', 'carried_over', 'suspended', null].sort());
}, 120_000);
