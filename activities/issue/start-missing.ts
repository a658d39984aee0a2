import type { Client } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Item } from '../../domain/item/item';
import type { Database } from '../../prisma/client';
import { keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskId } from '../../workflows/messages/names';
import type { Drift } from '../reconcile/drifts';
import { note } from '../reconcile/drifts';
import { inLanes } from './in-lanes';
import { resumeIssues } from './resume-issues';
import { markStarted, readable, startItem, wholeLedger } from './start-item';

const page = 500;

/** What a sweep found missing and began again, and the items that it could not read. */
export type Swept = { readonly issues: number; readonly items: number; readonly unreadable: readonly string[] };

/**
 * Begins again what the engine should run and does not, because it has lost its data or somebody has ended it: issues
 * that are half done, and open items, from the fold of their ledgers. All have fixed ids, so what runs stays as it is. `stop` ends it after the
 * page that it is at.
 */
export async function startMissing(database: Database, client: Client, stop?: AbortSignal): Promise<Swept> {
  const issues = await resumeIssues(database, client);
  const running = await runningItems(client);
  const unreadable: string[] = [];
  let items = 0;
  for await (const ids of openItems(database)) {
    if (stop?.aborted) break;
    const missing = ids.filter((id) => !running.has(keyTaskId(id)));
    const select = { ...wholeLedger, startedAt: true };
    const tasks = await database.task.findMany({ where: { id: { in: missing } }, select });
    const seen: string[] = [];
    await inLanes(tasks, async (task) => {
      const item = readable(task);
      if (!item) return void unreadable.push(task.id);
      // One that was never seen to run was not lost: its issue has not come to it yet. What was is noted down before it
      // is begun again, so that no death in between leaves it unsaid.
      if (task.startedAt && !(await runs(client, task.id))) await note(database, lostOf(item));
      if (await startItem(client, item)) items++;
      seen.push(task.id);
    });
    await markStarted(database, seen);
  }
  return { issues, items, unreadable };
}

function lostOf({ id, version }: Item): Drift {
  const body = { expected: version, found: null };
  return { kind: 'workflow_missing', task: id, workflow: keyTaskId(id), body, done: 'started' };
}

/** By the engine itself: its index may be a moment behind. */
async function runs(client: Client, task: string): Promise<boolean> {
  try {
    return (await client.workflow.getHandle(keyTaskId(task)).describe()).status.name === 'RUNNING';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return false;
    throw error;
  }
}

/** By the engine's index, which may be a moment behind: an item that it does not list yet is found when it is started. */
async function runningItems(client: Client): Promise<ReadonlySet<string>> {
  const running = new Set<string>();
  const query = `WorkflowType = '${keyTaskType}' AND ExecutionStatus = 'Running'`;
  for await (const { workflowId } of client.workflow.list({ query, pageSize: 1_000 })) running.add(workflowId);
  return running;
}

/** Ids of open items, in pages; not those whose issue is about to start them. */
async function* openItems(database: Database): AsyncGenerator<string[]> {
  for (let after: string | undefined; ; ) {
    const found = await database.task.findMany({
      where: {
        ...(after === undefined ? {} : { id: { gt: after } }),
        state: { notIn: ['accepted', 'cancelled'] },
        OR: [{ startedAt: { not: null } }, { batch: { state: { not: 'issuing' } } }],
      },
      orderBy: { id: 'asc' },
      take: page,
      select: { id: true },
    });
    if (found.length > 0) yield found.map(({ id }) => id);
    if (found.length < page) return;
    after = found.at(-1)?.id;
  }
}
