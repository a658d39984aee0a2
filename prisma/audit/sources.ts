/** A table of the record that checkpoints cover, as the view `checkpoint_row` tells it. */
export type Source = {
  /** Or tables, joined. */
  readonly table: string;
  /** When a row was recorded. */
  readonly at: string;
  /** The key of a row as one text; rows of one instant are in its order. */
  readonly place: string;
  /** What is hashed, field by field; or the one hash that a row bears already, which is recomputed where it is read. */
  readonly fields: readonly string[] | 'hash';
  readonly where?: string;
  /** The item and the entry that a place names, where it names any. */
  readonly names?: 'entry' | 'item';
  /** Which rows the table `witness` has as well, from when they came in; all of them where nothing is said. */
  readonly witnessed?: 'none' | { readonly where: string };
};

/** Epoch milliseconds; null where a time is no instant, as the database's own `duban_ms` has it. */
const ms = (column: string) => `CASE WHEN isfinite(${column}) THEN (extract(epoch FROM ${column}) * 1000)::bigint END`;
/** The same; of what is no instant its sign, so that it keeps its place. */
const when = (column: string) => `coalesce((${ms(column)})::text, (extract(epoch FROM ${column})::float8)::text)`;
const number = (column: string) => `lpad(${column}::text, 10, '0')`;

