import type { Item, Milestone, Notice } from '../item/item';
import { dueAtOf, isDay } from './deadline';
import { duration } from './duration';
import type { Rules } from './rules';
import { dayOf, daysBetween, endOf, instantOf, plusDays, wallClock } from './zone';

/** What a suspension moves, so that the time that remained runs on (domain.md, "States of an item"). */
export type MovedOn = Pick<Item, 'deadline' | 'ladderFrom' | 'signFrom' | 'milestones' | 'notices'>;

/**
 * How an item's dates stand after a suspension: what is counted in days moves by the local days between suspension and
 * resumption, an instant by the time itself. What had gone by before stays as it was.
 */
export function movedOn(item: Item, suspendedAt: number, at: number, { policy, zone }: Rules): MovedOn {
  const elapsed = at - suspendedAt;
  const days = daysBetween(dayOf(suspendedAt, zone), dayOf(at, zone));
  const dated = isDay(item.deadline);
  const deadline = dated ? plusDays(item.deadline, days) : new Date(item.dueAt + elapsed).toISOString();
  return {
    deadline,
    ladderFrom: dated ? daysLater(item.ladderFrom, days, zone) : item.ladderFrom + dueAtOf(deadline, zone) - item.dueAt,
    signFrom: duration(policy.signWithin).calendar ? daysLater(item.signFrom, days, zone) : item.signFrom + elapsed,
    milestones: item.milestones.map((one) => (gone(one) ? one : { ...one, date: plusDays(one.date, days) })),
    notices: item.notices.map((one) => (waits(one) ? { ...one, dueAt: later(one) } : one)),
  };

  function gone({ past, date }: Milestone): boolean {
    return past === true || endOf(date, zone) < suspendedAt;
  }

  function waits({ answeredAt, dueAt }: Notice): boolean {
    return answeredAt === null && dueAt >= suspendedAt;
  }

  function later({ dueAt }: Notice): number {
    return isDaysEnd(dueAt, zone) ? endOf(plusDays(dayOf(dueAt, zone), days), zone) : dueAt + elapsed;
  }
}

/** Whether an instant is the last of its local day: what is counted in days ends so. */
export function isDaysEnd(at: number, zone: string): boolean {
  return endOf(dayOf(at, zone), zone) === at;
}

/** The same time of day, some days later, over a change to summer time too. */
function daysLater(at: number, days: number, zone: string): number {
  if (days === 0) return at;
  const time = wallClock(at, zone).slice(11, 16);
  return instantOf(plusDays(dayOf(at, zone), days), time, zone) + (at % 60_000);
}
