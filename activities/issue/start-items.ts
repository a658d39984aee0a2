import type { Client } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { inLanes } from './in-lanes';
import { itemOf, markStarted, startItem, wholeLedger } from './start-item';

/** What one activity starts: few enough to be done again cheaply where the worker dies half-way. */
const page = 200;
/** So many are marked at once: whoever watches sees the issue go on. */
const marked = 25;

/**
 * Starts the workflows of the next items of a batch that have none, and marks them. An item that a person's command
 * has started meanwhile is found under way, since the workflow id is the item's own.
 */
export async function startItems(database: Database, client: Client, batch: string): Promise<{ started: number }> {
  const waiting = await database.task.findMany({
    where: { batchId: batch, startedAt: null },
    orderBy: { number: 'asc' },
    take: page,
    select: wholeLedger,
  });
  const running: string[] = [];
  try {
    await inLanes(waiting, async (task) => {
      await startItem(client, itemOf(task));
      running.push(task.id);
      if (running.length >= marked) await markStarted(database, running.splice(0));
    });
  } finally {
    await markStarted(database, running);
  }
  return { started: await database.task.count({ where: { batchId: batch, startedAt: { not: null } } }) };
}
