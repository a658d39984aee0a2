import type { Milestone } from '../item/item';
import type { Clock } from './clock';
import type { Rules } from './rules';
import { clockAt } from './rules';
import { endOf } from './zone';

/** The clocks of milestones whose dates are still to come or have just gone by: each turns its item yellow as its day ends. */
export function planMilestones(milestones: readonly Milestone[], from: number, { zone }: Pick<Rules, 'zone'>): Clock[] {
  return milestones
    .filter(({ past }) => !past)
    .map(({ id, date }) =>
      clockAt({ kind: 'milestone', at: Math.max(from, endOf(date, zone) + 1), by: 'P0D', of: id }, zone),
    );
}
