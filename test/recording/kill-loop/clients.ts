import { setTimeout as sleep } from 'node:timers/promises';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { Command, Order } from '../../../domain/item/command';
import type { Item } from '../../../domain/item/item';
import type { Outcome } from '../../../workflows/messages/key-task';
import { accept, command, report, sendBack, sign, submit } from '../../support/commands';
import type { Who } from '../../support/office';
import { personAs } from '../../support/office';
import type { Random } from '../../support/random';
import type { ItemHandle, World } from '../../support/world';
import { send } from '../../support/world';

/** An item as the clients know it. */
export type Known = { readonly item: Item; readonly handle: ItemHandle; closed: boolean };

/** What a client wrote down about one of its commands; with no outcome it never heard. */
export type Noted = { readonly known: Known; readonly command: Command; outcome?: Outcome; attempts: number };

/** Every way in which an attempt got no answer, with how often. */
export type Silences = Map<string, number>;

export type Clients = { readonly journal: Noted[]; readonly silences: Silences };

/**
 * Sends commands from several people at once until told to stop. Half of them send a command again, under the same
 * id, until it is answered; the others give it up at the first silence and send another.
 */
export async function sendCommands(
  world: World,
  items: readonly Known[],
  lanes: number,
  random: Random,
  goesOn: () => boolean,
): Promise<Clients> {
  const clients: Clients = { journal: [], silences: new Map() };
  const lane = async (_: unknown, index: number) => {
    const patient = index % 2 === 0;
    while (goesOn()) {
      const open = items.filter(({ closed }) => !closed);
      if (open.length === 0) throw new Error('every item is closed before there were enough kills');
      const known = random.pick(open);
      const noted: Noted = { known, command: anyCommand(world, known.item, random), attempts: 0 };
      clients.journal.push(noted);
      await tell(world, noted, clients.silences, () => patient, goesOn);
      // Where an engine refuses at once, trying on without a pause would be nothing but load.
      await sleep(noted.outcome ? random.between(5, 60) : random.between(300, 900));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return clients;
}

/** Once no worker dies any more, a command is answered within this time; until then the engine gives a lost task ever longer. */
const patienceMs = 240_000;

/** Sends a command until it is answered, or until `again` says that it is given up. */
export async function tell(
  world: World,
  noted: Noted,
  silences: Silences,
  again: () => boolean,
  killing = () => false,
): Promise<void> {
  const { known, command } = noted;
  let end = Date.now() + patienceMs;
  for (let pause = 100; ; pause = Math.min(pause * 2, 2_000)) {
    noted.attempts++;
    try {
      noted.outcome = await world.client.withDeadline(Date.now() + 3_000, () => send(known.handle, command));
      return;
    } catch (error) {
      const name = nameOf(error);
      silences.set(name, (silences.get(name) ?? 0) + 1);
      if (error instanceof WorkflowNotFoundError) {
        known.closed = true;
        return;
      }
    }
    if (!again()) return;
    if (killing()) end = Date.now() + patienceMs;
    if (Date.now() > end) throw new Error(`${command.order.type} was never answered: ${await standstill(known)}`);
    await sleep(pause);
  }
}

/** What an item's workflow is at that does not answer. */
async function standstill({ handle }: Known): Promise<string> {
  const { raw } = await handle.describe();
  const { events } = await handle.fetchHistory();
  const failed = (events ?? []).flatMap(
    ({ workflowTaskFailedEventAttributes: failure }) => failure?.failure?.message ?? [],
  );
  return JSON.stringify({ task: raw.pendingWorkflowTask, events: events?.length, failed });
}

/** What an error is, without the figures of its one occurrence. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return `${error.name} · ${cause.replace(/Deadline exceeded after.*/, 'Deadline exceeded')}`;
}

type Choice = readonly [weight: number, who: Who, order: () => Order];

/** What people do, whether or not it fits the item just now: much of it is refused. */
function anyCommand(world: World, item: Item, random: Random): Command {
  const orders: [Choice, ...Choice[]] = [
    [50, 'owner', () => report(Math.floor(random.between(0, 101)), random.chance(0.7) ? { reason: '核减' } : {})],
    [8, 'partner', () => report(50)],
    [6, 'owner', () => sign],
    [18, 'head', () => submit(item)],
    [16, 'reviewer', () => sendBack(item)],
    [1, 'secretary', () => accept(item)],
    [6, 'partner', () => submit(item)],
  ];
  const dice = random.between(
    0,
    orders.reduce((sum, [weight]) => sum + weight, 0),
  );
  const upTo = (last: number) => orders.slice(0, last + 1).reduce((sum, [weight]) => sum + weight, 0);
  const [, who, order] = orders.find((_, index) => dice < upTo(index)) ?? orders[0];
  const ifVersion = random.chance(0.1) ? Math.floor(random.between(1, 20)) : undefined;
  return command(order(), personAs(world.office, who), { ifVersion });
}
