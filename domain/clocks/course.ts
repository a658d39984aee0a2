import type { Item, Milestone } from '../item/item';
import { planAgenda } from './agenda';
import type { Clock } from './clock';
import { inOrder } from './clock';
import { planMilestones } from './milestones';
import type { Month } from './reporting';
import { firstMonth, later, monthAt, planReporting } from './reporting';
import type { Rules } from './rules';
import { planSigning } from './signing';

/** What the clocks of an item are planned from. */
export type Course = {
  readonly deadline: string;
  /** From when on: the issue, or what changed the plan. */
  readonly from: number;
  readonly issuedAt: number;
  /** From when the ladder counts where that is later than the deadline. */
  readonly ladderFrom: number;
  /** The rung reached: rungs up to it are not climbed again. */
  readonly step: number;
  /** Whether it still has to be signed for. */
  readonly unsigned: boolean;
  readonly milestones: readonly Milestone[];
  /** Clocks that stay as they are: those of notices, whose answers are due whatever else moves. */
  readonly kept: readonly Clock[];
};

/** Every clock of an item from an instant on (domain.md, "Clocks"), with its deadline and its yellow as instants. */
export function planCourse(course: Course, rules: Rules): Pick<Item, 'dueAt' | 'yellowAt' | 'agenda'> {
  const { from, ladderFrom, step } = course;
  const { clocks, dueAt, yellowAt } = planAgenda({ ...rules, deadline: course.deadline, from, ladderFrom });
  const agenda = [
    ...clocks.filter((clock) => clock.kind !== 'escalate' || clock.step > step),
    ...(course.unsigned ? planSigning(from, rules) : []),
    ...planMilestones(course.milestones, from, rules),
    ...planReporting(monthFrom(course, rules), from, rules),
    ...course.kept,
  ];
  return { dueAt, yellowAt, agenda: inOrder(agenda) };
}

/** The month whose report comes next: the running one, but none before the first that the item reports for. */
function monthFrom({ from, issuedAt }: Course, rules: Rules): Month {
  return later(firstMonth(issuedAt, rules.zone), monthAt(from, rules));
}
