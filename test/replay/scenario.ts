import type { Order } from '../../domain/item/command';
import type { Item } from '../../domain/item/item';
import type { Outcome } from '../../workflows/messages/key-task';
import { accept, submit } from '../support/commands';
import type { Seed } from '../support/items';
import type { Line } from '../support/line';
import type { Who } from '../support/office';
import type { ItemHandle } from '../support/world';

/** An item on its way, and how people act on it. */
export type Life = {
  readonly item: Item;
  readonly handle: ItemHandle;
  give(who: Who, order: Order): Promise<Outcome>;
  /** Gives a command once the item is over: its workflow has ended and starts again. */
  again(who: Who, order: Order): Promise<Outcome>;
  /** The item as its ledger tells it now. */
  standing(): Promise<Item>;
};

/** One path through an item's life, up to its end, with a worker that reaches the database by way of a line. */
export type Scenario = {
  readonly seed?: (now: number) => Partial<Seed>;
  readonly entriesPerRun?: number;
  live(life: Life, line: Line): Promise<void>;
};

const escalation = [
  { after: 'PT0S', to: ['owner', 'unit_head'] as const },
  { after: 'PT1S', to: ['leader', 'secretariat'] as const, notice: true },
  { after: 'PT2S', to: ['leading_group'] as const, bulletin: true },
];

/** An item that is due in so many milliseconds, with a ladder in seconds. */
export const ladder = (inMs: number) => (now: number) => ({
  deadlines: [new Date(now + inMs).toISOString()],
  policy: { remindBefore: ['PT3S', 'PT1S'], yellowBefore: 'PT2S', escalation },
});

export async function finish({ item, give }: Life): Promise<void> {
  await give('owner', submit(item));
  await give('reviewer', accept(item));
}
