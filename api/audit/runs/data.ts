import type { WorkflowExecutionInfo } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { HistoryEvent } from '../../../audit/history/events';
import { eventsOf } from '../../../audit/history/events';
import { unpack } from '../../../audit/history/pack';
import { historyToText } from '../../../audit/history/text';
import { lastKept } from '../../../audit/run';
import type { Database } from '../../../prisma/client';
import { keyTaskId } from '../../../workflows/messages/names';
import type { Dependencies } from '../../deps';
import { ProblemError } from '../../problem';
import { engineDeadlineMs } from '../../temporal';

/** A run of a workflow: kept here once it has ended, and in the engine until it forgets it. */
export type Run = {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly task: string | null;
  /** COMPLETED, CONTINUED_AS_NEW, RUNNING and so on. */
  readonly status: string;
  readonly startedAt: Date;
  readonly closedAt: Date | null;
  readonly eventCount: number;
  /** The run that it continues as new; null too where only the engine knows it yet. */
  readonly continuedFrom: string | null;
  /** When it was archived, and the SHA-256 of the history's text; nulls where only the engine has it. */
  readonly archivedAt: Date | null;
  readonly sha256: string | null;
};

/** The runs of an item, the oldest first. `engineAway`: those that only the engine knows are not among them. */
export type RunsOfItem = { readonly runs: readonly Run[]; readonly engineAway: boolean };

type Ground = Pick<Dependencies, 'database' | 'temporal'>;

const kept = {
  ...{ workflowId: true, runId: true, workflowType: true, taskId: true, status: true, startedAt: true, closedAt: true },
  ...{ eventCount: true, continuedFrom: true, archivedAt: true, sha256: true },
} as const;

/** All runs of an item's workflow: those archived, and those that only the engine knows yet; null of no item. */
export async function runsOfItem({ database, temporal }: Ground, task: string): Promise<RunsOfItem | null> {
  if ((await database.task.count({ where: { id: task } })) === 0) return null;
  const rows = await database.archivedRun.findMany({ where: { taskId: task }, select: { ...kept, number: true } });
  const archived = lastKept(rows).map(({ taskId, number: _, ...row }): Run => ({ ...row, task: taskId }));
  const known = new Set(archived.map(({ runId }) => runId));
  try {
    const live = await temporal.within(Date.now() + engineDeadlineMs, () => liveRuns(temporal.client, task));
    return { runs: inOrder([...archived, ...live.filter(({ runId }) => !known.has(runId))]), engineAway: false };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
    return { runs: inOrder(archived), engineAway: true };
  }
}

async function liveRuns(client: Ground['temporal']['client'], task: string): Promise<Run[]> {
  const runs: Run[] = [];
  for await (const run of client.workflow.list({ query: `WorkflowId = '${keyTaskId(task)}'` }))
    runs.push(liveRun(run, task));
  // The engine's index is a moment behind: the present run is asked for by itself.
  try {
    const now = await client.workflow.getHandle(keyTaskId(task)).describe();
    if (!runs.some(({ runId }) => runId === now.runId)) runs.push(liveRun(now, task));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error; // it has forgotten them all
  }
  return runs;
}

type Listed = Pick<
  WorkflowExecutionInfo,
  'workflowId' | 'runId' | 'type' | 'status' | 'startTime' | 'closeTime' | 'historyLength'
>;

function liveRun({ workflowId, runId, type, status, startTime, closeTime, historyLength }: Listed, task: string): Run {
  return {
    ...{ workflowId, runId, workflowType: type, task, status: status.name, startedAt: startTime },
    ...{ closedAt: closeTime ?? null, eventCount: historyLength, continuedFrom: null, archivedAt: null, sha256: null },
  };
}

function inOrder(runs: readonly Run[]): Run[] {
  return [...runs].sort(
    (one, other) => one.startedAt.getTime() - other.startedAt.getTime() || (one.runId < other.runId ? -1 : 1),
  );
}

/** Which archived runs are wanted, the newest first. */
export type RunsWanted = {
  readonly type: string | undefined;
  readonly task: string | undefined;
  readonly from: Date | undefined;
  readonly to: Date | undefined;
  readonly after: readonly [at: number, runId: string] | undefined;
  readonly limit: number;
};

/** A page of archived runs by when they were archived, and one more where there is one. */
export async function archivedRuns(database: Database, wanted: RunsWanted): Promise<Run[]> {
  const { type, task, from, to, after, limit } = wanted;
  const rows = await database.archivedRun.findMany({
    where: {
      ...(type && { workflowType: type }),
      ...(task && { taskId: task }),
      startedAt: { ...(from && { gte: from }), ...(to && { lte: to }) },
      ...(after && {
        OR: [{ archivedAt: { lt: new Date(after[0]) } }, { archivedAt: new Date(after[0]), runId: { lt: after[1] } }],
      }),
    },
    orderBy: [{ archivedAt: 'desc' }, { runId: 'desc' }],
    take: limit + 1,
    select: kept,
  });
  return rows.map(({ taskId, ...row }) => ({ ...row, task: taskId }));
}

/** A run's history, and where it was read: here, or in the engine, which knows a run that has not ended. */
export type ReadHistory = {
  readonly source: 'archive' | 'engine';
  readonly events: readonly HistoryEvent[];
  readonly sha256: string | null;
};

/**
 * The whole history of a run, with what is sealed in it opened; null where neither knows it. Whoever knows the workflow says so: by the
 * run's id alone it is found in the engine's index only, which is a moment behind. Throws `engine_away` where only the engine may know it.
 */
export async function readHistory(
  { database, temporal }: Ground,
  { runId, ...known }: { readonly runId: string; readonly workflowId?: string },
): Promise<ReadHistory | null> {
  const row = await database.archivedRun.findFirst({
    where: { runId },
    orderBy: { number: 'desc' },
    select: { history: true, sha256: true },
  });
  if (row) return { source: 'archive', events: temporal.open(eventsOf(unpack(row.history))), sha256: row.sha256 };
  return await temporal.within(Date.now() + engineDeadlineMs, async () => {
    const workflowId = known.workflowId ?? (await idOfRun(temporal.client, runId));
    if (workflowId === null) return null;
    try {
      const text = historyToText(await temporal.client.workflow.getHandle(workflowId, runId).fetchHistory());
      return { source: 'engine', events: temporal.open(eventsOf(text)), sha256: null } as const;
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return null;
      throw error;
    }
  });
}

async function idOfRun(client: Ground['temporal']['client'], runId: string): Promise<string | null> {
  for await (const { workflowId } of client.workflow.list({ query: `RunId = '${runId}'` })) return workflowId;
  return null;
}
