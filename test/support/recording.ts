import type { Recorded, RecordRequest } from '../../activities/recording/record';
import { record } from '../../activities/recording/record';
import type { Command } from '../../domain/item/command';
import { decide } from '../../domain/item/decide';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import type { Database } from '../../prisma/client';
import { recorderFor } from './recorder';

/** What a workflow that knows the item thus asks to have recorded for a command. */
export function requestFor(item: Item, command: Command): RecordRequest {
  const { id: commandId, at, actor, order } = command;
  const decision = decide(item, command);
  return { item, commandId, at, actor, decision: 'refusal' in decision ? { ...decision, order } : decision };
}

/** Records a command as the product does. */
export function recordAs(database: Database, item: Item, command: Command): Promise<Recorded> {
  return record(recorderFor(database), requestFor(item, command));
}

/** Records commands one after the other, each on what the ledger said of the one before; answers the item after them. */
export async function recordAll(database: Database, item: Item, commands: readonly Command[]): Promise<Item> {
  let now = item;
  for (const command of commands) {
    const { tail, refusal } = await recordAs(database, now, command);
    if (refusal) throw new Error(`${command.order.type} was refused: ${refusal.code}`);
    for (const entry of tail) now = evolve(now, entry);
  }
  return now;
}
