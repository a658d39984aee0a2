import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Connection } from '@temporalio/client';
import { ensureSearchAttributes } from '../../embedded/temporal/search-attributes';

/**
 * A namespace of one test's own on the server that all share: the product's own worker and API can run on it, whose
 * task queue has a fixed name.
 */
export async function freshNamespace(address = process.env.TEST_TEMPORAL_ADDRESS ?? ''): Promise<string> {
  const connection = await Connection.connect({ address });
  const namespace = `test-${randomUUID()}`;
  await connection.workflowService.registerNamespace({
    namespace,
    workflowExecutionRetentionPeriod: { seconds: 86_400 as unknown as Long },
  });
  await known(connection, namespace);
  await ensureSearchAttributes(connection, namespace);
  await connection.close();
  return namespace;
}

/** The server takes a moment to know a namespace everywhere. */
async function known(connection: Connection, namespace: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      await connection.workflowService.listOpenWorkflowExecutions({ namespace });
      return;
    } catch (error) {
      if (tries > 200) throw error;
      await sleep(100);
    }
  }
}
