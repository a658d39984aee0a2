/** What can be wrong with the record; each has its sentence in api/audit/fault-words.ts. */
export const faultCodes = [
  ...(['ledger_missing', 'ledger_gap', 'ledger_link', 'ledger_hash', 'ledger_body', 'ledger_actor'] as const),
  ...([
    'ledger_time',
    'time_endless',
    'ledger_rules',
    'ledger_standing',
    'item_missing',
    'read_model',
    'issued_otherwise',
  ] as const),
  ...(['ledger_short', 'ledger_rewritten', 'entry_unasked', 'refusal_unasked', 'entry_not_ordered'] as const),
  ...(['refusal_body', 'letter_entry', 'letter_matter', 'letter_name', 'letter_time', 'letter_state'] as const),
  ...(['letter_missing', 'notice_number', 'evidence_missing', 'evidence_content', 'file_content'] as const),
  ...(['period_entries', 'period_entry', 'period_figures', 'period_heads', 'period_hash', 'period_order'] as const),
  ...(['seal_adjustments', 'seal_bulletin', 'seal_hash', 'seal_order'] as const),
  ...(['run_history', 'run_count', 'run_hash', 'run_item', 'run_chain', 'run_entry', 'run_sealed'] as const),
  ...(['run_unended', 'run_twice'] as const),
  ...(['checkpoint_order', 'checkpoint_hash', 'checkpoint_unsigned', 'checkpoint_signature'] as const),
  ...(['checkpoint_key', 'checkpoint_lines', 'row_changed', 'row_missing', 'row_added', 'row_hash'] as const),
  ...(['checkpoint_absent', 'checkpoint_differs', 'checkpoint_forged', 'checkpoint_anew'] as const),
] as const;
export type FaultCode = (typeof faultCodes)[number];

/** One thing that is wrong, and where. */
export type Fault = {
  readonly code: FaultCode;
  /** The item, and the entry of its ledger, that it is about; null where it is about none. */
  readonly task: string | null;
  readonly seq: number | null;
  /** The letter, period, run, checkpoint or row; empty where item and entry say it. */
  readonly of: string;
  /** What exactly, in the record's own words: a column, a hash, what was expected. */
  readonly detail: string;
};

type Where = {
  readonly task?: string | null;
  readonly seq?: number | null;
  readonly of?: string;
  readonly detail?: string;
};

export function fault(code: FaultCode, { task = null, seq = null, of = '', detail = '' }: Where): Fault {
  return { code, task, seq, of, detail };
}
