/**
 * The tables of the record, how one row of each is found, and the columns that nothing can vouch for, with the reason.
 */
export type Target = {
  readonly table: string;
  readonly row: string;
  readonly unproven?: Readonly<Record<string, string>>;
};

const onItsWay = 'how a letter that waits is on its way; what came of it stands in its log';

/** What every record has, in the order in which one may read it. */
export function targets(items: readonly { readonly id: string }[]): Target[] {
  const [first, second, third, overdue] = items.map(({ id }) => id);
  return [
    { table: 'ledger', row: `task_id = '${second}' AND seq = 2` },
    { table: 'access_log', row: `command_ids <> '{}'` },
    { table: 'access_outcome', row: 'true' },
    { table: 'sign_in_log', row: 'true' },
    { table: 'refusal', row: `task_id = '${third}'` },
    { table: 'notice_number', row: `task_id = '${overdue}'` },
    { table: 'letter_attempt', row: `outcome = 'sent'` },
    { table: 'letter_end', row: `state = 'sent'` },
    { table: 'policy_version', row: `note = '冬季作息'` },
    { table: 'holiday_notice', row: 'year = 2031' },
    { table: 'discarded_batch', row: 'true' },
    { table: 'drift', row: 'true' },
    {
      table: 'batch',
      row: 'committed_at IS NOT NULL',
      unproven: { state: 'how far it is', policy: 'each version stands in policy_version' },
    },
    { table: 'batch_row', row: 'true' },
    {
      table: 'change',
      row: 'true',
      unproven: Object.fromEntries(
        ['total', 'waiting', 'finished_at'].map((column) => [
          column,
          'how far it is; what came of it stands in ledgers',
        ]),
      ),
    },
    { table: 'evidence', row: 'true' },
    { table: 'adjustment', row: 'true' },
    { table: 'period', row: `id = '2026-11'` },
    { table: 'period_entry', row: `period = '2026-12' AND task_id = '${second}'` },
    { table: 'bulletin', row: `period = '2026-11'` },
    { table: 'archived_run', row: `task_id = '${first}'` },
    { table: 'checkpoint', row: 'number = 1' },
    { table: 'checkpoint_signature', row: 'number = 1' },
    {
      table: 'task',
      row: `id = '${second}'`,
      unproven: {
        started_at: 'when its workflow was seen to run: the engine’s history has the time, and no rule reads this',
      },
    },
    {
      table: 'letter',
      row: `state = 'sent' AND seq > 1`,
      unproven: { not_before: onItsWay, claimed_to: onItsWay },
    },
  ];
}

/** The same value with the least change that its type knows, as SQL. */
export function changed(column: string, type: string): string {
  const name = `"${column}"`;
  const uuid = `overlay(coalesce(${name}::text, '01a20000-0000-7000-8000-00000000000a') placing
    CASE right(coalesce(${name}::text, 'a'), 1) WHEN '1' THEN '2' ELSE '1' END from 36)::uuid`;
  const text = `CASE WHEN coalesce(${name}, '') = '' THEN 'x' ELSE
    overlay(${name} placing CASE substr(${name}, (length(${name}) + 1) / 2, 1) WHEN '7' THEN '8' ELSE '7' END
      from (length(${name}) + 1) / 2) END`;
  switch (type) {
    case 'uuid':
      return uuid;
    case 'int4':
    case 'int8':
      return `coalesce(${name}, 0) + 1000`;
    case 'float8':
      return `${name} + 0.5`;
    case 'bool':
      return `NOT ${name}`;
    case 'timestamptz':
      return `coalesce(${name}, now()) + interval '1 millisecond'`;
    case 'bytea':
      return `set_byte(${name}, length(${name}) / 2, (get_byte(${name}, length(${name}) / 2) + 1) % 256)`;
    case '_uuid':
      return `coalesce(${name}, '{}') || '01a20000-0000-7000-8000-00000000000a'::uuid`;
    case '_text':
      return `coalesce(${name}, '{}') || 'x'::text`;
    case 'jsonb':
      return `CASE jsonb_typeof(coalesce(${name}, '{}'))
        WHEN 'array' THEN coalesce(${name}, '[]') || '[1]' ELSE coalesce(${name}, '{}') || '{"x": 1}' END`;
    default:
      return text;
  }
}
