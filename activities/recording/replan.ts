import type { WorkCalendar } from '../../domain/clocks/calendar';
import { planResumption } from '../../domain/clocks/resumption';
import type { Event } from '../../domain/item/event';
import type { Item } from '../../domain/item/item';
import type { Policies } from './policies';

/** Adds the new plan to events that move an item's clocks. `at` is when they happened, epoch milliseconds. */
export type Replan = (item: Item, events: readonly Event[], at: number) => Promise<readonly Event[]>;

/**
 * Zone and holidays are reckoned here rather than in the workflow, and the result is recorded with the events, so that
 * the plan stands in the ledger and replay knows of no calendar.
 */
export function createReplan(policies: Policies, zone: string, calendar: WorkCalendar): Replan {
  return async (item, events, at) => {
    if (!events.some(({ type }) => type === 'resumed')) return events;
    const policy = await policies(item.batch);
    return [...events, planResumption(item, at, { policy, zone, calendar })];
  };
}
