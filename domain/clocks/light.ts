import type { Item, Light } from '../item/item';

/** What the light is judged by. */
export type Lit = Pick<Item, 'state' | 'dueAt' | 'yellowAt' | 'submission' | 'milestones' | 'reportMissing'>;

/** The one definition of late: past the deadline, and no submission stopped the clock in time. */
export function isLate(item: Pick<Item, 'dueAt' | 'submission'>, now: number): boolean {
  return (item.submission ? item.submission.at : now) > item.dueAt;
}

/** What is wanting before the deadline: milestones past their date, a month's report that has not come. */
export function isWanting(item: Pick<Item, 'milestones' | 'reportMissing'>): boolean {
  return item.reportMissing !== null || item.milestones.some(({ past, done }) => past && !done);
}

/** Whether the deadline had gone by when the item was issued: its ladder counts from then (domain.md, last part). */
export function isLateFromIssue(item: Pick<Item, 'dueAt' | 'ladderFrom'>): boolean {
  return item.ladderFrom > item.dueAt;
}

/** The light of an item at an instant (domain.md, "Clocks", 亮灯). */
export function lightAt(item: Lit, now: number): Light {
  switch (item.state) {
    case 'accepted':
      return 'blue';
    case 'suspended':
    case 'cancelled':
      return 'grey';
    case 'under_review':
      return isLate(item, now) || now >= item.yellowAt || isWanting(item) ? 'yellow' : 'green';
    case 'assigned':
    case 'in_progress':
      if (isLate(item, now)) return 'red';
      return now >= item.yellowAt || isWanting(item) ? 'yellow' : 'green';
  }
}
