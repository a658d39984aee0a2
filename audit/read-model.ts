import { aboutOf } from '../domain/item/about';
import type { About } from '../domain/item/event';
import type { Item } from '../domain/item/item';
import { readModelOf } from '../domain/item/read-model';
import { canonical } from '../domain/ledger/canonical';
import type { Fault } from './fault';
import { fault } from './fault';
import type { Told } from './ledger';

/**
 * The read model's row of an item in the words of `readModelOf`, with what never changes. Times as ISO 8601. `issuedFrom`:
 * what the row of the table that it was issued from says must be done, with what was left out in it as the issue takes it;
 * null where there is none.
 */
export type ReadModel = ReturnType<typeof modelOf> & About & { readonly issuedFrom: About | null };

function modelOf(item: Item, effectRating: number | null) {
  const { batch, number, task, version, originalDeadline } = item;
  const issuedAt = new Date(item.issuedAt).toISOString();
  return { ...readModelOf(item, []), effectRating, batch, number, task, version, originalDeadline, issuedAt };
}

/** Holds the read model's row against the fold of the ledger, column by column. */
export function checkReadModel(id: string, row: ReadModel, told: readonly Told[]): Fault[] {
  const last = told.at(-1);
  if (!last) return [];
  const rating = told.flatMap(({ entry }) => entry.events).findLast((event) => event.type === 'accepted');
  // Entries from before it was kept do not say what must be done: the row that the item was issued from does.
  const about = aboutOf(told[0]?.entry.events ?? []) ?? row.issuedFrom;
  const wanted: Readonly<Record<string, unknown>> = { ...modelOf(last.after, rating?.effectRating ?? null), ...about };
  const found: Readonly<Record<string, unknown>> = row;
  const differing = Object.keys(wanted).filter((key) => canonical(wanted[key]) !== canonical(found[key]));
  if (differing.length === 0) return [];
  return [fault('read_model', { task: id, seq: last.row.seq, detail: differing.join(', ') })];
}
