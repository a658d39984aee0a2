import { dueAtOf, isDay } from '../clocks/deadline';
import type { Rules } from '../clocks/rules';
import { dayOf, instantOf, plusDays } from '../clocks/zone';
import type { Order } from '../item/command';
import type { Item } from '../item/item';
import type { Capacity } from '../people/roles';

/** How people are supposed to act in a simulation. */
export const behaviours = ['nobody', 'in-time', 'mixed'] as const;
export type Behaviour = (typeof behaviours)[number];

/** Something that somebody is supposed to do at an instant; what the rules refuse then is left undone. */
export type Act = { readonly at: number; readonly as: Capacity; readonly order: Order };

/** Ways in which an owner's side, and those who judge it, may behave. */
export type Habit = 'idle' | 'prompt' | 'returned' | 'extended' | 'late';

/** The mixture: of a hundred items, so many behave in each way. */
const mixture: readonly (readonly [Habit, number])[] = [
  ['prompt', 55],
  ['returned', 15],
  ['extended', 10],
  ['late', 15],
  ['idle', 5],
];

/** What is going to be done on an item by people of that habit. */
export function actsOn(item: Item, habit: Habit, until: number, rules: Rules): Act[] {
  if (habit === 'idle') return [];
  const at = createTimes(item, rules);
  const late = habit === 'late';
  const acts: Act[] = [
    { at: late ? at.afterIssue(6) : at.afterIssue(1), as: 'owner', order: { type: 'sign' } },
    ...reports(item, until, late, rules),
    ...(habit === 'extended' ? extension(item, at, rules) : []),
    ...review(item, at, habit),
  ];
  return acts.sort((a, b) => a.at - b.at);
}

/** The habit of an item's people; `chance` (0 up to 1) is where they fall within the mixture. */
export function habitOf(behaviour: Behaviour, chance: number): Habit {
  if (behaviour === 'nobody') return 'idle';
  if (behaviour === 'in-time') return 'prompt';
  let below = 0;
  for (const [habit, share] of mixture) {
    below += share / 100;
    if (chance < below) return habit;
  }
  return 'idle';
}

type Times = { afterIssue(days: number): number; afterDue(days: number): number };

/** Office hours around issue and deadline: nobody is supposed to act at night, or before the issue. */
function createTimes(item: Item, { zone }: Rules): Times {
  const hour = (day: string) => Math.max(item.issuedAt + 1, instantOf(day, '10:00', zone));
  return {
    afterIssue: (days) => hour(plusDays(dayOf(item.issuedAt, zone), days)),
    afterDue: (days) => hour(plusDays(dayOf(item.dueAt, zone), days)),
  };
}

/** A report on the 20th of every month; who is late reports every second month. Milestones are reached on their days. */
function reports(item: Item, until: number, late: boolean, { zone }: Rules): Act[] {
  const acts: Act[] = [];
  for (let day = `${dayOf(item.issuedAt, zone).slice(0, 7)}-20`, n = 0; ; n++) {
    const at = instantOf(day, '10:00', zone);
    if (at > until) break;
    if (at > item.issuedAt && !(late && n % 2 === 1)) acts.push({ at, as: 'owner', order: reportOf(item, at) });
    day = `${plusDays(day, 15).slice(0, 7)}-20`;
  }
  const stages = late ? [] : item.milestones;
  return [
    ...acts,
    ...stages.map(({ id, date }) => {
      const at = Math.max(item.issuedAt + 1, instantOf(date, '10:00', zone));
      return { at, as: 'owner' as const, order: { ...reportOf(item, at), milestones: [{ id, done: true }] } };
    }),
  ];
}

function reportOf(item: Item, at: number) {
  const share = (at - item.issuedAt) / Math.max(1, item.dueAt - item.issuedAt);
  const percent = Math.min(95, Math.max(1, Math.floor(share * 100)));
  return { type: 'report' as const, percent, done: '按计划推进', effect: '见成效', reason: '复核后调整' };
}

/** Asked for ten days before the deadline and granted the day after: a month more. */
function extension(item: Item, at: Times, { zone }: Rules): Act[] {
  const day = plusDays(dayOf(item.dueAt, zone), 30);
  const deadline = isDay(item.deadline) ? day : new Date(item.dueAt + 30 * 86_400_000).toISOString();
  const order = { type: 'request-extension' as const, deadline, dueAt: dueAtOf(deadline, zone), reason: '条件变化' };
  return [
    { at: at.afterDue(-10), as: 'owner', order },
    { at: at.afterDue(-9), as: 'secretariat', order: { type: 'grant-extension' } },
  ];
}

/** Submitted three days before the deadline, or some days late; accepted two days later, or returned once before. */
function review(item: Item, at: Times, habit: Exclude<Habit, 'idle'>): Act[] {
  const submit: Order = { type: 'submit', standards: item.standards.map(({ id }) => ({ id, how: '佐证齐全' })) };
  const accept: Order = {
    type: 'accept',
    effectRating: 85,
    standards: item.standards.map(({ id }) => ({ id, met: true })),
  };
  const unmet = item.standards.map(({ id }) => ({ id, met: false, note: '佐证不足' }));
  const first = { prompt: -3, returned: -3, extended: 27, late: 5 }[habit];
  const owner = (days: number, order: Order): Act => ({ at: at.afterDue(days), as: 'owner', order });
  const office = (days: number, order: Order): Act => ({ at: at.afterDue(days), as: 'secretariat', order });
  if (habit !== 'returned') return [owner(first, submit), office(first + 2, accept)];
  const back: Order = { type: 'return', reason: '佐证不足', standards: unmet };
  return [owner(first, submit), office(first + 1, back), owner(first + 5, submit), office(first + 7, accept)];
}
