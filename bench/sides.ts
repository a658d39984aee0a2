import type { Client, WorkflowHandleWithFirstExecutionRunId } from '@temporalio/client';
import { uuidv7 } from 'uuidv7';
import type { Order } from '../domain/item/command';
import type { Item } from '../domain/item/item';
import { commandUpdates, keyTaskType } from '../workflows/messages/key-task';
import { keyTaskStartOptions } from '../workflows/messages/start';

/** What is compared: the product with everything on, and the same messages to a workflow that records nothing. */
export type Side = 'bare' | 'full';
export type Handle = WorkflowHandleWithFirstExecutionRunId;

/** Starts one item's workflow by the same message on both sides; both arm a timer of days, which the last command takes away. */
export function startLife(client: Client, side: Side, item: Item): Promise<Handle> {
  const start = keyTaskStartOptions(item);
  if (side === 'full') return client.workflow.start(keyTaskType, { ...start, taskQueue: 'bench-full' });
  const workflowId = `bare/${item.id}/${uuidv7()}`;
  return client.workflow.start('bareTask', { ...start, taskQueue: 'bench-bare', workflowId });
}

/** The life of an item: two reports, a submission, an acceptance. */
export function ordersOf(item: Item): Order[] {
  const standards = item.standards.map(({ id }) => id);
  const report = { type: 'report' as const, done: '完成阶段任务', effect: '已见成效' };
  return [
    { ...report, percent: 40 },
    { ...report, percent: 80 },
    { type: 'submit', standards: standards.map((id) => ({ id, how: '按标准完成' })) },
    { type: 'accept', effectRating: 90, standards: standards.map((id) => ({ id, met: true })) },
  ];
}

/** Sends one command and waits for its outcome; throws where the full side refused it, since then nothing was measured. */
export async function act(handle: Handle, side: Side, item: Item, order: Order): Promise<void> {
  const secretariat = { id: '00000000-0000-7000-8000-000000000001', name: '办公室', as: 'secretariat' as const };
  const actor = order.type === 'accept' ? secretariat : { ...item.owner, as: 'owner' as const };
  const id = uuidv7();
  const command = { id, at: Date.now(), actor, order };
  const outcome = await handle.executeUpdate(commandUpdates[order.type], { updateId: id, args: [command] });
  if (side === 'full' && 'refusal' in outcome)
    throw new Error(`the command ${order.type} was refused: ${outcome.refusal.code}`);
}
