import type { Month } from '../../../../../domain/clocks/reporting';
import { nextMonth } from '../../../../../domain/clocks/reporting';
import type { Day } from '../../../../../domain/clocks/zone';
import { plusDays, weekday } from '../../../../../domain/clocks/zone';
import type { Light } from '../../../../../domain/item/item';
import type { TaskItem } from '../../../api/types';

/** A month as addresses name it. */
export const monthForm = /^(20\d{2}|2100)-(0[1-9]|1[0-2])$/;

/** The days of a month, first to last. */
export function daysOf(month: Month): Day[] {
  const days: Day[] = [];
  for (let day = `${month}-01`; day.startsWith(month); day = plusDays(day, 1)) days.push(day);
  return days;
}

/** The weeks of a month from Monday to Sunday; null where a day is of another month. */
export function weeksOf(month: Month): (Day | null)[][] {
  const before = (weekday(`${month}-01`) + 6) % 7;
  const cells: (Day | null)[] = [...Array<null>(before).fill(null), ...daysOf(month)];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** The month before another. */
export function monthBefore(month: Month): Month {
  return plusDays(`${month}-01`, -1).slice(0, 7);
}

/** The last day of a month. */
export function lastDayOf(month: Month): Day {
  return plusDays(`${nextMonth(month)}-01`, -1);
}

/** What wants attention stands first in a day: red before yellow, what is over last. */
const urgency: readonly Light[] = ['red', 'yellow', 'green', 'grey', 'blue'];

/** Items by the day on which they are due, as the organisation's clock has it. */
export function byDay(rows: readonly TaskItem[], dayOf: (instant: string) => Day): ReadonlyMap<Day, TaskItem[]> {
  const days = new Map<Day, TaskItem[]>();
  for (const item of rows) {
    const day = dayOf(item.dueAt);
    days.set(day, [...(days.get(day) ?? []), item]);
  }
  for (const items of days.values()) items.sort((a, b) => urgency.indexOf(a.light) - urgency.indexOf(b.light));
  return days;
}
