import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import { fold } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { Body } from '../../domain/ledger/entry';
import type { Database } from '../../prisma/client';
import { keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskStartOptions } from '../../workflows/messages/start';

/** What is read of an item to start its workflow: its whole ledger. */
export const wholeLedger = {
  id: true,
  ledger: { orderBy: { seq: 'asc' }, select: { seq: true, body: true } },
} as const;

type Line = { readonly seq: number; readonly body: string };

/** The item as its ledger tells it. */
export function itemOf({ ledger }: { readonly ledger: readonly Line[] }): Item {
  return fold(ledger.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) })));
}

/** The same; undefined where its ledger is broken, since one such item must not leave all others without their clocks. */
export function readable(task: Parameters<typeof itemOf>[0]): Item | undefined {
  try {
    return itemOf(task);
  } catch {
    return undefined; // whoever asks names it; the audit says what is wrong with it
  }
}

/** Starts an item's workflow under the item's own id, and answers whether it had none. */
export async function startItem(client: Client, item: Item): Promise<boolean> {
  try {
    await client.workflow.start(keyTaskType, keyTaskStartOptions(item));
    return true;
  } catch (error) {
    // It is under way already: somebody was quicker, a person's command for one.
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

/** Notes that the workflows of these items have been seen to run. */
export async function markStarted(database: Database, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await database.$executeRaw`
    UPDATE task SET started_at = duban_now() WHERE id = ANY(${[...ids]}::uuid[]) AND started_at IS NULL`;
}
