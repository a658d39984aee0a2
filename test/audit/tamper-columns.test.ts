import { withClient } from '../../embedded/postgres/roles';
import { changed, targets } from './columns';
import { copyOf, withoutCheckpoints } from './copies';
import type { FullRecord } from './record';
import { openRecord, verified } from './record';

let record: FullRecord;
beforeAll(async () => {
  record = await openRecord();
}, 120_000);
afterAll(() => record?.world.close());

const columnsOf = (table: string) =>
  withClient(record.world.fresh.ownerUrl, async (client) => {
    const sql = `SELECT column_name AS name, udt_name AS type FROM information_schema.columns
      WHERE table_schema = 'public' AND table_name = $1 ORDER BY ordinal_position`;
    return (await client.query<{ name: string; type: string }>(sql, [table])).rows;
  });

const tables = [
  ...[
    'ledger',
    'refusal',
    'notice_number',
    'letter_attempt',
    'letter_end',
    'policy_version',
    'holiday_notice',
    'discarded_batch',
  ],
  ...['evidence', 'adjustment', 'period', 'period_entry', 'bulletin', 'archived_run', 'checkpoint'],
  ...[
    'checkpoint_signature',
    'task',
    'letter',
    'drift',
    'access_log',
    'access_outcome',
    'batch',
    'sign_in_log',
    'batch_row',
    'change',
  ],
];
// What no checkpoint covers is the same before and after.
const covered = tables.filter((table) => !/^(checkpoint.*|task|notice_number|period_entry)$/.test(table));

/** Each column takes a verification: without a checkpoint, a third of them at random, all in the long run. */
const lookedAt = (when: string) => when === 'after' || process.env.DUBAN_LONG === '1' || Math.random() < 1 / 3;

it.each([...tables.map((table) => ['after', table] as const), ...covered.map((table) => ['before', table] as const)])(
  '%s a checkpoint covers it, the least change of any column of %s, made as superuser, is found',
  async (when, table) => {
    const target = targets(record.items).find((one) => one.table === table);
    if (!target) throw new Error(`no row of ${table}`);
    const unnoticed: string[] = [];
    const copy = await copyOf(record.world.fresh);
    try {
      if (when === 'before') await copy.tamper(withoutCheckpoints);
      await copy.tamper(`CREATE TABLE untouched AS SELECT * FROM "${table}"`);
      for (const { name, type } of await columnsOf(table)) {
        if (target.unproven?.[name] || !lookedAt(when)) continue;
        await copy.tamper(`UPDATE "${table}" SET "${name}" = ${changed(name, type)} WHERE ${target.row}`);
        const { faults } = await verified(copy.database);
        if (faults.length === 0) unnoticed.push(name);
        // What is of an item is named by item and sequence.
        if (table === 'ledger' && name !== 'task_id') {
          const { id } = record.items[1];
          expect({ name, ...faults[0] }).toMatchObject({ name, task: id, seq: 2 });
        }
        await copy.tamper(`DELETE FROM "${table}"; INSERT INTO "${table}" SELECT * FROM untouched`);
      }
      expect((await verified(copy.database)).faults).toEqual([]);
    } finally {
      await copy.drop();
    }
    expect(unnoticed).toEqual([]);
  },
  120_000,
);
