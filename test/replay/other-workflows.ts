import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { beginClose } from '../../prisma/periods';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import {
  closeDueMonthsType,
  closeMonthOptions,
  closeMonthType,
  monthEndsId,
} from '../../workflows/messages/month-close';
import { deliveryId, issueBatchId, taskQueue } from '../../workflows/messages/names';
import { setClock } from '../support/clock';
import { draftBatch, shanghai } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { startWorker } from '../support/worker-process';
import type { World } from '../support/world';

/** Has the product's own worker issue a batch, deliver its letters and close months; answers the histories. */
export async function otherWorkflows(world: World): Promise<Record<string, History>> {
  const namespace = await freshNamespace();
  const client = new Client({ connection: world.client.connection, namespace });
  const worker = await startWorker({ databaseUrl: world.fresh.url, namespace });
  try {
    const batch = await draftBatch(world.database, world.office, { deadlines: ['2099-03-27', '2099-06-30'] });
    const { id, name } = world.office.people.secretary;
    const issue = await client.workflow.start(issueBatchType, {
      taskQueue,
      workflowId: issueBatchId(batch),
      workflowTaskTimeout: '5s',
      args: [{ batch, by: { id, name }, at: Date.now() }],
    });
    await issue.result();
    const unsent = () => world.database.letter.count({ where: { state: 'pending', task: { batchId: batch } } });
    for (let tries = 0; (await unsent()) > 0; tries++) {
      if (tries > 200) throw new Error('the letters of the issue were not sent');
      await sleep(100);
    }
    await sleep(1_000);
    const months = await monthsClosed(world, client);
    return {
      ...months,
      'issue-batch': await issue.fetchHistory(),
      delivery: await client.workflow.getHandle(deliveryId).fetchHistory(),
    };
  } finally {
    await worker.stop();
  }
}

/** Months closed one after the other as a schedule finds them due, and one that was begun by hand. */
async function monthsClosed(world: World, client: Client): Promise<Record<string, History>> {
  const now = new Date();
  const first = (ahead: number) => new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + ahead, 3)).toISOString();
  await setClock(world.fresh.ownerUrl, first(2));
  const due = { taskQueue, workflowId: `${monthEndsId}-recorded`, workflowTaskTimeout: '5s' as const };
  await client.workflow.execute(closeDueMonthsType, due);
  await setClock(world.fresh.ownerUrl, first(3));
  const month = first(2).slice(0, 7);
  await beginClose(world.database, shanghai, { month, asOf: null, by: world.office.people.secretary.id });
  await client.workflow.execute(closeMonthType, closeMonthOptions(month));
  return {
    'close-due-months': await client.workflow.getHandle(due.workflowId).fetchHistory(),
    'close-month': await client.workflow.getHandle(`close/${month}`).fetchHistory(),
  };
}
