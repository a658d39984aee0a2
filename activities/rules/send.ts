import type { Client } from '@temporalio/client';
import {
  ApplicationFailure,
  isGrpcServiceError,
  WithStartWorkflowOperation,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Amend, Command, Replan } from '../../domain/item/command';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { isFinal } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { commandUpdates, keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskId } from '../../workflows/messages/names';
import { keyTaskStartOptions } from '../../workflows/messages/start';

/** How long one item may take to answer; one that does not is tried again with the next pass. */
const patienceMs = 10_000;

/** What came of a command: it is on record, it was refused, the item is over, or nothing is known of it yet. */
export type Sent = 'moved' | 'refused' | 'over' | 'unknown';

export type ChangeCommand = Command & { readonly order: Replan | Amend };

/** Has an item's workflow carry out a command; one that the engine has lost, or not begun, is begun from its ledger. */
export async function sendToItem(
  client: Client,
  database: Database,
  task: string,
  command: ChangeCommand,
): Promise<Sent> {
  try {
    return (await update(client, task, command)) ?? (await updateWithStart(client, database, task, command));
  } catch (error) {
    if (!isAway(error)) throw error;
    // Recorded, but the answer was lost on the way.
    return (await isRecorded(database, task, command.id)) ? 'moved' : 'unknown';
  }
}

/** Null where no workflow runs for the item. */
async function update(client: Client, task: string, command: ChangeCommand): Promise<Sent | null> {
  const updating = { updateId: command.id, args: [command] as [Command] };
  const handle = client.workflow.getHandle(keyTaskId(task));
  try {
    const outcome = await client.withDeadline(Date.now() + patienceMs, () =>
      handle.executeUpdate(commandUpdates[command.order.type], updating),
    );
    return 'entry' in outcome ? 'moved' : 'refused';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || isOfType(error, 'AcceptedUpdateCompletedWorkflow')) return null;
    throw error;
  }
}

async function updateWithStart(
  client: Client,
  database: Database,
  task: string,
  command: ChangeCommand,
): Promise<Sent> {
  const item = await foldItem(database, task);
  if (isFinal(item)) return 'over';
  const startWorkflowOperation = new WithStartWorkflowOperation(keyTaskType, {
    ...keyTaskStartOptions(item),
    workflowIdConflictPolicy: 'USE_EXISTING',
  });
  const outcome = await client.withDeadline(Date.now() + patienceMs, () =>
    client.workflow.executeUpdateWithStart(commandUpdates[command.order.type], {
      ...{ updateId: command.id, args: [command] as [Command], startWorkflowOperation },
    }),
  );
  return 'entry' in outcome ? 'moved' : 'refused';
}

async function foldItem(database: Database, task: string): Promise<Item> {
  const entries = await database.ledger.findMany({
    where: { taskId: task },
    orderBy: { seq: 'asc' },
    select: { seq: true, body: true },
  });
  return fold(entries.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) })));
}

async function isRecorded(database: Database, taskId: string, commandId: string): Promise<boolean> {
  return (await database.ledger.count({ where: { taskId, commandId } })) > 0;
}

/** The engine, or the item's worker, did not answer: nothing is known, and asking again does no harm. */
function isAway(error: unknown): boolean {
  return (
    error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
    isOfType(error, 'UnprocessedUpdate') ||
    isGrpcServiceError(error) ||
    (error instanceof Error && error.cause !== undefined && isAway(error.cause))
  );
}

function isOfType(error: unknown, type: string): boolean {
  return (
    error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === type
  );
}
