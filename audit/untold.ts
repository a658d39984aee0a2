import type { LedgerRow } from './ledger';

/** An entry of a ledger that no workflow's history tells of as recorded. */
export type Untold = {
  readonly task: string;
  readonly seq: number;
  readonly commandId: string;
  /** Who gave the command; null for what a clock did. */
  readonly actor: string | null;
  /** Epoch milliseconds. */
  readonly recordedAt: number;
};

/**
 * By item, the numbers of the entries that each of its runs in the engine had recorded; null for one that cannot be read. Null in
 * all where the engine was not asked or did not answer: then nothing is said of entries that only it may know.
 */
export type ToldByEngine = ReadonlyMap<string, readonly (ReadonlySet<number> | null)[]> | null;

/**
 * The entries which none of an item's histories tells of. `own`: the numbers of those that each had recorded; null for one that cannot be
 * read, which tells neither. The first entry is the issue's; an item without any history is no matter of this.
 */
export function untoldOf(ledger: readonly LedgerRow[], own: readonly (ReadonlySet<number> | null)[]): Untold[] {
  if (own.length === 0 || own.includes(null)) return [];
  return ledger
    .filter(({ seq }) => seq > 1 && !own.some((numbers) => numbers?.has(seq)))
    .map(({ task, seq, commandId, actor, recordedAt }) => ({ task, seq, commandId, actor, recordedAt }));
}
