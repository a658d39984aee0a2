import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskStartOptions } from '../../workflows/messages/start';

/** What one activity starts: few enough to be done again cheaply where the worker dies half-way. */
const page = 200;
/** Starts in flight; more do not make the engine any faster. */
const lanes = 20;

/**
 * Starts the workflows of the next items of a batch that have none, and marks them. An item that a person's command
 * has started meanwhile is found under way, since the workflow id is the item's own.
 */
export async function startItems(database: Database, client: Client, batch: string): Promise<{ started: number }> {
  const waiting = await nextWaiting(database, batch);
  const startedNow: string[] = [];
  const queue = waiting.values();
  const outcomes = await Promise.allSettled(
    Array.from({ length: lanes }, async () => {
      for (const item of queue) {
        await startItem(client, item);
        startedNow.push(item.id);
      }
    }),
  );
  if (startedNow.length > 0)
    await database.$executeRaw`UPDATE task SET started_at = duban_now() WHERE id = ANY(${startedNow}::uuid[])`;
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { started: await database.task.count({ where: { batchId: batch, startedAt: { not: null } } }) };
}

async function startItem(client: Client, item: Item): Promise<void> {
  try {
    await client.workflow.start(keyTaskType, keyTaskStartOptions(item));
  } catch (error) {
    // Its workflow has run to its end already: somebody was quicker than this page.
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** The next page of items without a workflow, each as its whole ledger tells it. */
async function nextWaiting(database: Database, batch: string): Promise<Item[]> {
  const tasks = await database.task.findMany({
    where: { batchId: batch, startedAt: null },
    orderBy: { number: 'asc' },
    take: page,
    select: { ledger: { orderBy: { seq: 'asc' }, select: { seq: true, body: true } } },
  });
  return tasks.map(({ ledger }) => fold(ledger.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) }))));
}
