import { commitBatch } from '../../activities/issue/commit-batch';
import { takeEntries } from '../../activities/periods/take-entries';
import { beginClose } from '../../prisma/periods';
import { setClock } from '../support/clock';
import { draftBatch, shanghai } from '../support/items';
import type { World } from '../support/world';
import { openWorld } from '../support/world';

/** In batches of the largest size that a table may have. */
const batches = process.env.DUBAN_LONG === '1' ? [20_000, 20_000, 10_000] : [5_000];
const total = batches.reduce((sum, size) => sum + size, 0);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await setClock(world.fresh.ownerUrl, '2026-03-02T10:00:00+08:00');
  const { id, name } = world.office.people.secretary;
  for (const size of batches) {
    const batch = await draftBatch(world.database, world.office, { deadlines: Array(size).fill('2026-12-31') });
    const at = Date.parse('2026-03-02T10:00:00+08:00');
    await commitBatch(world.database, shanghai, { batch, by: { id, name }, at });
  }
  await setClock(world.fresh.ownerUrl, '2026-04-01T00:10:00+08:00');
}, 600_000);
afterAll(() => world?.close());

it(`${total} open items close in one transaction: nobody sees a part of them`, async () => {
  const { database } = world;
  await beginClose(database, shanghai, { month: '2026-03', asOf: null, by: null });
  let seen = new Set<number>();
  let closing = true;
  const watch = (async () => {
    while (closing) seen = seen.add(await database.periodEntry.count());
  })();
  const began = Date.now();
  expect(await takeEntries(database, shanghai, '2026-03')).toBe(total);
  process.stdout.write(`${total} items closed in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
  closing = false;
  await watch;
  expect([...seen, total].filter((count) => count !== 0 && count !== total)).toEqual([]);
  const rows = await database.$queryRaw<{ written: string }[]>`SELECT DISTINCT xmin::text AS written FROM period_entry`;
  expect(rows).toHaveLength(1);
  expect(await database.period.findUnique({ where: { id: '2026-03' } })).toMatchObject({
    ...{ state: 'closed', entryCount: total },
  });
}, 600_000);
