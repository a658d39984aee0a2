import type { FullRecord } from './record';
import { openRecord, verified } from './record';

let record: FullRecord;
beforeAll(async () => {
  record = await openRecord();
}, 120_000);
afterAll(() => record?.world.close());

it('a record that nobody has touched is found whole, all of it', async () => {
  const { counted, faults, total } = await verified(record.world.database, { checkpoints: record.checkpoints });
  expect(faults).toEqual([]);
  expect(total).toBe(0);
  expect(counted).toMatchObject({
    items: 4,
    ledger: 12,
    refusals: 1,
    entries: 11,
    runs: 1,
    periods: 3,
    checkpoints: 2,
  });
});
