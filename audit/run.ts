import { createHash } from 'node:crypto';
import { canonical } from '../domain/ledger/canonical';
import type { Fault, FaultCode } from './fault';
import { fault } from './fault';
import type { HistoryEvent, Open } from './history/events';
import { eventsOf } from './history/events';
import { unpack } from './history/pack';
import { recordedBy } from './history/recorded';
import type { LedgerRow } from './ledger';
import { sha256 } from './sha256';

/** An archived run of a workflow. Instants are epoch milliseconds. */
export type RunRow = {
  readonly workflowId: string;
  readonly runId: string;
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

/** Recomputes what is said about a run, and holds what its history had recorded against the ledger of its item. */
export function checkRun(run: RunRow, ledger: readonly LedgerRow[], archive: Archive): Fault[] {
  const { workflowId, task, continuedFrom, firstRunId } = run;
  const of = `${workflowId} ${run.runId}`;
  const wrong = (code: FaultCode, detail = '') => [fault(code, { task, of, detail })];
  const hash = hashOf(run);
  if (run.hash !== hash) return wrong('run_hash', `${hash} ≠ ${run.hash}`);
  const json = unpacked(run.history);
  if (json === null || sha256(json) !== run.sha256) return wrong('run_history', run.sha256);
  const events = eventsOf(json);
  if (events.length !== run.eventCount) return wrong('run_count', `${events.length} ≠ ${run.eventCount}`);
  const own = task === null ? !workflowId.startsWith('item/') : workflowId === `item/${task}`;
  if (!own) return wrong('run_item', workflowId);
  const gap = continuedFrom !== null && archive.runs.has(firstRunId) && !archive.runs.has(continuedFrom);
  const unchained = gap && run.archivedAt < archive.now - patienceMs ? wrong('run_chain', continuedFrom) : [];
  return [...unchained, ...(task === null ? [] : sealedFaults(task, of, { events, ledger, open: archive.open }))];
}

type Within = {
  readonly events: readonly HistoryEvent[];
  readonly ledger: readonly LedgerRow[];
  readonly open: Open;
};

/** A history that cannot be opened is a fault of its own, which names the key. */
function sealedFaults(task: string, of: string, { events, ledger, open }: Within): Fault[] {
  let inside: readonly HistoryEvent[];
  try {
    inside = open(events);
  } catch (error) {
    return [fault('run_sealed', { task, of, detail: error instanceof Error ? error.message : String(error) })];
  }
  return entryFaults(task, of, inside, ledger);
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

/** As the database makes it (migration `archived_runs`). */
function hashOf(run: RunRow): string {
  return sha256(
    [
      ...[run.workflowId, run.runId, run.workflowType, run.task ?? '', run.firstRunId, run.continuedFrom ?? ''],
      ...[run.status, run.startedAt, run.closedAt, run.eventCount, run.sha256],
      ...[createHash('sha256').update(run.history).digest('hex'), run.archivedAt],
    ].join('\n'),
  );
}
