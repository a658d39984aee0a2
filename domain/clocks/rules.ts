import type { RulesVersion } from '../item/item';
import type { Policy } from '../policy';
import type { WorkCalendar } from './calendar';
import type { Clock } from './clock';
import type { Duration } from './duration';
import type { Day } from './zone';
import { dayOf, instantOf, plusMonths, wallClock } from './zone';

/** What clocks are reckoned by: the policy in force, the working days and the zone of the organisation. */
export type Rules = { readonly policy: Policy; readonly calendar: WorkCalendar; readonly zone: string };

/** The same, with the versions that go on record. */
export type VersionedRules = Rules & { readonly version: RulesVersion };

type Said = Omit<Clock, 'local' | 'step'> & { readonly step?: number };

/** A clock with its instant as the wall clock shows it. */
export function clockAt(said: Said, zone: string): Clock {
  return { step: 0, ...said, local: wallClock(said.at, zone) };
}

/** A morning on which something goes out; `assumed` where its year has no official notice. */
export type Morning = { readonly at: number; readonly assumed?: true };

/** The morning (at the policy's hour) of a working day. */
export function morningOf(day: Day, { policy, calendar, zone }: Rules): Morning {
  return { at: instantOf(day, policy.remindAt, zone), ...(calendar.covers(day) ? {} : { assumed: true as const }) };
}

/** The n-th working morning after the local day of an instant, where the span is in days; else the elapsed time after it. */
export function workingMorningAfter(from: number, span: Duration, times: number, rules: Rules): Morning {
  if (!span.calendar) return { at: from + span.elapsed * times };
  const start = plusMonths(dayOf(from, rules.zone), span.months * times);
  return morningOf(rules.calendar.nthAfter(start, span.days * times + 1), rules);
}
