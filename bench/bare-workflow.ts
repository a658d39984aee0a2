import { condition, setHandler } from '@temporalio/workflow';
import type { Command, CommandType } from '../domain/item/command';
import { commandTypes } from '../domain/item/command';
import type { KeyTaskStart } from '../workflows/messages/key-task';
import { commandUpdates } from '../workflows/messages/key-task';

/** The reference: takes the same messages and arms the same kind of timer, but decides and records nothing. */
export async function bareTask(_start: KeyTaskStart): Promise<CommandType[]> {
  const taken: CommandType[] = [];
  for (const type of commandTypes) {
    setHandler(commandUpdates[type], (command: Command) => {
      taken.push(command.order.type);
      return { refusal: { code: 'not_in_this_state' as const, params: {}, version: taken.length } };
    });
  }
  await condition(() => taken.at(-1) === 'accept', '7 days');
  return taken;
}
