import { WithStartWorkflowOperation, WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Command } from '../../../domain/item/command';
import type { Item } from '../../../domain/item/item';
import type { Outcome } from '../../../workflows/messages/key-task';
import { commandUpdates, keyTaskType } from '../../../workflows/messages/key-task';
import { keyTaskId } from '../../../workflows/messages/names';
import { keyTaskStartOptions } from '../../../workflows/messages/start';
import type { Dependencies } from '../../deps';
import { ProblemError, problem } from '../../problem';
import { engineDeadlineMs } from '../../temporal';
import { findOutcome, foldItem } from './data';
import { isEngineAway, LookAtKeys, requireKeys } from './sealed';

/**
 * Has an item's workflow decide a command, and answers with what was recorded. A workflow that has not been started
 * yet, or has ended with its item, is started by the command: a refusal on a final item is recorded as on any other.
 * Throws `engine_away` (503) where the outcome is not known, and `payload_key_unknown` (503) or `payload_not_opened` (422), naming
 * the key, where that is because the item's history is sealed with one that is not here.
 */
export async function sendCommand(deps: Dependencies, task: string, command: Command): Promise<Outcome> {
  const deadline = Date.now() + engineDeadlineMs;
  // Once one item could not go on for want of a key, the next is not waited for in vain: a bulk command may have 200 of them.
  // And nothing is sealed for an item with keys that do not open what it has.
  const { keysInUse } = deps.temporal;
  if (keysInUse.areWanting || keysInUse.hasYetToSee(keyTaskId(task))) await requireKeys(deps, task, deadline);
  const looking = new LookAtKeys(deps, task, deadline);
  try {
    return (await update(deps, task, command, deadline)) ?? (await answerOrStart(deps, task, command, deadline));
  } catch (error) {
    // Recorded, but the answer was lost on the way: what the ledger holds is the outcome.
    const recorded = error instanceof ProblemError && (await findOutcome(deps.database, task, command.id));
    if (recorded) return recorded;
    if (isEngineAway(error)) await looking.end();
    throw error;
  } finally {
    looking.stop();
  }
}

/** Null where no workflow runs for the item. */
function update({ temporal }: Dependencies, task: string, command: Command, deadline: number): Promise<Outcome | null> {
  const handle = temporal.client.workflow.getHandle(keyTaskId(task));
  const updating = { updateId: command.id, args: [command] as [Command] };
  return unlessEnded(() =>
    temporal.within(deadline, () => handle.executeUpdate(commandUpdates[command.order.type], updating)),
  );
}

/** A workflow may end, by another's command, before it comes to this one: then the item is looked at anew. */
async function answerOrStart(deps: Dependencies, task: string, command: Command, deadline: number): Promise<Outcome> {
  while (Date.now() < deadline) {
    const outcome =
      (await findOutcome(deps.database, task, command.id)) ??
      (await updateWithStart(deps, await foldItem(deps.database, task), command, deadline));
    if (outcome) return outcome;
  }
  throw problem('engine_away', { headers: { 'Retry-After': '3' } });
}

/** Null where a workflow that ran took the update in, and ended. */
function updateWithStart(
  { temporal }: Dependencies,
  item: Item,
  command: Command,
  deadline: number,
): Promise<Outcome | null> {
  const startWorkflowOperation = new WithStartWorkflowOperation(keyTaskType, {
    ...keyTaskStartOptions(item),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const updating = { updateId: command.id, args: [command] as [Command], startWorkflowOperation };
  return unlessEnded(() =>
    temporal.within(deadline, () =>
      temporal.client.workflow.executeUpdateWithStart(commandUpdates[command.order.type], updating),
    ),
  );
}

async function unlessEnded(updating: () => Promise<Outcome>): Promise<Outcome | null> {
  try {
    return await updating();
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || isEndedMeanwhile(error)) return null;
    throw error;
  }
}

/** The workflow took the update in and ended, by another command, before it came to it. */
function isEndedMeanwhile(error: unknown): boolean {
  const cause = error instanceof WorkflowUpdateFailedError ? error.cause : undefined;
  return cause !== undefined && 'type' in cause && cause.type === 'AcceptedUpdateCompletedWorkflow';
}
