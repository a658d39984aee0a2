import { groundFor, rights } from '../people/rights';
import type { Capacity } from '../people/roles';
import type { CommandType } from './command';
import { commandTypes } from './command';
import type { Item } from './item';

/** What a person is to an item, for whom its commands are looked up. */
export type Reader = { readonly id: string; readonly capacities: readonly Capacity[] };

/** The commands that a person may give on an item now: just these are put before them. */
export function commandsFor(
  item: Pick<Item, 'state' | 'submission' | 'requests'>,
  { id, capacities }: Reader,
): CommandType[] {
  return commandTypes.filter((type) => {
    if (!rights[type].in.includes(item.state) || groundFor(type, capacities) === undefined) return false;
    switch (type) {
      case 'accept':
        return item.submission?.by !== id;
      case 'approve':
        return item.requests.some(({ by, kind }) => by !== id && rights[kind].in.includes(item.state));
      case 'reject':
        return item.requests.some(({ by }) => by !== id);
      case 'suspend':
      case 'cancel':
        return !item.requests.some(({ kind }) => kind === type);
      default:
        return true;
    }
  });
}
