import type { Fault } from '../../../audit/fault';
import { fault } from '../../../audit/fault';
import type { Latest } from '../../../audit/history/latest';
import { latestIn } from '../../../audit/history/latest';
import { historyBackwards } from '../../../servers/history-backwards';
import { PayloadSealedError } from '../../../servers/payloads/seal';
import { keyTaskType } from '../../../workflows/messages/key-task';
import { keyTaskId, taskOf } from '../../../workflows/messages/names';
import type { Dependencies } from '../../deps';
import { ProblemError } from '../../problem';
import type { Temporal } from '../../temporal';
import type { Apart, Knows } from './data';
import { heldAgainstLedgers } from './data';

/** What workflows said of the record; `engineAway`: the engine did not answer, and not all could be compared. */
export type ComparedRunning = {
  readonly compared: number;
  readonly engineAway: boolean;
  readonly faults: readonly Fault[];
};

type Ground = Pick<Dependencies, 'database' | 'temporal'>;
type Run = { readonly workflowId: string; readonly runId?: string };

/** So many are asked for at once, and each may take so long, milliseconds. */
const together = 20;
const patienceMs = 5_000;
/** Runs that ended so lately may not be archived yet, milliseconds. */
const latelyMs = 2 * 3_600_000;

/**
 * Holds what the engine knows of items against their ledgers: of the workflows that run, and of those that ended lately, all or
 * those of some items. They know what they had recorded, which nobody who rewrites the database can take from them.
 */
export async function compareRunning(ground: Ground, tasks: readonly string[] | null): Promise<ComparedRunning> {
  let compared = 0;
  const faults: Fault[] = [];
  try {
    for await (const runs of tasks ? inParts(tasks.map(ofTask)) : listed(ground.temporal)) {
      const known = (await Promise.all(runs.map((run) => knownBy(ground.temporal, run, faults)))).flatMap(
        (one) => one ?? [],
      );
      compared += known.length;
      faults.push(...(await heldAgainstLedgers(ground.database, known)).flatMap(faultOf));
    }
    return { compared, engineAway: false, faults };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
    return { compared, engineAway: true, faults };
  }
}

function ofTask(task: string): Run {
  return { workflowId: keyTaskId(task) };
}

function* inParts(runs: readonly Run[]): Generator<readonly Run[]> {
  for (let at = 0; at < runs.length; at += together) yield runs.slice(at, at + together);
}

/** The list is read whole before any is asked: it is short of words, and a page of it must not go stale. */
async function* listed(temporal: Temporal): AsyncGenerator<readonly Run[]> {
  const since = new Date(Date.now() - latelyMs).toISOString();
  const runs: Run[] = [];
  for (const which of [`ExecutionStatus = 'Running'`, `CloseTime > '${since}'`]) {
    const query = `WorkflowType = '${keyTaskType}' AND ${which}`;
    await temporal.within(Date.now() + 30_000, async () => {
      for await (const { workflowId, runId } of temporal.client.workflow.list({ query, pageSize: 1_000 }))
        runs.push({ workflowId, runId });
    });
  }
  yield* inParts(runs);
}

/** Null where the engine knows nothing of it. What it has sealed and cannot be opened is a fault. */
async function knownBy({ client, within, open }: Temporal, run: Run, faults: Fault[]): Promise<Knows | null> {
  const task = taskOf(run.workflowId);
  if (task === null) return null;
  let latest: Latest | null = null;
  try {
    latest = await within(Date.now() + patienceMs, () => latestIn(historyBackwards(client, run), open));
  } catch (error) {
    if (!(error instanceof PayloadSealedError)) throw error;
    faults.push(fault('run_sealed', { task, of: run.workflowId, detail: error.message }));
  }
  return latest && { task, latest };
}

/** A workflow that is behind comes round by itself, or is seen to every hour: the record is whole. */
function faultOf({ task, how, version, end, hashes }: Apart): Fault[] {
  const of = keyTaskId(task);
  if (how === 'ahead') return [fault('ledger_short', { task, seq: end + 1, of, detail: `${version} ≠ ${end}` })];
  if (how === 'behind') return [];
  const detail = hashes[1] === null ? '' : `${hashes[1]} ≠ ${hashes[0] ?? '—'}`;
  return [fault('ledger_rewritten', { task, seq: version, of, detail })];
}
