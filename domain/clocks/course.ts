import type { Item } from '../item/item';
import { planAgenda } from './agenda';
import type { Clock } from './clock';
import { inOrder } from './clock';
import { markOf } from './marks';
import { planMilestones } from './milestones';
import type { Month } from './reporting';
import { firstMonth, later, monthAt, planReporting } from './reporting';
import type { Rules } from './rules';
import { planSigning } from './signing';

/** What the clocks of an item are planned from: how it stands, but for what a change of plan has moved. */
export type Course = Pick<
  Item,
  | 'deadline'
  | 'issuedAt'
  | 'ladderFrom'
  | 'step'
  | 'signFrom'
  | 'signedAt'
  | 'milestones'
  | 'lastReportAt'
  | 'reportMissing'
  | 'rung'
> & {
  /** From when on: the issue, or what changed the plan. */
  readonly from: number;
  /** Clocks that stay as they are: those of notices, whose answers are due whatever else moves, and what is due by now. */
  readonly kept: readonly Clock[];
  /** The month whose report was asked for before, and is still wanted though it be overdue by now. */
  readonly owed: Month | null;
};

/** Every clock of an item from an instant on (domain.md, "Clocks"), with its deadline and its yellow as instants. */
export function planCourse(course: Course, rules: Rules): Pick<Item, 'dueAt' | 'yellowAt' | 'agenda'> {
  const { from, ladderFrom, step, signFrom, rung } = course;
  const { clocks, dueAt, yellowAt } = planAgenda({ ...rules, deadline: course.deadline, from, ladderFrom });
  const planned = [
    ...clocks.filter((clock) => clock.kind !== 'escalate' || clock.step > step),
    ...(course.signedAt === null ? planSigning(signFrom, rules) : []),
    ...planMilestones(course.milestones, from, rules),
    ...reports(course, rules),
  ];
  const told = new Set([...rung, ...course.kept.map(markOf)]);
  const untold = planned.filter((clock) => !told.has(markOf(clock) ?? ''));
  return { dueAt, yellowAt, agenda: inOrder([...untold, ...course.kept]) };
}

/** The month whose report comes next: the running one, but none before the first that the item reports for. */
export function monthFrom({ from, issuedAt }: Pick<Course, 'from' | 'issuedAt'>, rules: Rules): Month {
  return later(firstMonth(issuedAt, rules.zone), monthAt(from, rules));
}

/** What has gone by is not asked for, but where it had been; of a report that is known to be missing only the end is left. */
function reports(course: Course, rules: Rules): Clock[] {
  const month = monthFrom(course, rules);
  return planReporting(month, course, rules).filter(({ kind, at }) => {
    if (kind === 'month_end') return true;
    if (course.reportMissing === month) return false;
    return at > course.from || (kind === 'report_missing' && course.owed === month);
  });
}
