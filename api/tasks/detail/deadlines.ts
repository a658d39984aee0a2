import type { z } from 'zod';
import type { Event } from '../../../domain/item/event';
import { evolve } from '../../../domain/item/evolve';
import type { Item } from '../../../domain/item/item';
import type { StoredEntry } from './data';
import type { deadlineChange, extension } from './schema';

type Extension = z.input<typeof extension>;
type Change = z.input<typeof deadlineChange>;

/** Every extension that was asked for, with what became of it; one that an item's end or carry-over has overtaken is void. */
export function extensionsOf(ledger: readonly StoredEntry[], standing: Item): Extension[] {
  const asked = ledger.flatMap((entry) =>
    entry.events.flatMap((event) => (event.type === 'extension_asked' ? [{ entry, ...event.extension }] : [])),
  );
  return asked.map(({ entry, number, deadline, reason }) => {
    const waits = standing.extension?.number === number;
    const decision = ledger.flatMap((one) => decidedBy(one, number));
    return {
      ...{ number, deadline, reason, askedBy: entry.actor?.name ?? '', askedAt: time(entry.at) },
      ...(decision[0] ?? { state: waits ? 'waiting' : 'void' }),
    };
  });
}

type Decided = Pick<Extension, 'state' | 'from' | 'decidedBy' | 'decidedAt' | 'refusal'>;

function decidedBy({ at, actor, events }: StoredEntry, number: number): Decided[] {
  const by = { decidedBy: actor?.name ?? '', decidedAt: time(at) };
  return events.flatMap((event): Decided[] => {
    if (event.type === 'extension_granted' && event.extension.number === number)
      return [{ state: 'granted', from: event.from, ...by }];
    if (event.type === 'extension_refused' && event.extension.number === number)
      return [{ state: 'refused', refusal: event.reason, ...by }];
    return [];
  });
}

/** Every change of the deadline since the issue, whatever brought it about. */
export function deadlineChangesOf(ledger: readonly StoredEntry[]): Change[] {
  const changes: Change[] = [];
  let item: Item | null = null;
  for (const entry of ledger) {
    const after: Item = evolve(item, entry);
    if (item && item.deadline !== after.deadline)
      changes.push({
        ...{ seq: entry.seq, at: time(entry.at), by: entry.actor?.name ?? null },
        ...{ from: item.deadline, to: after.deadline, ...causeOf(entry.events) },
      });
    item = after;
  }
  return changes;
}

function causeOf(events: readonly Event[]): Pick<Change, 'cause' | 'reason'> {
  for (const event of events) {
    if (event.type === 'extension_granted') return { cause: 'extension', reason: event.extension.reason };
    if (event.type === 'carried_over') return { cause: 'carry_over', reason: event.reason };
    if (event.type === 'amended') return { cause: 'amendment', reason: event.reason };
    if (event.type === 'reopened') return { cause: 'reopening', reason: event.reason };
  }
  return { cause: 'suspension', reason: null };
}

function time(at: number): string {
  return new Date(at).toISOString();
}
