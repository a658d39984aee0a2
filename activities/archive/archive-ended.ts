import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { eventsOf, faultOf, placeOf } from '../../audit/history/events';
import { pack } from '../../audit/history/pack';
import { historyToText } from '../../audit/history/text';
import type { Database } from '../../prisma/client';
import { taskOf, taskQueue } from '../../workflows/messages/names';
import { inLanes } from '../issue/in-lanes';
import type { Drift } from '../reconcile/drifts';
import { note } from '../reconcile/drifts';

const page = 500;

/** What an archiving came to: runs that had ended, those kept now, and those that are not whole, by what is amiss. */
export type Archived = {
  readonly ended: number;
  readonly archived: number;
  readonly unsound: readonly { readonly workflowId: string; readonly runId: string; readonly what: string }[];
};

/**
 * Keeps the whole history of every run of the product that has ended and is not kept yet, while the engine still knows
 * it. All that it knows are gone through each time, since its index may be late by any amount; what is kept already
 * costs a line of a query, which must be of as many events and end as the engine says. A history that is not as long as the engine itself counts is not kept, but told.
 */
export async function archiveEnded(database: Database, client: Client): Promise<Archived> {
  const unsound: Archived['unsound'][number][] = [];
  let [ended, archived] = [0, 0];
  for await (const runs of endedRuns(client)) {
    ended += runs.length;
    await inLanes(await notKept(database, runs), async (run) => {
      const what = await keepRun(database, client, run);
      if (what === 'kept') archived++;
      else if (what !== 'gone' && what !== 'known')
        unsound.push({ workflowId: run.workflowId, runId: run.runId, what });
    });
  }
  return { ended, archived, unsound };
}

async function* endedRuns(client: Client): AsyncGenerator<WorkflowExecutionInfo[]> {
  const query = `ExecutionStatus != 'Running' AND TaskQueue = '${taskQueue}'`;
  let runs: WorkflowExecutionInfo[] = [];
  for await (const run of client.workflow.list({ query, pageSize: page })) {
    runs.push(run);
    if (runs.length < page) continue;
    yield runs;
    runs = [];
  }
  if (runs.length > 0) yield runs;
}

async function notKept(database: Database, runs: readonly WorkflowExecutionInfo[]): Promise<WorkflowExecutionInfo[]> {
  const kept = await database.archivedRun.findMany({
    where: { runId: { in: runs.map(({ runId }) => runId) } },
    select: { runId: true, eventCount: true, status: true, closedAt: true },
  });
  const known = new Set(kept.map(endOf));
  return runs.filter(
    ({ runId, historyLength, status, closeTime }) =>
      !known.has(endOf({ runId, eventCount: historyLength, status: status.name, closedAt: closeTime })),
  );
}

type End = {
  readonly runId: string;
  readonly eventCount: number;
  readonly status: string;
  readonly closedAt: Date | undefined;
};

/** How a run ended: a history that was put in before it did has another end. */
function endOf({ runId, eventCount, status, closedAt }: End): string {
  return `${runId} ${eventCount} ${status} ${closedAt?.getTime()}`;
}

/**
 * Answers `kept`, `known` where it was, or what is amiss where it cannot be kept, and `gone` where the engine has forgotten the run meanwhile.
 * Where another history of the run is there, somebody has put it in: that is noted first, and the engine's is kept beside it.
 */
export async function keepRun(
  database: Database,
  client: Client,
  run: Pick<WorkflowExecutionInfo, 'workflowId' | 'runId'>,
): Promise<string> {
  const { workflowId, runId } = run;
  const handle = client.workflow.getHandle(workflowId, runId);
  try {
    const { historyLength, status, closeTime, startTime, type } = await handle.describe();
    const text = historyToText(await handle.fetchHistory());
    const events = eventsOf(text);
    const fault = closeTime ? faultOf(events, historyLength) : 'it has no end';
    if (fault || !closeTime) return fault ?? 'it has no end';
    const { bytes, sha256 } = pack(text);
    const row = {
      ...{ workflowId, runId, workflowType: type, taskId: await itemOf(database, workflowId), ...placeOf(events) },
      ...{ status: status.name, startedAt: startTime, closedAt: closeTime, eventCount: events.length, sha256 },
    };
    const before = await database.archivedRun.findMany({
      where: { workflowId, runId },
      orderBy: { number: 'asc' },
      select: { number: true, sha256: true, eventCount: true, status: true },
    });
    if (before.some((kept) => kept.sha256 === sha256)) return 'known';
    const number = (before.at(-1)?.number ?? 0) + 1;
    if (number > 1) await note(database, displaced(row, before));
    const data = { ...row, number, history: new Uint8Array(bytes) };
    await database.archivedRun.createMany({ data, skipDuplicates: true });
    return 'kept';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}

type Ended = { readonly eventCount: number; readonly status: string; readonly sha256: string };
type Kept = Ended & { readonly workflowId: string; readonly runId: string; readonly taskId: string | null };

function displaced({ workflowId, runId, taskId, eventCount, status, sha256 }: Kept, before: readonly Ended[]): Drift {
  const body = { runId, expected: { eventCount, status, sha256 }, found: before };
  return { kind: 'run_differs', task: taskId, workflow: workflowId, body, done: 'kept' };
}

/** The item that a workflow is of, where there is such an item. */
async function itemOf(database: Database, workflowId: string): Promise<string | null> {
  const task = taskOf(workflowId);
  return task !== null && (await database.task.count({ where: { id: task } })) > 0 ? task : null;
}
