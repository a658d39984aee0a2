import type { Clock } from './clock';
import { duration } from './duration';
import type { Rules } from './rules';
import { clockAt, workingMorningAfter } from './rules';

/** How often an item that nobody signs for is chased: its owner, then the head of the unit as well. */
const chases = [1, 2];

/**
 * 签收: expected within the policy's working days of the issue, chased on the first working morning after, and once
 * more when as much time again has gone by (domain.md, "States of an item", sign).
 */
export function planSigning(from: number, rules: Rules): Clock[] {
  const within = rules.policy.signWithin;
  return chases.map((step) =>
    clockAt(
      { kind: 'sign', by: within, step, ...workingMorningAfter(from, duration(within), step, rules) },
      rules.zone,
    ),
  );
}
