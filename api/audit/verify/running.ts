import { WorkflowNotFoundError } from '@temporalio/client';
import type { Fault } from '../../../audit/fault';
import { fault } from '../../../audit/fault';
import { allIn } from '../../../audit/history/latest';
import type { ToldByEngine } from '../../../audit/untold';
import { historyBackwards } from '../../../servers/history-backwards';
import { PayloadSealedError } from '../../../servers/payloads/seal';
import { keyTaskType } from '../../../workflows/messages/key-task';
import { keyTaskId, taskOf } from '../../../workflows/messages/names';
import type { Dependencies } from '../../deps';
import { ProblemError } from '../../problem';
import type { Temporal } from '../../temporal';
import type { Apart, Knows } from './data';
import { heldAgainstLedgers } from './data';
import { memoryOf } from './memory';

/** What workflows said of the record; `engineAway`: the engine did not answer, and not all could be compared. */
export type ComparedRunning = {
  readonly compared: number;
  readonly engineAway: boolean;
  readonly faults: readonly Fault[];
  /** Which entries their histories tell of. */
  readonly told: ToldByEngine;
};

type Ground = Pick<Dependencies, 'database' | 'temporal'>;
type Run = { readonly workflowId: string; readonly runId: string };
/** What one run knows of its item; null where that is sealed and cannot be opened. */
type Read = { readonly task: string; readonly runId: string; readonly known: Required<Knows> | null };

/** So many are asked for at once, and each may take so long, milliseconds. */
const together = 20;
const patienceMs = 10_000;
/** Histories are read whole, so many events at a time. */
const pageSize = 500;
/** Runs that ended so lately may not be archived yet, milliseconds. */
const latelyMs = 2 * 3_600_000;

/**
 * Holds what the engine knows of items against their ledgers: of the workflows that run, and of those that ended lately, all or
 * those of some items. They know what they had recorded, which nobody who rewrites the database can take from them.
 */
export async function compareRunning(ground: Ground, tasks: readonly string[] | null): Promise<ComparedRunning> {
  let compared = 0;
  const faults: Fault[] = [];
  const told = new Map<string, Map<string, ReadonlySet<number> | null>>();
  const tell = (task: string, runId: string, own: ReadonlySet<number> | null) =>
    told.set(task, (told.get(task) ?? new Map()).set(runId, own));
  try {
    const since = Date.now() - (await memoryOf(ground.temporal));
    // One that the engine knows tells of entries, also where its history is read from the archive.
    if (!tasks)
      for (const { workflowId, runId } of await ended(ground.temporal, since)) {
        const task = taskOf(workflowId);
        if (task !== null) tell(task, runId, null);
      }
    for await (const runs of tasks ? ofTasks(ground.temporal, tasks) : listed(ground.temporal)) {
      const read = await Promise.all(runs.map((run) => knownBy(ground.temporal, run, faults)));
      const known = read.flatMap((one) => one?.known ?? []);
      for (const { task, runId, known } of read.flatMap((one) => one ?? []))
        tell(task, runId, known?.entries.own ?? null);
      compared += known.length;
      faults.push(...(await heldAgainstLedgers(ground.database, known)).flatMap(faultOf));
    }
    return { compared, engineAway: false, faults, told: { runs: told, since } };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
    return { compared, engineAway: true, faults, told: null };
  }
}

/** All runs of some items that the engine knows; the present one by itself, since the list of runs is a moment behind. */
async function* ofTasks(temporal: Temporal, tasks: readonly string[]): AsyncGenerator<readonly Run[]> {
  for (const some of inParts(tasks)) {
    const runs = await Promise.all(
      some.map(async (task) => {
        const workflowId = keyTaskId(task);
        const present = await temporal.within(Date.now() + patienceMs, () => runNow(temporal, workflowId));
        const listed = await temporal.within(Date.now() + patienceMs, async () => {
          const found: Run[] = [];
          for await (const { runId } of temporal.client.workflow.list({ query: `WorkflowId = '${workflowId}'` }))
            found.push({ workflowId, runId });
          return found;
        });
        return [...present, ...listed.filter(({ runId }) => runId !== present[0]?.runId)];
      }),
    );
    yield* inParts(runs.flat());
  }
}

async function runNow({ client }: Temporal, workflowId: string): Promise<Run[]> {
  try {
    return [{ workflowId, runId: (await client.workflow.getHandle(workflowId).describe()).runId }];
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return [];
    throw error;
  }
}

function* inParts<T>(all: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < all.length; at += together) yield all.slice(at, at + together);
}

/** The list is read whole before any is asked: it is short of words, and a page of it must not go stale. */
async function* listed(temporal: Temporal): AsyncGenerator<readonly Run[]> {
  const running = await list(temporal, `ExecutionStatus = 'Running'`);
  yield* inParts([...running, ...(await ended(temporal, Date.now() - latelyMs))]);
}

function ended(temporal: Temporal, since: number): Promise<Run[]> {
  return list(temporal, `CloseTime > '${new Date(since).toISOString()}'`);
}

function list(temporal: Temporal, which: string): Promise<Run[]> {
  const query = `WorkflowType = '${keyTaskType}' AND ${which}`;
  return temporal.within(Date.now() + 30_000, async () => {
    const runs: Run[] = [];
    for await (const { workflowId, runId } of temporal.client.workflow.list({ query, pageSize: 1_000 }))
      runs.push({ workflowId, runId });
    return runs;
  });
}

/** Null where the engine knows nothing of it. What it has sealed and cannot be opened is a fault, and so is an entry that nobody ordered so. */
async function knownBy({ client, within, open }: Temporal, run: Run, faults: Fault[]): Promise<Read | null> {
  const task = taskOf(run.workflowId);
  if (task === null) return null;
  try {
    const all = await within(Date.now() + patienceMs, () => allIn(historyBackwards(client, run, pageSize), open));
    if (!all) return null;
    const { otherwise, ...known } = all;
    const of = run.workflowId;
    for (const { seq, commandId } of otherwise)
      faults.push(fault('entry_not_ordered', { task, seq, of, detail: commandId }));
    return { task, runId: run.runId, known: { task, ...known } };
  } catch (error) {
    if (!(error instanceof PayloadSealedError)) throw error;
    faults.push(fault('run_sealed', { task, of: run.workflowId, detail: error.message }));
    return { task, runId: run.runId, known: null };
  }
}

/** A workflow that is behind comes round by itself, or is seen to every hour: the record is whole. */
function faultOf({ task, how, version, end, seq, hashes }: Apart): Fault[] {
  const of = keyTaskId(task);
  if (how === 'ahead') return [fault('ledger_short', { task, seq: end + 1, of, detail: `${version} ≠ ${end}` })];
  if (how === 'behind') return [];
  const detail = hashes[1] === null ? '' : `${hashes[1]} ≠ ${hashes[0] ?? '—'}`;
  return [fault('ledger_rewritten', { task, seq, of, detail })];
}
