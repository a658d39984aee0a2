import { groundFor, rights } from '../people/rights';
import type { Capacity } from '../people/roles';
import type { CommandType } from './command';
import { commandTypes } from './command';
import { leaderDecides } from './extensions';
import type { Item } from './item';
import { commandOfKind, kindOfCommand } from './requests';

/** What a person is to an item, for whom its commands are looked up. */
export type Reader = { readonly id: string; readonly capacities: readonly Capacity[] };

type Offering = Pick<
  Item,
  'state' | 'dueAt' | 'submission' | 'requests' | 'extension' | 'extensionsGranted' | 'extensionsMax' | 'notices'
>;

/** The commands that a person may give on an item now: just these are put before them. */
export function commandsFor(item: Offering, { id, capacities }: Reader): CommandType[] {
  return commandTypes.filter((type) => {
    const as = groundFor(type, capacities, item);
    if (!rights[type].in.includes(item.state) || as === undefined) return false;
    switch (type) {
      case 'accept':
        return item.submission?.by !== id;
      case 'approve':
        return item.requests.some(({ by, kind }) => by !== id && rights[commandOfKind[kind]].in.includes(item.state));
      case 'reject':
        return item.requests.some(({ by }) => by !== id);
      case 'suspend':
      case 'cancel':
      case 'reopen':
      case 'carry-over':
        return !item.requests.some(({ kind }) => kind === kindOfCommand(type));
      case 'request-extension':
        return item.extension === null && item.extensionsGranted < item.extensionsMax;
      case 'grant-extension':
        return decides(item, id, as) && item.extensionsGranted < item.extensionsMax && isLater(item);
      case 'refuse-extension':
        return decides(item, id, as);
      case 'acknowledge-notice':
        return item.notices.some(({ acknowledgedAt, answeredAt }) => acknowledgedAt === null && answeredAt === null);
      case 'answer-notice':
        return item.notices.some(({ answeredAt }) => answeredAt === null);
      case 'replan':
        // Follows from a change of the rules, and is never a person's own wish.
        return false;
      default:
        return true;
    }
  });
}

function decides({ extension, extensionsGranted }: Offering, id: string, as: Capacity): boolean {
  return (
    extension !== null &&
    extension.by !== id &&
    as === (leaderDecides({ extensionsGranted }) ? 'leader' : 'secretariat')
  );
}

/** An amendment may have overtaken the deadline that was asked for. */
function isLater({ extension, dueAt }: Offering): boolean {
  return extension !== null && extension.dueAt > dueAt;
}
