import type { About, Event } from './event';

/** What an item's first entry says must be done; undefined where it is from before that was kept. */
export function aboutOf(events: readonly Event[]): About | undefined {
  return events.find((event) => event.type === 'issued')?.about;
}
