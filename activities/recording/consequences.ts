import { hasConsequences, withConsequences } from '../../domain/item/consequences';
import type { Event } from '../../domain/item/event';
import type { Item } from '../../domain/item/item';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { readCutOffs } from '../../prisma/cut-offs';
import { numberNotice } from './notice-number';
import type { Policies } from './policies';

/** Adds to a decision what follows from it by calendar and policy. `at` is when it was made, epoch milliseconds. */
export type Consequences = (item: Item, events: readonly Event[], at: number) => Promise<readonly Event[]>;

/** An item keeps the policy that it runs under until it is planned anew for a new one; the holidays are always today's. */
export function createConsequences(
  database: Database,
  policies: Policies,
  calendars: Calendars,
  zone: string,
): Consequences {
  return async (item, events, at) => {
    if (!hasConsequences(events)) return events;
    const changed = events.some((event) => event.type === 'replanned');
    const newest = changed ? await policies.newest(item.batch) : undefined;
    const policy = newest?.policy ?? (await policies.of(item));
    const { calendar, version } = await calendars.inForce();
    const rules = {
      policy,
      calendar,
      zone,
      closed: await readCutOffs(database),
      version: { policy: newest?.version ?? item.rules.policy, calendar: version },
    };
    return withConsequences(item, events, at, rules, (occasion) => numberNotice(database, item.id, occasion, at, zone));
  };
}
