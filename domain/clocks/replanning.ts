import type {
  Amended,
  CarriedOver,
  Event,
  ExtensionGranted,
  Planned,
  Reopened,
  Replanned,
  Resumed,
} from '../item/event';
import type { Item } from '../item/item';
import { planAgenda } from './agenda';
import { answersKept } from './answering';
import type { Clock } from './clock';
import { monthFrom, planCourse } from './course';
import { markOf, withoutReminders } from './marks';
import type { MovedOn } from './pause';
import { movedOn } from './pause';
import type { Month } from './reporting';
import { planReporting } from './reporting';
import type { VersionedRules } from './rules';

/** An event after which the clocks are planned anew. */
export type Moving =
  | Resumed
  | Reopened
  | ExtensionGranted
  | CarriedOver
  | Replanned
  | (Amended & { readonly deadline: NonNullable<Amended['deadline']> });

export function movesPlan(event: Event): event is Moving {
  return event.type === 'amended' ? event.deadline !== undefined : moving.has(event.type);
}

const moving: ReadonlySet<Event['type']> = new Set([
  'resumed',
  'reopened',
  'extension_granted',
  'carried_over',
  'replanned',
]);

/** The new plan of an item after an event that moved it; `item` is the item after that event, `before` the one before. */
export function planAfter(item: Item, before: Item, event: Moving, at: number, rules: VersionedRules): Planned {
  const { suspendedAt } = before;
  const moved = suspendedAt === null ? {} : movedOn(item, suspendedAt, at, rules);
  const owed = owes(item, suspendedAt);
  switch (event.type) {
    case 'resumed':
      return plan(item, at, rules, moved, owed);
    case 'extension_granted':
      return plan(item, at, rules, { deadline: event.extension.deadline, ladderFrom: at }, owed);
    case 'carried_over':
      return plan(item, at, rules, { deadline: event.deadline.deadline, ladderFrom: at }, owed);
    case 'reopened':
      return plan(item, at, rules, { deadline: event.deadline?.deadline ?? item.deadline, ladderFrom: at }, owed);
    case 'amended': {
      // While suspended, the new deadline counts from now on, and all else from the suspension.
      const { deadline } = event.deadline.to;
      return plan(item, at, rules, { ...moved, deadline, ladderFrom: at }, owed);
    }
    case 'replanned':
      return plan(item, at, rules, {}, owed, unheard(item, at, rules));
  }
}

/** Plans an item anew, `moved` by what has happened. Only what was moved goes on record, beside the plan. */
function plan(
  item: Item,
  at: number,
  rules: VersionedRules,
  moved: Partial<MovedOn>,
  owed: Month | null,
  due: readonly Clock[] = [],
): Planned {
  const stands = { ...item, ...moved };
  const { deadline, ladderFrom } = stands;
  const kept = [...answersKept(item, stands.notices, at, rules), ...due];
  const rung = deadline === item.deadline ? item.rung : withoutReminders(item.rung);
  const course = { ...stands, rung, from: at, kept, owed };
  return {
    type: 'planned',
    ...moved,
    ...{ deadline, ladderFrom, ...planCourse(course, rules) },
    reportMissing: item.reportMissing === monthFrom(course, rules) ? item.reportMissing : null,
    ...{ rules: rules.version, extensionsMax: rules.policy.extensionsMax },
  };
}

/**
 * Reminders that still go out though the new rules name a time gone by: the same deadline stands. Those that are due and
 * have not rung yet stay as they are; those that were still to come, and would have come by now, ring at once.
 */
function unheard(item: Item, at: number, rules: VersionedRules): Clock[] {
  const month = monthFrom({ from: at, issuedAt: item.issuedAt }, rules);
  const stands = ({ kind, of }: Clock) => kind === 'remind' || (kind === 'report' && of === month);
  const before = item.agenda.filter(stands);
  const { deadline, issuedAt: from, ladderFrom } = item;
  const anew = [...planAgenda({ ...rules, deadline, from, ladderFrom }).clocks, ...planReporting(month, item, rules)];
  const overtaken = anew.filter(
    (clock) => clock.at <= at && before.some((one) => one.at > at && markOf(one) === markOf(clock)),
  );
  return [...before.filter((clock) => clock.at <= at), ...overtaken.filter(stands)];
}

/** The month whose report is still wanted; none that fell due only while the item was suspended. */
function owes(item: Item, suspendedAt: number | null): Month | null {
  const wanted = item.agenda.find(({ kind }) => kind === 'report_missing');
  return wanted?.of && (suspendedAt === null || wanted.at <= suspendedAt) ? wanted.of : null;
}
