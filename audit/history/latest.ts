import type { History } from '@temporalio/common/lib/proto-utils';
import type { Item } from '../../domain/item/item';
import type { NotOrdered } from '../ordered';
import { notOrdered } from '../ordered';
import type { HistoryEvent, Open } from './events';
import { eventsOf } from './events';
import { decoded, ownOf, recordedBy } from './recorded';
import { historyToText } from './text';

/**
 * How far a workflow knows its item: the version, and the hash of the entry that it had recorded last; or, where it has had none
 * recorded in this run, the item that the run was begun with.
 */
export type Latest =
  | { readonly version: number; readonly hash: string; readonly item: null }
  | { readonly version: number; readonly hash: null; readonly item: Item };

/** All that a run knows of entries: the hash of each by its number, and the numbers of those that it had recorded itself. */
export type Entries = { readonly hashes: ReadonlyMap<number, string>; readonly own: ReadonlySet<number> };

/** What a run knows, by its history read from the end; null where there is no such history, or it is no item's. */
export async function latestIn(pages: AsyncIterable<History>, open: Open): Promise<Latest | null> {
  for await (const page of pages)
    for (const event of open(eventsOf(historyToText(page)))) {
      const found = latestOf(event);
      if (found) return found;
    }
  return null;
}

/** The same, and everything before it, with the entries that are not what was ordered: the whole history is read. */
export async function allIn(
  pages: AsyncIterable<History>,
  open: Open,
): Promise<{ readonly latest: Latest; readonly entries: Entries; readonly otherwise: readonly NotOrdered[] } | null> {
  let latest: Latest | null = null;
  const events: HistoryEvent[] = [];
  for await (const page of pages)
    for (const event of open(eventsOf(historyToText(page)))) {
      latest ??= latestOf(event);
      events.push(event);
    }
  return latest && { latest, entries: entriesIn(events), otherwise: notOrdered(events.reverse()) };
}

/** What the events of a history, in any order, tell of entries. */
export function entriesIn(events: readonly HistoryEvent[]): Entries {
  return {
    hashes: new Map(events.flatMap(recordedBy).map(({ seq, hash }) => [seq, hash])),
    own: ownIn(events),
  };
}

/** The numbers of the entries that a run had recorded itself. */
export function ownIn(events: readonly HistoryEvent[]): ReadonlySet<number> {
  return new Set(events.flatMap((event) => ownOf(event)?.seq ?? []));
}

function latestOf(event: HistoryEvent): Latest | null {
  const last = recordedBy(event).at(-1);
  if (last) return { version: last.seq, hash: last.hash, item: null };
  const [start] = event.workflowExecutionStartedEventAttributes?.input?.payloads ?? [];
  const { item = null } = start ? ((decoded(start) ?? {}) as { item?: Item }) : {};
  return item && { version: item.version, hash: null, item };
}
