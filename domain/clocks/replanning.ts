import type { Amended, Event, ExtensionGranted, Planned, Reopened, Replanned, Resumed } from '../item/event';
import type { Item, Milestone } from '../item/item';
import type { Course } from './course';
import { planCourse } from './course';
import { dueAtOf, isDay } from './deadline';
import type { VersionedRules } from './rules';
import type { Day } from './zone';
import { dayOf, plusDays } from './zone';

/** An event after which the clocks are planned anew. */
export type Moving =
  | Resumed
  | Reopened
  | ExtensionGranted
  | Replanned
  | (Amended & { readonly deadline: NonNullable<Amended['deadline']> });

export function movesPlan(event: Event): event is Moving {
  return event.type === 'amended' ? event.deadline !== undefined : moving.has(event.type);
}

const moving: ReadonlySet<Event['type']> = new Set(['resumed', 'reopened', 'extension_granted', 'replanned']);

/** The new plan of an item after an event that moved it; `item` is the item after that event, `before` the one before. */
export function planAfter(item: Item, before: Item, event: Moving, at: number, rules: VersionedRules): Planned {
  switch (event.type) {
    case 'resumed':
      return plan(item, at, rules, resumption(before, at, rules.zone));
    case 'extension_granted':
      return plan(item, at, rules, { deadline: event.extension.deadline, ladderFrom: at });
    case 'reopened':
      return plan(item, at, rules, { deadline: event.deadline?.deadline ?? item.deadline, ladderFrom: at });
    case 'amended':
      return plan(item, at, rules, { deadline: event.deadline.to.deadline, ladderFrom: at });
    case 'replanned':
      return plan(item, at, rules, {});
  }
}

type Moved = Partial<Pick<Course, 'deadline' | 'ladderFrom'>> & { readonly milestones?: readonly Milestone[] };

function plan(item: Item, at: number, rules: VersionedRules, change: Moved): Planned {
  const { deadline = item.deadline, ladderFrom = item.ladderFrom, milestones } = change;
  const course = planCourse(
    {
      ...{ deadline, ladderFrom, from: at, issuedAt: item.issuedAt, step: item.step },
      unsigned: item.signedAt === null,
      milestones: milestones ?? item.milestones,
      kept: item.agenda.filter(({ kind, of }) => kind === 'notice' && item.notices.some(({ id }) => id === of)),
    },
    rules,
  );
  const { extensionsMax } = rules.policy;
  return {
    type: 'planned',
    ...{ deadline, ladderFrom, ...course },
    ...(milestones && { milestones }),
    ...{ rules: rules.version, extensionsMax },
  };
}

/**
 * On resuming, the time that remained runs on (domain.md, "States of an item"): a dated deadline moves by the local
 * days between suspension and resumption, an instant by the time itself; milestones move with it.
 */
function resumption(before: Item, at: number, zone: string): Moved {
  const suspendedAt = before.suspendedAt ?? at;
  const days = daysBetween(dayOf(suspendedAt, zone), dayOf(at, zone));
  const deadline = isDay(before.deadline)
    ? plusDays(before.deadline, days)
    : new Date(before.dueAt + at - suspendedAt).toISOString();
  const ladderFrom = before.ladderFrom + dueAtOf(deadline, zone) - before.dueAt;
  const milestones = before.milestones.map((one) => (one.past ? one : { ...one, date: plusDays(one.date, days) }));
  return { deadline, ladderFrom, milestones };
}

function daysBetween(first: Day, last: Day): number {
  return (Date.parse(last) - Date.parse(first)) / 86_400_000;
}
