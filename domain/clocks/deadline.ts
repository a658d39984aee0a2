import { endOf } from './zone';

const day = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a deadline is written as a date, which means the end of that local day, rather than as an instant. */
export function isDay(deadline: string): boolean {
  return day.test(deadline);
}

/** The last instant (epoch milliseconds) that is on time under a deadline as written (domain.md, top). */
export function dueAtOf(deadline: string, zone: string): number {
  return isDay(deadline) ? endOf(deadline, zone) : Date.parse(deadline);
}
