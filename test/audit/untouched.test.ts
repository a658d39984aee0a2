import { withClient } from '../../embedded/postgres/roles';
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

it('the programs’ own role can change none of it, nor can the owner with the triggers in place', async () => {
  for (const url of [record.world.fresh.url, record.world.fresh.ownerUrl])
    for (const sql of [
      'UPDATE checkpoint SET hash = hash',
      'DELETE FROM checkpoint_signature',
      'TRUNCATE ledger CASCADE',
      'DELETE FROM refusal',
      `UPDATE evidence SET name = 'x'`,
      'DELETE FROM policy_version',
      `UPDATE batch SET title = 'x'`,
      'UPDATE batch_row SET read = read',
      'DELETE FROM batch_row',
    ])
      await expect(withClient(url, (client) => client.query(sql))).rejects.toMatchObject({
        code: expect.stringMatching(/^(42501|DB003|23001|0A000)$/),
      });
});

it('the programs’ own role may amend what the programs amend of a letter, a change or a batch, and nothing else', async () => {
  const amended = {
    letter: ['state', 'not_before', 'claimed_to', 'attempts', 'address', 'subject', 'answer', 'sent_at', 'digest_id'],
    change: ['total', 'waiting', 'finished_at'],
    batch: [
      ...['state', 'policy', 'issued_under', 'issued_under_version', 'issued_by', 'issued_at'],
      ...['issue_asked_at', 'issue_asked_by'],
    ],
  };
  for (const [table, columns] of Object.entries(amended)) {
    const may = await record.world.database.$queryRaw<{ column: string }[]>`
      SELECT attname::text AS column FROM pg_attribute WHERE attrelid = ${table}::regclass AND attnum > 0 AND NOT attisdropped
        AND has_column_privilege(current_user, attrelid, attnum, 'UPDATE')`;
    expect([table, may.map(({ column }) => column).sort()]).toEqual([table, columns.sort()]);
  }
  await expect(record.world.database.$executeRaw`UPDATE letter SET created_at = now()`).rejects.toThrow(
    /permission denied/,
  );
});
