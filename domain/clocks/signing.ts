import type { Clock } from './clock';
import type { Duration } from './duration';
import { duration } from './duration';
import type { Rules } from './rules';
import { clockAt, endOfWorkingDays, nextWorkingMorning } from './rules';

/** How often an item that nobody signs for is chased: its owner, then the head of the unit as well. */
const chases = [1, 2];

/**
 * 签收: expected within the policy's working days of the issue, chased on the first working morning after, and once
 * more when as much time again has gone by (domain.md, "States of an item", sign).
 */
export function planSigning(from: number, rules: Rules): Clock[] {
  const by = rules.policy.signWithin;
  return chases.map((step) => {
    const span = times(duration(by), step);
    const end = endOfWorkingDays(from, span, rules);
    return clockAt(
      { kind: 'sign', by, step, ...(span.calendar ? nextWorkingMorning(from, end, rules) : { at: end + 1 }) },
      rules.zone,
    );
  });
}

/** Under a policy of no time at all, the second chase comes a working day after the first. */
function times({ calendar, months, days, elapsed }: Duration, count: number): Duration {
  const none = calendar && months + days === 0;
  return { calendar, months: months * count, days: none ? count - 1 : days * count, elapsed: elapsed * count };
}
