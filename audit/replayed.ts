import { evolve } from '../domain/item/evolve';
import type { Item } from '../domain/item/item';
import { whole } from '../domain/item/item';
import { canonical } from '../domain/ledger/canonical';
import type { HistoryEvent, Payloads } from './history/events';
import { decoded, recordedBy } from './history/recorded';
import { notOrdered } from './ordered';
import { says } from './period';

type Started = { readonly item: Item };

/**
 * Whether the run of an item ended with what the rules make of its beginning and of the entries that were recorded
 * meanwhile, and whether those are what was ordered; null where it did, or where it did not come to an end of its own.
 */
export function againstTheRules(events: readonly HistoryEvent[]): string | null {
  const started = read<Started>(events[0]?.workflowExecutionStartedEventAttributes?.input);
  const last = events.at(-1);
  const result = read<Item>(last?.workflowExecutionCompletedEventAttributes?.result);
  const next = read<Started>(last?.workflowExecutionContinuedAsNewEventAttributes?.input)?.item;
  const after = result ?? next;
  const [otherwise] = notOrdered(events);
  if (otherwise) return `entry ${otherwise.seq} is not what its command ${otherwise.commandId} ordered`;
  if (!started || !after) return null;
  try {
    const item = events.flatMap(recordedBy).reduce<Item>((before, entry) => evolve(before, entry), whole(started.item));
    // An older run's result lacks what items have come to have since.
    return says(canonical(after), item)
      ? null
      : `the run ended with version ${after.version}, by the rules ${item.version}`;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function read<T>(payloads: Payloads | undefined): T | undefined {
  const [payload] = payloads?.payloads ?? [];
  return payload ? (decoded(payload) as T) : undefined;
}
