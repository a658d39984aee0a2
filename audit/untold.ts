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
  /** The archived run that tells of it, and that the engine does not know though it must; null where none tells of it. */
  readonly run: string | null;
};

/** The numbers of the entries that a run had recorded; null where its history was not read, or cannot be. */
type Own = ReadonlySet<number> | null;

/** What the engine knows of items' runs. Null where it was not asked or did not answer: then nothing is said of entries that only it may know. */
export type ToldByEngine = {
  /** By item and run. */
  readonly runs: ReadonlyMap<string, ReadonlyMap<string, Own>>;
  /** Of runs that ended since then it has forgotten none, epoch milliseconds. */
  readonly since: number;
} | null;

/** An archived history: which run's, when that ended, and what it had recorded. */
export type ArchivedTelling = { readonly runId: string; readonly closedAt: number; readonly own: Own };

/** How long an item may be without a workflow after its issue, milliseconds: a whole table's are begun one after the other. */
const beginningMs = 600_000;

/**
 * The entries of an item of which no history tells. The engine's own histories count, and those archived ones that it knows or may have forgotten: whoever
 * writes into the database can archive a run that never was. Where a history cannot be read nothing is said. The first entry is the issue's, which no
 * history tells of; it stands here for an item of which there is no history at all, `now` (epoch milliseconds) long after its issue.
 */
export function untoldOf(
  ledger: readonly LedgerRow[],
  archived: readonly ArchivedTelling[],
  engine: NonNullable<ToldByEngine>,
  now: number,
): Untold[] {
  const [first] = ledger;
  if (!first) return [];
  const known = engine.runs.get(first.task) ?? new Map<string, Own>();
  const atOf = new Map(ledger.map(({ seq, recordedAt }) => [seq, recordedAt]));
  // What a run had recorded was there before it ended, whatever is said of its end.
  const endOf = ({ closedAt, own }: ArchivedTelling) =>
    Math.max(closedAt, ...[...(own ?? [])].map((seq) => atOf.get(seq) ?? 0));
  const counting = archived.filter((run) => known.has(run.runId) || endOf(run) < engine.since);
  const strange = archived.filter((run) => !counting.includes(run));
  const kept = new Map(counting.map(({ runId, own }) => [runId, own]));
  const own = [...new Set([...known.keys(), ...kept.keys()])].map(
    (runId) => known.get(runId) ?? kept.get(runId) ?? null,
  );
  if (own.includes(null)) return [];
  const named = ({ task, seq, commandId, actor, recordedAt }: LedgerRow, run: string | null): Untold => ({
    ...{ task, seq, commandId, actor, recordedAt, run },
  });
  if (own.length === 0) return first.recordedAt < now - beginningMs ? [named(first, strange[0]?.runId ?? null)] : [];
  return ledger
    .filter(({ seq }) => seq > 1 && !own.some((numbers) => numbers?.has(seq)))
    .map((row) => named(row, strange.find((run) => run.own?.has(row.seq))?.runId ?? null));
}
