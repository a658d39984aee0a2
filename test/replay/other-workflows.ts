import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import type { History } from '@temporalio/common/lib/proto-utils';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import { deliveryId, issueBatchId, taskQueue } from '../../workflows/messages/names';
import { draftBatch } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { startWorker } from '../support/worker-process';
import type { World } from '../support/world';

/** Has the product's own worker issue a batch and deliver its letters; answers both histories. */
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
    return {
      'issue-batch': await issue.fetchHistory(),
      delivery: await client.workflow.getHandle(deliveryId).fetchHistory(),
    };
  } finally {
    await worker.stop();
  }
}