/** By name. Whoever adds a table to the record adds it here and in the view; it is covered from the next checkpoint on. */
export const sources: Readonly<Record<string, Source>> = {
  access_log: {
    ...{ table: 'access_log', at: 'at', place: 'id::text' },
    fields: [
      ...['id', ms('at'), 'account_id', 'account_name', 'role', "array_to_string(acting_for, ',')", 'token_id'],
      ...['token_name', 'address', 'forwarded', 'method', 'path', 'query', "array_to_string(task_ids, ',')"],
      ...["array_to_string(command_ids, ',')", 'hash'],
    ],
  },
  access_outcome: {
    ...{ table: 'access_outcome', at: 'at', place: 'id::text' },
    fields: ['id', ms('at'), 'status', 'code', 'hash'],
  },
  access_standing: {
    ...{ table: 'access_log', at: 'at', place: 'id::text' },
    fields: ['id', 'standing', 'acting_for', 'task_ids', 'command_ids'],
  },
  adjustment: {
    ...{ table: 'adjustment', at: 'recorded_at', place: 'id::text' },
    fields: ['id', 'period', 'task_id', 'made_by', 'made_name', ms('recorded_at'), 'body'],
  },
  archived_run: {
    ...{
      table: 'archived_run',
      at: 'archived_at',
      place: 'duban_run_place(workflow_id, run_id, number)',
      fields: 'hash',
    },
  },
  batch: {
    ...{ table: 'batch LEFT JOIN batch_file ON batch_file.batch_id = batch.id', at: 'committed_at', place: 'id::text' },
    where: 'committed_at IS NOT NULL',
    fields: [
      ...['id', 'title', 'year', 'document_no', 'issued_under', 'issued_under_version', 'batch.file_name', 'file_hash'],
      ...['mapping', 'created_by', ms('created_at'), ms('issue_asked_at'), 'issue_asked_by', 'issued_by'],
      ...[ms('issued_at'), ms('committed_at'), 'batch_file.name', 'batch_file.sheet'],
      "encode(sha256(batch_file.bytes), 'hex')",
    ],
  },
  batch_row: {
    ...{ table: 'batch_row JOIN batch ON batch.id = batch_id', at: 'committed_at', where: 'committed_at IS NOT NULL' },
    place: `batch_id || ' ' || ${number('"row"')}`,
    fields: ['batch_id', '"row"', 'read', 'problems', 'warnings'],
  },
  bulletin: {
    ...{ table: 'bulletin JOIN period ON period.id = bulletin.period', at: 'sealed_at', place: 'bulletin.period' },
    where: 'sealed_at IS NOT NULL',
    fields: ['bulletin.period', 'sections', 'usual', 'version', 'updated_by', ms('updated_at')],
  },
  change: {
    ...{ table: 'change', at: 'asked_at', place: 'id' },
    fields: ['id', 'kind', 'detail', 'asked_by', 'asked_name', ms('asked_at')],
  },
  checkpoint: {
    // A checkpoint is covered by the next one.
    ...{ table: 'checkpoint', at: "up_to + interval '1 millisecond'", place: number('number') },
    fields: ['number', 'cause', 'asked_by'],
  },
  close: {
    ...{ table: 'period', at: 'closed_at', place: 'id', where: 'closed_at IS NOT NULL' },
    fields: ['id', ms('from_at'), ms('cut_off'), 'asked_by', ms('asked_at'), ms('closed_at'), 'hash'],
  },
  discarded_batch: {
    ...{ table: 'discarded_batch', at: 'discarded_at', place: 'id::text' },
    fields: [
      ...['id', 'title', 'year', 'document_no', 'file_name', 'file_hash', 'row_count', 'created_by'],
      ...[ms('created_at'), 'discarded_by', ms('discarded_at')],
    ],
  },
  drift: {
    ...{ table: 'drift', at: 'at', place: 'id::text' },
    fields: ['id', 'kind', 'task_id', 'workflow_id', 'body', 'done', ms('at'), 'hash'],
  },
  evidence: {
    ...{ table: 'evidence', at: 'uploaded_at', place: 'id::text' },
    fields: ['id', 'sha256', 'name', 'type', 'size', 'uploaded_by', ms('uploaded_at')],
  },
  holiday_days: {
    ...{ table: 'holiday_notice', at: 'published_at', place: number('version') },
    fields: ['version', 'off', 'work'],
  },
  holiday_notice: {
    ...{ table: 'holiday_notice', at: 'published_at', place: number('version') },
    fields: [
      ...['version', 'year', 'source', "array_to_string(off, ',')", "array_to_string(work, ',')", 'names'],
      ...['published_by', ms('published_at')],
    ],
  },
  ledger: {
    ...{ table: 'ledger', at: 'recorded_at', place: `task_id || ' ' || ${number('seq')}`, fields: 'hash' },
    ...{ names: 'entry', witnessed: 'none' },
  },
  letter: {
    ...{ table: 'letter', at: 'created_at', place: 'id::text', witnessed: { where: 'task_id IS NULL' } },
    fields: ['id', 'task_id', 'kind', 'occasion', 'step', 'seq', 'recipient_id', 'message_id', ms('created_at')],
  },
  letter_attempt: {
    ...{ table: 'letter_attempt', at: 'at', place: `letter_id || ' ' || ${number('number')}` },
    fields: ['letter_id', 'number', ms('at'), 'outcome', 'answer'],
  },
  letter_end: {
    ...{ table: 'letter_end', at: 'at', place: `letter_id || ' ' || ${number('number')}` },
    fields: [
      ...[
        'letter_id',
        'number',
        ms('at'),
        'state',
        'digest_id',
        'within',
        'answer',
        'address',
        'subject',
        ms('sent_at'),
      ],
    ],
  },
  letter_sent_to: {
    ...{ table: 'letter_attempt', at: 'at', place: `letter_id || ' ' || ${number('number')}` },
    where: 'address IS NOT NULL OR subject IS NOT NULL',
    fields: ['letter_id', 'number', 'address', 'subject'],
  },
  policy_version: {
    ...{ table: 'policy_version', at: 'set_at', place: number('version') },
    fields: ['version', 'batch_id', 'policy', 'organisation_version', 'note', 'set_by', ms('set_at')],
  },
  refusal: {
    ...{ table: 'refusal', at: 'recorded_at', place: "task_id || ' ' || command_id", names: 'item' },
    fields: ['task_id', 'command_id', ms('recorded_at'), 'actor_id', 'version', 'code', 'body'],
  },
  seal: {
    ...{ table: 'period', at: 'sealed_at', place: 'id', where: 'sealed_at IS NOT NULL' },
    fields: ['id', 'seal_number', ms('sealed_at'), 'sealed_by', 'previous_seal', 'seal'],
  },
  sign_in_log: {
    ...{ table: 'sign_in_log', at: 'at', place: 'id::text' },
    fields: ['id', ms('at'), 'door', 'account_id', 'account_name', 'role', 'outcome', 'address', 'forwarded', 'hash'],
  },
};

/** A row of a source as {@link rowsOf} reads it. */
export type SourceRow = {
  /** Epoch milliseconds; `Infinity` where it is no instant. */
  readonly at: string;
  readonly place: string;
  readonly hash?: string;
  readonly fields?: (string | null)[];
};

/** The rows of a source in the order in which checkpoints have them; only those for which more holds, where that is said. */
export function rowsOf({ table, at, place, fields, where }: Source, more: readonly string[] = []): string {
  const read = fields === 'hash' ? 'hash' : `ARRAY[${fields.map((field) => `(${field})::text`).join(', ')}] AS fields`;
  const all = [...(where ? [where] : []), ...more].map((one) => `(${one})`);
  return `SELECT ${when(at)} AS at, ${place} AS place, ${read} FROM ${table}
    ${all.length > 0 ? `WHERE ${all.join(' AND ')}` : ''} ORDER BY ${at}, (${place}) COLLATE "C"`;
}

/** The item, and the entry of its ledger, that a place in a source names. */
export function namedBy({ names }: Source, place: string): { task?: string; seq?: number } {
  const [task = '', seq = ''] = place.split(' ');
  if (names === 'entry') return { task, seq: Number(seq) };
  return names === 'item' ? { task } : {};
}
