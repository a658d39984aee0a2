import type { Planned } from '../item/event';
import type { Item } from '../item/item';
import type { Plan } from './agenda';
import { planAgenda } from './agenda';
import { dueAtOf, isDay } from './deadline';
import { dayOf, plusDays } from './zone';

/**
 * The plan of an item that is resumed at an instant: the time that remained at its suspension runs on (domain.md,
 * "States of an item"). A dated deadline moves by the local days between the two, an instant by the time itself. Rungs
 * that have been reached are not climbed again.
 */
export function planResumption(item: Item, at: number, rules: Pick<Plan, 'policy' | 'calendar' | 'zone'>): Planned {
  const suspendedAt = item.suspendedAt ?? at;
  const deadline = isDay(item.deadline)
    ? plusDays(item.deadline, daysBetween(dayOf(suspendedAt, rules.zone), dayOf(at, rules.zone)))
    : new Date(item.dueAt + at - suspendedAt).toISOString();
  const shift = dueAtOf(deadline, rules.zone) - item.dueAt;
  const ladderFrom = item.ladderFrom + shift;
  const { clocks, ...agenda } = planAgenda({ ...rules, deadline, from: at, ladderFrom });
  const left = clocks.filter(({ kind, step }) => kind !== 'escalate' || step > item.step);
  return { type: 'planned', deadline, ...agenda, ladderFrom, agenda: left };
}

function daysBetween(first: string, last: string): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}
