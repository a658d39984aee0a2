import {
  ApplicationFailure,
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  setHandler,
  sleep,
  workflowInfo,
} from '@temporalio/workflow';
import { nextClock } from '../../domain/clocks/clock';
import type { Command, CommandType } from '../../domain/item/command';
import { commandTypes } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import { isFinal } from '../../domain/item/item';
import type { KeyTaskStart } from '../messages/key-task';
import { commandUpdates, standingQuery } from '../messages/key-task';
import { tellClocks } from './story';
import { SupervisedItem } from './supervised-item';

/** A run ends itself well before the engine's limits: 2,000 updates, 51,200 events. */
const entriesPerRun = 400;

/**
 * One key-task item, from its issue until it is accepted or cancelled: waits for people's commands and for its own
 * clocks, has everything recorded, and continues as new when its history has grown long.
 */
export async function keyTask(start: KeyTaskStart): Promise<Item> {
  const supervised = new SupervisedItem(start.item);
  for (const type of commandTypes) {
    setHandler(commandUpdates[type], (command) => supervised.command(command), {
      validator: (command) => refuseShape(type, command),
      description: `A person's command: ${type}`,
    });
  }
  setHandler(standingQuery, () => supervised.item, { description: 'The item as its workflow knows it' });

  const runIsLong = () =>
    workflowInfo().continueAsNewSuggested || supervised.entries >= (start.entriesPerRun ?? entriesPerRun);

  if (isFinal(supervised.item)) await hearOne(supervised);
  do {
    while (!isFinal(supervised.item)) {
      if (runIsLong()) {
        await condition(allHandlersFinished);
        if (isFinal(supervised.item)) break;
        await continueAsNew<typeof keyTask>({ ...start, item: supervised.item });
      }
      await nextCommandOrClock(supervised, runIsLong);
    }
    await condition(allHandlersFinished);
  } while (!isFinal(supervised.item));
  return supervised.item;
}

/** An item that is over is woken for one command only: words of a leader, or what takes it up again. */
async function hearOne(supervised: SupervisedItem): Promise<void> {
  const heard = () => supervised.heard && allHandlersFinished();
  await condition(heard, '1 minute', { summary: '已了结，等待批示或重启 over: waits for one command' });
}

/** Sleeps until the next clock. A command wakes it only where it has moved that clock: most leave the timer as it is. */
async function nextCommandOrClock(supervised: SupervisedItem, runIsLong: () => boolean): Promise<void> {
  const clock = nextClock(supervised.item);
  const moved = () => nextClock(supervised.item) !== clock || isFinal(supervised.item) || runIsLong();
  if (!clock) return await condition(moved);

  // Also for a clock that is due already: after a handler the time may differ by a moment on replay, and whether there
  // is a timer must not hang on it.
  const wait = Math.max(1, clock.at - Date.now());
  if (await rings(wait, tellClocks(supervised.item, clock), moved)) await supervised.ring(clock, Date.now());
}

/**
 * Waits for a timer; answers true where it rang, false where it was taken away since `moved` came true first. What
 * `condition` with a time-out does, with half its promises: those are the dearest thing in a workflow.
 */
function rings(wait: number, summary: string, moved: () => boolean): Promise<boolean> {
  const scope = new CancellationScope();
  return new Promise((resolve, reject) => {
    const end = (rang: boolean) => {
      resolve(rang);
      scope.cancel();
    };
    const timer = scope.run(() => {
      condition(moved).then(() => end(false), reject);
      return sleep(wait, { summary });
    });
    timer.then(() => end(true), reject);
  });
}

/** Only what can be seen without the item is refused here: everything else is decided, and recorded, in turn. */
function refuseShape(type: CommandType, command: Command): void {
  if (command?.order?.type !== type || typeof command.id !== 'string' || typeof command.actor?.id !== 'string') {
    throw ApplicationFailure.nonRetryable(`not a ${type} command`, 'malformed_command');
  }
}
