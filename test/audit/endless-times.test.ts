import { withClient } from '../../embedded/postgres/roles';
import { targets } from './columns';
import { copyOf } from './copies';
import type { FullRecord } from './record';
import { checkpoint, openRecord, verified } from './record';

let record: FullRecord;
beforeAll(async () => {
  record = await openRecord();
}, 120_000);
afterAll(() => record?.world.close());

type Time = { table: string; column: string };
const timesOf = (tables: readonly string[]) =>
  withClient(record.world.fresh.ownerUrl, async (client) => {
    const sql = `SELECT table_name AS table, column_name AS column FROM information_schema.columns
      WHERE table_schema = 'public' AND udt_name = 'timestamptz' AND table_name = ANY($1) ORDER BY table_name, column_name`;
    return (await client.query<Time>(sql, [tables])).rows;
  });

it.each(['-infinity', 'infinity'])(
  'a time of %s anywhere in the record is named by its row, and keeps neither verification nor a checkpoint from being made',
  async (endless) => {
    const all = [...targets(record.items), { table: 'witness', row: `source = 'refusal'` }];
    const times = await timesOf(all.map(({ table }) => table));
    const copy = await copyOf(record.world.fresh);
    try {
      const set = all.map(({ table, row }) => {
        const own = times.filter((one) => one.table === table).map(({ column }) => `"${column}" = '${endless}'`);
        return own.length > 0 ? `UPDATE "${table}" SET ${own.join(', ')} WHERE ${row}` : 'SELECT 1';
      });
      await copy.tamper(set.join('; '));
      const { faults } = await verified(copy.database, { checkpoints: record.checkpoints });
      const named = faults.filter(({ code }) => code === 'time_endless');
      const said = named.flatMap(({ of, detail }) =>
        detail.split(', ').map((column) => `${of.split(' ')[0]} ${column}`),
      );
      expect(new Set(said)).toEqual(new Set(times.map(({ table, column }) => `${table} ${column}`)));
      expect(named).toContainEqual(expect.objectContaining({ of: expect.stringMatching(/^ledger /), seq: 2 }));
      await expect(checkpoint(copy.database)).resolves.toMatchObject({ number: 3 });
    } finally {
      await copy.drop();
    }
  },
  60_000,
);

it.each([
  ['from_at', 'infinity'],
  ['from_at', '-infinity'],
  ['from_at', '294276-12-31'],
  ['cut_off', 'infinity'],
  ['cut_off', '9999-12-31'],
])(
  'a month whose %s alone is put to %s is named, and verification walks no clock up to it',
  async (column, time) => {
    const copy = await copyOf(record.world.fresh);
    try {
      await copy.tamper(`UPDATE period SET ${column} = '${time}' WHERE id = '2026-11'`);
      const { faults } = await verified(copy.database);
      const named = faults.filter(({ code }) => code === 'time_endless');
      expect(named.map(({ of, detail }) => `${of} ${detail}`)).toEqual([`period 2026-11 ${column}`]);
    } finally {
      await copy.drop();
    }
  },
  60_000,
);
