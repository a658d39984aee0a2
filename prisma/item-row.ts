import { aboutOf } from '../domain/item/about';
import type { Event } from '../domain/item/event';
import type { Item } from '../domain/item/item';
import { readModelOf } from '../domain/item/read-model';

/**
 * The columns of an item's row that its ledger determines, under their names in the database: what every entry may change,
 * with the rating of the last acceptance, and what stays as it was issued; what must be done, where its first entry says so.
 */
export function itemRow(item: Item, events: readonly Event[]): Readonly<Record<string, unknown>> {
  const accepted = events.findLast((event) => event.type === 'accepted');
  const { owner, leader, leadUnit, ...columns } = readModelOf(item, accepted ? [accepted] : []);
  const { batch, number, task, version, originalDeadline } = item;
  const issuedAt = new Date(item.issuedAt).toISOString();
  const fixed = { number, task, version, originalDeadline, issuedAt };
  return {
    ...Object.fromEntries(Object.entries({ ...columns, ...fixed }).map(([name, value]) => [snake(name), value])),
    ...{ batch_id: batch, owner_id: owner, leader_id: leader, lead_unit_code: leadUnit },
    ...aboutOf(events),
  };
}

function snake(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
