import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultPayloadConverter } from '@temporalio/common';
import type { History, Payload } from '@temporalio/common/lib/proto-utils';
import type { Recorded } from '../../activities/recording/record';
import { historyFromText } from '../../audit/history/text';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { whole } from '../../domain/item/item';
import type { Entry } from '../../domain/ledger/entry';
import type { KeyTaskStart } from '../../workflows/messages/key-task';

/** A history that is kept, under the name of its file. */
export type Kept = { readonly workflowId: string; readonly history: History };

/** Every history that was ever recorded. */
export function keptHistories(): Kept[] {
  const folder = join(__dirname, 'histories');
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => ({
    workflowId: file.replace('.json', ''),
    history: historyFromText(readFileSync(join(folder, file), 'utf8')),
  }));
}

export function typeOf({ history }: Kept): string {
  return history.events?.[0]?.workflowExecutionStartedEventAttributes?.workflowType?.name ?? '';
}

/**
 * An item as one of its runs began with it, what was recorded meanwhile (a refusal is no entry), and the item as the
 * run ended with it, with the fields that it had at that time.
 */
export type Told = {
  readonly before: Item;
  readonly recordings: number;
  readonly entries: readonly Entry[];
  readonly after: Item;
};

/** Reads from a run's history what it began with, every entry that a recording answered with, and what it ended with. */
export function toldBy({ history }: Kept): Told {
  const events = history.events ?? [];
  const started = events[0]?.workflowExecutionStartedEventAttributes;
  // An item of an earlier version of the product is made whole as its workflow does it.
  const before = whole(decode<KeyTaskStart>(started?.input?.payloads).item);
  const recorded = events.flatMap((event) => {
    const marker = event.markerRecordedEventAttributes;
    const local = marker?.failure ? undefined : marker?.details?.result?.payloads;
    const ordinary = event.activityTaskCompletedEventAttributes?.result?.payloads;
    const answer = local ?? ordinary;
    return answer ? [decode<Recorded>(answer)] : [];
  });
  const last = events.at(-1);
  const result = last?.workflowExecutionCompletedEventAttributes?.result?.payloads;
  const next = last?.workflowExecutionContinuedAsNewEventAttributes?.input?.payloads;
  const entries = recorded.flatMap(({ tail }) => tail);
  return {
    ...{ before, recordings: recorded.length, entries },
    after: result ? decode<Item>(result) : decode<KeyTaskStart>(next).item,
  };
}

/** The item after a run, folded from nothing but what the ledger answered during it. */
export function foldOf({ before, entries }: Told): Item {
  return entries.reduce<Item>((item, entry) => evolve(item, entry), whole(before));
}

function decode<T>(payloads: Payload[] | null | undefined): T {
  const [payload] = payloads ?? [];
  if (!payload) throw new Error('the history holds no such value');
  return defaultPayloadConverter.fromPayload<T>(payload);
}
