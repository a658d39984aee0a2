import type { Policy } from '../policy';
import type { WorkCalendar } from './calendar';
import type { Clock } from './clock';
import { dueAtOf, isDay } from './deadline';
import type { Duration } from './duration';
import { duration } from './duration';
import type { Day } from './zone';
import { dayOf, instantOf, plusDays, plusMonths, wallClock } from './zone';

/** What an agenda is reckoned from. `from` is when it begins: the issue, or the change that moved the deadline. */
export type Plan = {
  readonly deadline: string;
  readonly from: number;
  readonly policy: Policy;
  readonly calendar: WorkCalendar;
  readonly zone: string;
  /** From which instant the ladder counts; left out, from the deadline, or from the issue where that was later. */
  readonly ladderFrom?: number;
};

/** The deadline as an instant, the instant of turning yellow, and every clock to come, the earliest first. */
export type Agenda = { readonly dueAt: number; readonly yellowAt: number; readonly clocks: readonly Clock[] };

/**
 * Reckons every clock of an item (domain.md, "Clocks"). All zone and holiday arithmetic of the product is done
 * here, outside workflow code; the result is kept in the ledger, so that the plan itself can be read there.
 */
export function planAgenda(plan: Plan): Agenda {
  const dueAt = dueAtOf(plan.deadline, plan.zone);
  const yellowAt = before(duration(plan.policy.yellowBefore), dueAt, plan);
  const clocks = [
    ...reminders(dueAt, plan),
    ...(yellowAt > plan.from && yellowAt <= dueAt ? [clock('yellow', yellowAt, plan.policy.yellowBefore)] : []),
    ...(dueAt >= plan.from ? [clock('red', dueAt + 1, 'P0D')] : []),
    ...rungs(dueAt, plan),
  ];
  const inOrder = clocks.sort((a, b) => a.at - b.at || a.step - b.step);
  return { dueAt, yellowAt, clocks: inOrder.map((clock) => ({ ...clock, local: wallClock(clock.at, plan.zone) })) };
}

/** A clock before its instant is put as the wall clock shows it. */
type Unread = Omit<Clock, 'local'>;

/** Reminders whose time has gone by at the start are not made up for: the assignment itself says the deadline. */
function reminders(dueAt: number, plan: Plan): Unread[] {
  const { calendar, zone } = plan;
  return nearestLast(plan.policy.remindBefore)
    .map((by) => {
      const span = duration(by);
      if (!span.calendar) return clock('remind', dueAt - span.elapsed, by);
      const wanted = minus(dayOf(dueAt, zone), span);
      const day = calendar.onOrBefore(wanted);
      return clock('remind', instantOf(day, plan.policy.remindAt, zone), by, 0, assumes(plan, day, wanted));
    })
    .filter(({ at }) => at > plan.from && at <= dueAt);
}

/** Reminders that a holiday brings onto one morning are told as one, by the last of them: the nearest to what is due. */
export function nearestLast(spans: readonly string[]): string[] {
  const length = (by: string) => {
    const { months, days, elapsed } = duration(by);
    return (months * 31 + days) * 86_400_000 + elapsed;
  };
  return [...spans].sort((a, b) => length(b) - length(a));
}

/** The ladder counts from the deadline, or from the issue where the deadline had already gone by by then. */
function rungs(dueAt: number, plan: Plan): Unread[] {
  const from = plan.ladderFrom ?? plan.from;
  const lastDay = dayOf(Math.max(dueAt, from), plan.zone);
  return plan.policy.escalation.map(({ after }, index) => {
    const span = duration(after);
    const step = index + 1;
    if (!span.calendar) return clock('escalate', Math.max(dueAt + 1, from) + span.elapsed, after, step);
    const start = plusMonths(lastDay, span.months);
    const day = plan.calendar.nthAfter(start, span.days);
    const assumed = assumes(plan, plusDays(start, 1), day);
    return clock('escalate', instantOf(day, plan.policy.remindAt, plan.zone), after, step, assumed);
  });
}

/** Whether any day that was looked at, from the first to the last, lies in a year without an official notice. */
function assumes({ calendar }: Plan, first: Day, last: Day): boolean {
  return !calendar.covers(first) || !calendar.covers(last);
}

/** `yellowBefore` counts calendar days from the deadline's day or wall-clock time, or elapsed time from its instant. */
function before(span: Duration, dueAt: number, plan: Plan): number {
  if (!span.calendar) return dueAt - span.elapsed;
  const day = minus(dayOf(dueAt, plan.zone), span);
  if (isDay(plan.deadline)) return instantOf(day, '00:00', plan.zone);
  const timeOfDay = wallClock(dueAt, plan.zone).slice(11);
  return Math.min(dueAt, instantOf(day, timeOfDay, plan.zone) + (dueAt % 1000));
}

function minus(day: Day, span: Duration): Day {
  return plusDays(plusMonths(day, -span.months), -span.days);
}

function clock(kind: Clock['kind'], at: number, by: string, step = 0, assumed = false): Unread {
  return { kind, at, by, step, ...(assumed ? { assumed: true as const } : {}) };
}
