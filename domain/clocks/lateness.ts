import type { Item } from '../item/item';
import { isLate } from './light';
import { dayOf, daysBetween } from './zone';

/** Whether an item is late, and by how many local calendar days, at least one. */
export type Lateness = { readonly late: boolean; readonly daysLate: number };

/**
 * How late an item is at an instant: by the submission that is under review or was accepted in the end, so that late
 * stays visible after completion; else by the time itself. Suspended or cancelled, no clock runs (domain.md, "Clocks").
 */
export function latenessOf(item: Pick<Item, 'state' | 'dueAt' | 'submission'>, now: number, zone: string): Lateness {
  const still = item.state === 'suspended' || item.state === 'cancelled';
  if (still || !isLate(item, now)) return { late: false, daysLate: 0 };
  const judged = dayOf(item.submission?.at ?? now, zone);
  return { late: true, daysLate: Math.max(1, daysBetween(dayOf(item.dueAt, zone), judged)) };
}
