import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Snapshot } from '../client';
import { sources } from './sources';

/** Of the record, though no source of checkpoints. */
const beside = ['task', 'witness', 'batch_file', 'checkpoint_signature', 'period_entry', 'notice_number'];

type Table = { readonly name: string; readonly times: readonly string[]; readonly key: readonly string[] };

/**
 * Names the rows of the record in which a time is no instant (`infinity`). The product writes none, and nothing can be reckoned
 * with one: everything else is verified as if it said nothing.
 */
export async function* checkTimes(snapshot: Snapshot): AsyncGenerator<Fault> {
  for (const { name, times, key } of await tablesWithTimes(snapshot)) {
    const endless = (time: string) => `"${time}" IN ('infinity', '-infinity')`;
    const named = times.map((time) => `CASE WHEN ${endless(time)} THEN '${time}' END`);
    const columns = key.map((column) => `"${column}"`);
    const found = snapshot.stream<{ of: string; detail: string; task: string | null; seq: number | null }>(`
      SELECT concat_ws(' ', '${name}', ${columns.join(', ')}) AS of, concat_ws(', ', ${named.join(', ')}) AS detail,
        to_jsonb("${name}") ->> '${name === 'task' ? 'id' : 'task_id'}' AS task, ${name === 'ledger' ? 'seq' : 'NULL'} AS seq
      FROM "${name}" WHERE ${times.map(endless).join(' OR ')} ORDER BY ${columns.join(', ')}`);
    for await (const row of found) yield fault('time_endless', row);
  }
}

async function tablesWithTimes(snapshot: Snapshot): Promise<Table[]> {
  const record = new Set([...Object.values(sources).map(({ table }) => table.split(' ')[0]), ...beside]);
  const tables = await snapshot.rows<Table>(`
    SELECT relname AS name, array_agg(attname::text ORDER BY attnum) FILTER (WHERE atttypid = 'timestamptz'::regtype) AS times,
      array_agg(attname::text ORDER BY attnum) FILTER (WHERE attnum = ANY(indkey::int2[])) AS key
    FROM pg_class JOIN pg_index ON indrelid = pg_class.oid AND indisprimary
      JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
    WHERE relnamespace = current_schema()::regnamespace AND relkind = 'r'
    GROUP BY relname ORDER BY relname`);
  return tables.filter(({ name, times }) => record.has(name) && times !== null);
}
