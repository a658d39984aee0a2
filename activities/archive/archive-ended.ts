import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { eventsOf, faultOf, placeOf } from '../../audit/history/events';
import { pack } from '../../audit/history/pack';
import { historyToText } from '../../audit/history/text';
import type { Database } from '../../prisma/client';
import { taskOf, taskQueue } from '../../workflows/messages/names';
import { inLanes } from '../issue/in-lanes';

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
 * costs a line of a query. A history that is not as long as the engine itself counts is not kept, but told.
 */
export async function archiveEnded(database: Database, client: Client): Promise<Archived> {
  const unsound: Archived['unsound'][number][] = [];
  let [ended, archived] = [0, 0];
  for await (const runs of endedRuns(client)) {
    ended += runs.length;
    await inLanes(await notKept(database, runs), async (run) => {
      const what = await keepRun(database, client, run);
      if (what === 'kept') archived++;
      else if (what !== 'gone') unsound.push({ workflowId: run.workflowId, runId: run.runId, what });
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
    select: { runId: true },
  });
  const known = new Set(kept.map(({ runId }) => runId));
  return runs.filter(({ runId }) => !known.has(runId));
}

/** Answers `kept`, or what is amiss where it cannot be kept, and `gone` where the engine has forgotten the run meanwhile. */
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
    await database.archivedRun.createMany({ data: { ...row, history: new Uint8Array(bytes) }, skipDuplicates: true });
    return 'kept';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'gone';
    throw error;
  }
}

/** The item that a workflow is of, where there is such an item. */
async function itemOf(database: Database, workflowId: string): Promise<string | null> {
  const task = taskOf(workflowId);
  return task !== null && (await database.task.count({ where: { id: task } })) > 0 ? task : null;
}
