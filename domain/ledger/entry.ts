import type { Event } from '../item/event';
import type { Item } from '../item/item';
import type { Actor } from '../people/roles';

/** How an item stands after an entry: what a period's close takes from it. */
export type Standing = Pick<Item, 'state' | 'light' | 'step' | 'percent' | 'dueAt'>;

/**
 * One line of an item's ledger: what one command, or one waking of its clocks, brought about. `seq` counts from 1
 * without a gap and is the version after it. `at` is when the person or the clock acted, `recordedAt` the database's
 * own time; both epoch milliseconds.
 */
export type Entry = {
  readonly task: string;
  readonly seq: number;
  readonly commandId: string;
  readonly at: number;
  readonly recordedAt: number;
  /** The person who commanded; null where the item's own clocks acted, or the batch's issue. */
  readonly actor: Actor | null;
  readonly events: readonly Event[];
  readonly standing: Standing;
  readonly prevHash: string;
  readonly hash: string;
};

/** What is said of an entry; the canonical text of this is what is stored and hashed. */
export type Body = Pick<Entry, 'at' | 'actor' | 'events' | 'standing'>;

/** The hash that the first entry of a ledger follows. */
export const genesis = '0'.repeat(64);

export function standingOf(item: Item): Standing {
  const { state, light, step, percent, dueAt } = item;
  return { state, light, step, percent, dueAt };
}

/** The text whose SHA-256 is an entry's hash; the database makes the same when it stores the entry. */
export function hashed(
  entry: Pick<Entry, 'task' | 'seq' | 'commandId' | 'recordedAt' | 'prevHash'>,
  body: string,
): string {
  return [entry.prevHash, entry.task, entry.seq, entry.commandId, entry.recordedAt, body].join('\n');
}
