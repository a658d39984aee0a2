import { createHash } from 'node:crypto';
import { canonical } from '../domain/ledger/canonical';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import type { HistoryEvent, Open } from './history/events';
import { eventsOf, hasEnd } from './history/events';
import { ownIn } from './history/latest';
import { unpack } from './history/pack';
import { recordedBy } from './history/recorded';
import type { LedgerRow } from './ledger';
import { notOrdered } from './ordered';
import { sha256 } from './sha256';

/** An archived run of a workflow. Instants are epoch milliseconds. */
export type RunRow = {
  readonly workflowId: string;
  readonly runId: string;
  /** Of the histories that are kept of the run, the last is the one that the engine ended with. */
  readonly number: number;
  readonly workflowType: string;
  readonly task: string | null;
  readonly firstRunId: string;
  readonly continuedFrom: string | null;
  readonly status: string;
  readonly startedAt: number;
  readonly closedAt: number;
  readonly eventCount: number;
  readonly sha256: string;
  /** The JSON of the history, gzip. */
  readonly history: Buffer;
  readonly archivedAt: number;
  readonly hash: string;
};

/** Which runs are archived. An earlier run that the engine had forgotten before there was an archive is no gap. */
export type Archive = {
  readonly runs: ReadonlySet<string>;
  readonly now: number;
  /** Opens what is sealed in histories: what was hashed is what the engine had, what is held against ledgers is inside. */
  readonly open: Open;
};

/** How long a run may be archived before the one that it continues, milliseconds. */
const patienceMs = 3_600_000;

/** Runs of which more than one history is kept: the first was put in by somebody, since the engine ends a run once. */
export function keptTwice(runs: readonly RunRow[]): Fault[] {
  return runs
    .filter(({ number }) => number !== 1)
    .map((run) => {
      const others = runs.filter(({ runId, number }) => runId === run.runId && number < run.number);
      const sides = [...others, run].map(({ number, eventCount, status }) => `#${number}: ${eventCount} ${status}`);
      return fault('run_twice', { task: run.task, of: `${run.workflowId} ${run.runId}`, detail: sides.join(' ≠ ') });
    });
}

/** The history of each run that counts: the one that the engine ended with. */
export function lastKept<Run extends { readonly runId: string; readonly number: number }>(runs: readonly Run[]): Run[] {
  const last = new Map<string, number>();
  for (const { runId, number } of runs) last.set(runId, Math.max(number, last.get(runId) ?? number));
  return runs.filter(({ runId, number }) => last.get(runId) === number);
}

/** What a run comes to: what is wrong with it, and the entries that it had recorded itself; null where it cannot be read. */
export type CheckedRun = { readonly faults: readonly Fault[]; readonly own: ReadonlySet<number> | null };

/** Recomputes what is said about a run, and holds what its history had recorded against the ledger of its item. */
export function checkRun(run: RunRow, ledger: readonly LedgerRow[], archive: Archive): CheckedRun {
  const { workflowId, task, continuedFrom, firstRunId } = run;
  const of = [workflowId, run.runId, ...(run.number === 1 ? [] : [`#${run.number}`])].join(' ');
  const wrong = (code: FaultCode, detail = '') => [fault(code, { task, of, detail })];
  const unread = (code: FaultCode, detail: string) => ({ faults: wrong(code, detail), own: null });
  const hash = hashOf(run);
  if (run.hash !== hash) return unread('run_hash', `${hash} ≠ ${run.hash}`);
  const json = unpacked(run.history);
  if (json === null || sha256(json) !== run.sha256) return unread('run_history', run.sha256);
  const events = eventsOf(json);
  if (events.length !== run.eventCount) return unread('run_count', `${events.length} ≠ ${run.eventCount}`);
  const own = task === null ? !workflowId.startsWith('item/') : workflowId === `item/${task}`;
  if (!own) return unread('run_item', workflowId);
  const gap = continuedFrom !== null && archive.runs.has(firstRunId) && !archive.runs.has(continuedFrom);
  const unchained = gap && run.archivedAt < archive.now - patienceMs ? wrong('run_chain', continuedFrom) : [];
  const unended = hasEnd(events) ? [] : wrong('run_unended', events.at(-1)?.eventType);
  if (task === null) return { faults: [...unchained, ...unended], own: null };
  const inside = opened(task, of, events, archive.open);
  if ('code' in inside) return { faults: [...unchained, ...unended, inside], own: null };
  const otherwise = notOrdered(inside).map(({ seq, commandId }) =>
    fault('entry_not_ordered', { task, seq, of, detail: commandId }),
  );
  const faults = [...unchained, ...unended, ...entryFaults(task, of, inside, ledger), ...otherwise];
  return { faults, own: ownIn(inside) };
}

/** A history that cannot be opened is a fault of its own, which names the key. */
function opened(
  task: string,
  of: string,
  events: readonly HistoryEvent[],
  open: Open,
): readonly HistoryEvent[] | Fault {
  try {
    return open(events);
  } catch (error) {
    return fault('run_sealed', { task, of, detail: error instanceof Error ? error.message : String(error) });
  }
}

/** The first entry that a history has otherwise than the ledger, or that the ledger has not. */
function entryFaults(task: string, of: string, events: readonly HistoryEvent[], ledger: readonly LedgerRow[]): Fault[] {
  const bySeq = new Map(ledger.map((row) => [row.seq, row]));
  const wrong = events
    .flatMap(recordedBy)
    .filter(({ seq, hash, prevHash, commandId, at, actor, events: told, standing }) => {
      const row = bySeq.get(seq);
      const body = canonical({ at, actor, events: told, standing });
      return !(row?.hash === hash && row.prevHash === prevHash && row.commandId === commandId && row.body === body);
    })
    .sort((a, b) => a.seq - b.seq)[0];
  if (!wrong) return [];
  const found = bySeq.get(wrong.seq)?.hash ?? '—';
  return [fault('run_entry', { task, seq: wrong.seq, of, detail: `${wrong.hash} ≠ ${found}` })];
}

/** The JSON of a history; null where the bytes are none. */
export function unpacked(history: Uint8Array): string | null {
  try {
    return unpack(history);
  } catch {
    return null; // no gzip, or cut short
  }
}

/** As the database makes it (`duban_run_archived`). */
function hashOf(run: RunRow): string {
  return sha256(
    [
      ...[run.workflowId, run.runId, run.workflowType, run.task ?? '', run.firstRunId, run.continuedFrom ?? ''],
      ...[run.status, run.startedAt, run.closedAt, run.eventCount, run.sha256],
      ...[createHash('sha256').update(run.history).digest('hex'), run.archivedAt],
      ...(run.number === 1 ? [] : [run.number]),
    ].join('\n'),
  );
}
