import { inOrder } from '../clocks/clock';
import { planCourse } from '../clocks/course';
import { planMilestones } from '../clocks/milestones';
import type { VersionedRules } from '../clocks/rules';
import type { Person } from '../people/roles';
import type { Issued } from './event';
import type { UnitName } from './item';

/** What an item is made of when it is issued, its people and units found. */
export type Matter = {
  readonly id: string;
  readonly batch: string;
  readonly number: number;
  readonly task: string;
  readonly owner: Person;
  readonly leader: Person | null;
  readonly leadUnit: UnitName;
  readonly coUnits: readonly string[];
  readonly standards: readonly string[];
  readonly milestones: readonly { readonly name: string; readonly date: string }[];
  readonly deadline: string;
};

/** Makes items as they are handed out at an instant; those with one deadline share one plan, reckoned once. */
export function createIssuing(at: number, rules: VersionedRules): (matter: Matter) => Issued['item'] {
  const start = {
    ...{ from: at, issuedAt: at, ladderFrom: at, signFrom: at, signedAt: null, step: 0, milestones: [] },
    ...{ lastReportAt: null, reportMissing: null, owed: null, rung: [], kept: [] },
  };
  const courses = new Map<string, ReturnType<typeof planCourse>>();

  function courseOf(deadline: string) {
    const course = courses.get(deadline) ?? planCourse({ ...start, deadline }, rules);
    courses.set(deadline, course);
    return course;
  }

  return (matter) => {
    const { agenda, dueAt, yellowAt } = courseOf(matter.deadline);
    const milestones = matter.milestones.map((one, index) => ({ id: `m${index + 1}`, ...one, done: false }));
    return {
      ...matter,
      standards: matter.standards.map((text, index) => ({ id: `s${index + 1}`, text })),
      milestones,
      ...{ dueAt, yellowAt, step: 0, percent: 0, issuedAt: at },
      ...{ signedAt: null, submission: null, returns: 0, acceptedAt: null },
      agenda: inOrder([...agenda, ...planMilestones(milestones, at, rules)]),
      extensionsMax: rules.policy.extensionsMax,
      rules: rules.version,
    };
  };
}
