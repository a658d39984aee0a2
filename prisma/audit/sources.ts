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
};

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::bigint`;
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
  adjustment: {
    ...{ table: 'adjustment', at: 'recorded_at', place: 'id::text' },
    fields: ['id', 'period', 'task_id', 'made_by', 'made_name', ms('recorded_at'), 'body'],
  },
  archived_run: {
    ...{ table: 'archived_run', at: 'archived_at', place: "workflow_id || ' ' || run_id", fields: 'hash' },
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
  holiday_notice: {
    ...{ table: 'holiday_notice', at: 'published_at', place: number('version') },
    fields: [
      ...['version', 'year', 'source', "array_to_string(off, ',')", "array_to_string(work, ',')", 'names'],
      ...['published_by', ms('published_at')],
    ],
  },
  ledger: {
    ...{ table: 'ledger', at: 'recorded_at', place: `task_id || ' ' || ${number('seq')}`, fields: 'hash' },
    names: 'entry',
  },
  letter_attempt: {
    ...{ table: 'letter_attempt', at: 'at', place: `letter_id || ' ' || ${number('number')}` },
    fields: ['letter_id', 'number', ms('at'), 'outcome', 'answer'],
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

/** The rows of a source in the order in which checkpoints have them. */
export function rowsOf({ table, at, place, fields, where }: Source): string {
  const read = fields === 'hash' ? 'hash' : `ARRAY[${fields.map((field) => `(${field})::text`).join(', ')}] AS fields`;
  return `SELECT ${ms(at)}::text AS at, ${place} AS place, ${read} FROM ${table}
    ${where ? `WHERE ${where}` : ''} ORDER BY ${at}, (${place}) COLLATE "C"`;
}
