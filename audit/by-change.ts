import type { Change } from '../domain/changes';
import { amendFor, isReorganisation, replanFor } from '../domain/changes';
import type { Amended, Event } from '../domain/item/event';
import type { Item } from '../domain/item/item';
import { canonical } from '../domain/ledger/canonical';
import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';

/** Changes to many items by their ids, as they were written down. */
export type Changes = ReadonlyMap<string, Change>;

/**
 * Entries under the name of a change to many items that are more than it does to this item: put it under its rules, or
 * amend what follows from it as the item stood, and plan its clocks anew. Its name proves no request for anything else.
 * One that nobody made is nothing to hold an entry against: that nobody asked for it is found by itself.
 */
export function beyondChange(task: string, told: readonly Told[], changes: Changes): Fault[] {
  return told
    .filter(({ entry: { commandId, events }, after: { batch } }) => {
      if (!commandId.startsWith('change/')) return false;
      const [event, ...more] = events;
      const [id = '', version] = commandId.slice('change/'.length).split('@');
      // An amendment is named after the version that it was decided on.
      const before = told[Number(version) - 1]?.after;
      const change = changes.get(id);
      const others = change?.kind === 'policy' && !change.batches.includes(batch);
      return !event || others || !follows(event, change, before) || more.some(({ type }) => type !== 'planned');
    })
    .map(({ row: { seq, commandId } }) => fault('entry_unasked', { task, seq, detail: commandId }));
}

function follows(event: Event, change: Change | undefined, before: Item | undefined): boolean {
  if (event.type !== 'replanned' && event.type !== 'amended') return false;
  if (!change) return true;
  if (event.type === 'replanned') return !isReorganisation(change) && replanFor(change).cause === event.cause;
  if (!isReorganisation(change) || !before) return false;
  // What has to wait while the item is under review is of the change as well.
  const { order } = amendFor(change, { ...before, state: 'in_progress' });
  return order !== null && order.reason === event.reason && within(event, order);
}

/** Whether nothing was amended but what was ordered, and to what was ordered. */
function within({ type: _, reason: __, ...fields }: Amended, order: object): boolean {
  const ordered: Readonly<Record<string, unknown>> = { ...order };
  return Object.entries(fields).every(([field, { to }]) => field in ordered && says(to, ordered[field]));
}

/** An owner's unit is asked for with the owner, and not recorded; the order of co-operating units says nothing. */
function says(to: unknown, ordered: unknown): boolean {
  if (Array.isArray(to) && Array.isArray(ordered)) return canonical(to.toSorted()) === canonical(ordered.toSorted());
  if (typeof to !== 'object' || to === null || Array.isArray(to)) return canonical(to) === canonical(ordered);
  const wanted: Readonly<Record<string, unknown>> = { ...(ordered as object) };
  return Object.entries(to).every(([key, value]) => value === wanted[key]);
}
