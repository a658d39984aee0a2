import { WithStartWorkflowOperation } from '@temporalio/client';
import type { Command } from '../../domain/item/command';
import { fold } from '../../domain/item/evolve';
import type { keyTask } from '../../workflows';
import type { Outcome } from '../../workflows/messages/key-task';
import { commandUpdates, keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskId } from '../../workflows/messages/names';
import { keyTaskStartOptions } from '../../workflows/messages/start';
import { ledgerOf } from './ledger';
import type { ItemHandle, World } from './world';

/** Sends a command to an item whose workflow may have ended: as the API does, it starts again from the fold of the ledger. */
export async function sendAgain(
  { client, database, taskQueue }: World,
  task: string,
  command: Command,
): Promise<{ readonly outcome: Outcome; readonly handle: ItemHandle }> {
  const item = fold(await ledgerOf(database, task));
  const start = new WithStartWorkflowOperation<typeof keyTask>(keyTaskType, {
    ...keyTaskStartOptions(item),
    taskQueue,
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const outcome = await client.workflow.executeUpdateWithStart(commandUpdates[command.order.type], {
    updateId: command.id,
    args: [command],
    startWorkflowOperation: start,
  });
  const { runId } = await client.workflow.getHandle(keyTaskId(task)).describe();
  const handle = client.workflow.getHandle<typeof keyTask>(keyTaskId(task), runId);
  return { outcome, handle: Object.assign(handle, { firstExecutionRunId: runId }) };
}
