import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Open } from '../../audit/history/events';
import { allIn, latestIn } from '../../audit/history/latest';
import type { Apart, Knows } from '../../prisma/audit/beyond-ledger';
import { heldAgainstLedgers } from '../../prisma/audit/beyond-ledger';
import type { Database } from '../../prisma/client';
import { historyBackwards } from '../../servers/history-backwards';
import { keyTaskType } from '../../workflows/messages/key-task';
import { taskOf } from '../../workflows/messages/names';
import { inLanes } from '../issue/in-lanes';
import { mendApart } from './apart';
import { noteOnce } from './drifts';
import type { Compared } from './read-model';

const page = 200;
/** Where a history is read whole, so many events at a time. */
const wholePage = 500;
/** How long a workflow that differs is given to come round by itself, milliseconds. */
const patienceMs = 5_000;

/** What workflows are compared with; `open` opens what is sealed in their histories. */
export type Comparing = { readonly database: Database; readonly client: Client; readonly open: Open };

/** A running workflow of an item. */
export type Running = { readonly workflowId: string; readonly runId: string };

/**
 * Holds every running workflow of an item against its ledger, by the entry that its history ends with: version and hash, so that
 * an entry that was removed or written anew is found as well as one that is missing there. No worker is asked for it.
 */
export async function compareWorkflows(on: Comparing): Promise<Compared> {
  let [looked, differed] = [0, 0];
  for await (const runs of runningItems(on.client)) {
    looked += runs.length;
    differed += await compareAll(on, runs);
  }
  return { looked, differed };
}

async function* runningItems(client: Client): AsyncGenerator<Running[]> {
  const query = `WorkflowType = '${keyTaskType}' AND ExecutionStatus = 'Running'`;
  let runs: Running[] = [];
  for await (const { workflowId, runId } of client.workflow.list({ query, pageSize: 1_000 })) {
    runs.push({ workflowId, runId });
    if (runs.length < page) continue;
    yield runs;
    runs = [];
  }
  if (runs.length > 0) yield runs;
}

async function compareAll(on: Comparing, runs: readonly Running[]): Promise<number> {
  const known: Knows[] = [];
  const byTask = new Map<string, Running>();
  await inLanes(runs, async (run) => {
    const task = taskOf(run.workflowId);
    const latest = task === null ? null : await latestIn(historyBackwards(on.client, run), on.open);
    if (task === null || !latest) return; // nothing of ours, or the engine has just forgotten it
    known.push({ task, latest });
    byTask.set(task, run);
  });
  const there = new Set(await itemsAmong(on.database, [...byTask.keys()]));
  const strangers = [...byTask].filter(([task]) => !there.has(task)).map(([, { workflowId }]) => workflowId);
  let differed = 0;
  for (const workflowId of strangers) differed += Number(await noteOnce(on.database, unknown(workflowId)));
  const apart = await heldAgainstLedgers(
    on.database,
    known.filter(({ task }) => there.has(task)),
  );
  await inLanes(apart, async ({ task }) => {
    const run = byTask.get(task);
    if (run && (await mend(on, run, task))) differed++;
  });
  return differed;
}

async function itemsAmong(database: Database, tasks: readonly string[]): Promise<string[]> {
  const rows = await database.task.findMany({ where: { id: { in: [...tasks] } }, select: { id: true } });
  return rows.map(({ id }) => id);
}

async function mend(on: Comparing, run: Running, task: string): Promise<boolean> {
  await sleep(patienceMs);
  const apart = await apartOf(on, run, task);
  return apart !== null && (await mendApart(on, run, apart));
}

/**
 * Null where a workflow and its ledger agree. The ledger's end is read before the engine is asked and after, so that neither can
 * seem to be ahead for what was recorded in between.
 */
async function apartOf({ database, client, open }: Comparing, run: Running, task: string): Promise<Apart | null> {
  const before = await endOf(database, task);
  // Here, where something differs, the whole history is read: the last entry alone does not tell which is the first.
  const known = await allIn(historyBackwards(client, run, wholePage), open);
  // A run that has ended or continued as new since it was listed tells what it knew then.
  if (!known || (await client.workflow.getHandle(run.workflowId, run.runId).describe()).status.name !== 'RUNNING')
    return null;
  const [apart = null] = await heldAgainstLedgers(database, [{ task, ...known }]);
  return apart?.how === 'behind' && known.latest.version >= before ? null : apart;
}

async function endOf(database: Database, task: string): Promise<number> {
  const { _max } = await database.ledger.aggregate({ where: { taskId: task }, _max: { seq: true } });
  return _max.seq ?? 0;
}

function unknown(workflowId: string) {
  return {
    kind: 'workflow_unknown',
    task: null,
    workflow: workflowId,
    body: { expected: null },
    done: 'told',
  } as const;
}
