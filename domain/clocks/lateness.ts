import type { Item } from '../item/item';
import { isWithOwner } from '../item/item';
import { isLate } from './light';
import { dayOf } from './zone';

/** Whether an item is late, and by how many local calendar days (0 within the day of an instant). */
export type Lateness = { readonly late: boolean; readonly days: number };

/**
 * How late an item is at an instant: by the submission that is under review or was accepted in the end, which stays so
 * after completion; else by the time itself, while the deadline's clock runs (domain.md, "Clocks").
 */
export function latenessOf(item: Pick<Item, 'state' | 'dueAt' | 'submission'>, now: number, zone: string): Lateness {
  const judgedAt = item.submission?.at ?? (isWithOwner(item) ? now : undefined);
  if (judgedAt === undefined || !isLate(item, judgedAt)) return { late: false, days: 0 };
  const days = (Date.parse(dayOf(judgedAt, zone)) - Date.parse(dayOf(item.dueAt, zone))) / 86_400_000;
  return { late: true, days };
}
