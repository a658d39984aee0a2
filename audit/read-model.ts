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
  const said = aboutOf(told[0]?.entry.events ?? []);
  const about = said ?? row.issuedFrom;
  const wanted: Readonly<Record<string, unknown>> = { ...modelOf(last.after, rating?.effectRating ?? null), ...about };
  const found: Readonly<Record<string, unknown>> = row;
  const differing = Object.keys(wanted).filter((key) => canonical(wanted[key]) !== canonical(found[key]));
  const otherwise = said && row.issuedFrom ? differingAbout(said, row.issuedFrom) : [];
  return [
    ...(differing.length > 0
      ? [fault('read_model', { task: id, seq: last.row.seq, detail: differing.join(', ') })]
      : []),
    ...(otherwise.length > 0 ? [fault('issued_otherwise', { task: id, seq: 1, detail: otherwise.join(', ') })] : []),
  ];
}

/** Nothing amends what must be done: it is always as the row of the table said that the item was issued from. */
function differingAbout(said: About, from: About): string[] {
  return (Object.keys(said) as (keyof About)[]).filter((key) => canonical(said[key]) !== canonical(from[key]));
}
