import type { RulesVersion } from '../item/item';
import type { Policy } from '../policy';
import type { WorkCalendar } from './calendar';
import type { Clock } from './clock';
import type { Duration } from './duration';
import type { Day } from './zone';
import { dayOf, endOf, instantOf, plusDays, plusMonths, wallClock } from './zone';

/** The last instants of months that have been closed, by month (`YYYY-MM`), epoch milliseconds. */
export type CutOffs = ReadonlyMap<string, number>;

/** What clocks are reckoned by: the policy in force, the working days and the zone of the organisation. */
export type Rules = {
  readonly policy: Policy;
  readonly calendar: WorkCalendar;
  readonly zone: string;
  /** A month that was closed has ended with its close, whatever the policy names; the others end by the policy. */
  readonly closed?: CutOffs;
};

/** The same, with the versions that go on record. */
export type VersionedRules = Rules & { readonly version: RulesVersion };

type Said = Omit<Clock, 'local' | 'step'> & { readonly step?: number };

/** A clock with its instant as the wall clock shows it. */
export function clockAt(said: Said, zone: string): Clock {
  return { step: 0, ...said, local: wallClock(said.at, zone) };
}

/** A morning on which something goes out; `assumed` where its year has no official notice. */
export type Morning = { readonly at: number; readonly assumed?: true };

/** The morning (at the policy's hour) of a working day that was found by counting from another day. */
export function morningOf(day: Day, counted: Day, { policy, calendar, zone }: Rules): Morning {
  const known = calendar.covers(day) && calendar.covers(counted);
  return { at: instantOf(day, policy.remindAt, zone), ...(known ? {} : { assumed: true as const }) };
}

/** The last instant within a span of time: the end of its last working day (of none, that same day), or the time itself. */
export function endOfWorkingDays(
  from: number,
  span: Duration,
  { calendar, zone }: Pick<Rules, 'calendar' | 'zone'>,
): number {
  if (!span.calendar) return from + span.elapsed;
  const day = plusMonths(dayOf(from, zone), span.months);
  return endOf(span.days === 0 ? day : calendar.nthAfter(day, span.days), zone);
}

/** The first working morning after the local day of an instant that was itself reckoned from another. */
export function nextWorkingMorning(from: number, after: number, rules: Rules): Morning {
  const day = rules.calendar.nthAfter(dayOf(after, rules.zone), 1);
  return morningOf(day, plusDays(dayOf(from, rules.zone), 1), rules);
}
