import { WithStartWorkflowOperation, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Command, Order } from '../../../domain/item/command';
import { decide } from '../../../domain/item/decide';
import type { Item } from '../../../domain/item/item';
import { isFinal } from '../../../domain/item/item';
import type { Outcome } from '../../../workflows/messages/key-task';
import { commandUpdates, keyTaskType } from '../../../workflows/messages/key-task';
import { keyTaskId } from '../../../workflows/messages/names';
import { keyTaskStartOptions } from '../../../workflows/messages/start';
import type { Dependencies } from '../../deps';
import { ProblemError, problem } from '../../problem';
import { engineDeadlineMs } from '../../temporal';
import { findOutcome, foldItem } from './data';
import type { OfferedCommand } from './schema';

/** A command of the table, as its workflow takes it. */
export type OfferedOrder = Command & { readonly order: Extract<Order, { readonly type: OfferedCommand }> };

/**
 * Has an item's workflow decide a command, and answers with what was recorded. A workflow that has not been started
 * yet is started by the command; one that has ended is answered for from the ledger. Throws `engine_away` (503) where
 * the outcome is not known.
 */
export async function sendCommand(deps: Dependencies, task: string, command: OfferedOrder): Promise<Outcome> {
  const deadline = Date.now() + engineDeadlineMs;
  try {
    return (await update(deps, task, command, deadline)) ?? (await answerOrStart(deps, task, command, deadline));
  } catch (error) {
    // Recorded, but the answer was lost on the way: what the ledger holds is the outcome.
    const recorded = error instanceof ProblemError && (await findOutcome(deps.database, task, command.id));
    if (!recorded) throw error;
    return recorded;
  }
}

/** Null where no workflow runs for the item. */
async function update(
  { temporal }: Dependencies,
  task: string,
  command: OfferedOrder,
  deadline: number,
): Promise<Outcome | null> {
  const definition = commandUpdates[command.order.type];
  const handle = temporal.client.workflow.getHandle(keyTaskId(task));
  try {
    return await temporal.within(deadline, () =>
      handle.executeUpdate(definition, { updateId: command.id, args: [command] }),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || isEndedMeanwhile(error)) return null;
    throw error;
  }
}

async function answerOrStart(
  deps: Dependencies,
  task: string,
  command: OfferedOrder,
  deadline: number,
): Promise<Outcome> {
  const item = await foldItem(deps.database, task);
  if (!isFinal(item)) return updateWithStart(deps, item, command, deadline);
  const recorded = await findOutcome(deps.database, task, command.id);
  if (recorded) return recorded;
  const decision = decide(item, command);
  if ('refusal' in decision) return { refusal: { ...decision.refusal, version: item.version } };
  throw problem('engine_away', { headers: { 'Retry-After': '3' } });
}

function updateWithStart(
  { temporal }: Dependencies,
  item: Item,
  command: OfferedOrder,
  deadline: number,
): Promise<Outcome> {
  const start = new WithStartWorkflowOperation(keyTaskType, {
    ...keyTaskStartOptions(item),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  return temporal.within(deadline, () =>
    temporal.client.workflow.executeUpdateWithStart(commandUpdates[command.order.type], {
      updateId: command.id,
      args: [command],
      startWorkflowOperation: start,
    }),
  );
}

/** The workflow took the update in and ended, by another command, before it came to it. */
function isEndedMeanwhile(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause !== undefined && 'type' in cause && cause.type === 'AcceptedUpdateCompletedWorkflow';
}
