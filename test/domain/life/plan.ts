import type { Clock } from '../../../domain/clocks/clock';
import type { Item } from '../../../domain/item/item';
import type { Model, Replanned } from './model';

const kindsOf = (clocks: readonly Clock[], kind: Clock['kind']) => clocks.filter((clock) => clock.kind === kind);
const idsOf = (clocks: readonly Clock[], kind: Clock['kind']) => kindsOf(clocks, kind).map(({ of }) => of);

const namesSame = (one: Clock, other: Clock) => one.kind === other.kind && one.by === other.by && one.of === other.of;

/** Holds a new plan against what the rules say of it, whatever instants it has. `at` is when the plan was moved. */
export function holdsPlan(item: Item, model: Model, { dueAt, rulesAlone }: Replanned, at: number): void {
  const { agenda } = item;
  const open = model.clocks.left;
  if (dueAt !== 'moved on') expect(item.dueAt).toBe(dueAt);
  else expect(item.dueAt).toBeGreaterThanOrEqual(model.dueAt);
  const instants = agenda.map((clock) => clock.at);
  expect(instants).toEqual([...instants].sort((a, b) => a - b));

  // The ladder goes on above the rung that was reached; of reminders only those to come, or due and not yet rung, or
  // those that were to come and whose time the new rules have put before now.
  const rungs = model.policy.escalation.map((_, index) => index + 1).filter((rung) => rung > model.step);
  expect(kindsOf(agenda, 'escalate').map(({ step }) => step)).toEqual(rungs);
  for (const clock of [...kindsOf(agenda, 'remind'), ...kindsOf(agenda, 'report')])
    if (clock.at <= at && !open.some((one) => one.at > at && namesSame(one, clock))) expect(open).toContainEqual(clock);
  expect(kindsOf(agenda, 'red')).toHaveLength(item.dueAt >= at ? 1 : 0);
  expect(kindsOf(agenda, 'yellow').every((clock) => clock.at > at)).toBe(true);

  // Signing is chased as often as it had still to be.
  expect(kindsOf(agenda, 'sign').map(({ step }) => step)).toEqual(kindsOf(open, 'sign').map(({ step }) => step));
  expect(idsOf(agenda, 'milestone').sort()).toEqual(
    model.clocks.milestones.filter((id) => !model.clocks.isPast(id)).sort(),
  );
  const unanswered = model.notices.filter(({ id }) => idsOf(open, 'notice').includes(id)).map(({ id }) => id);
  expect(idsOf(agenda, 'notice').sort()).toEqual(unanswered.sort());
  holdsMonth(item, model);
  if (!rulesAlone) return;
  for (const kind of ['remind', 'escalate', 'sign', 'notice'] as const)
    expect(kindsOf(agenda, kind)).toEqual(kindsOf(open, kind));
}

/** One month runs; its report is asked for unless it is in, or known to be missing. */
function holdsMonth({ agenda, reportMissing }: Item, model: Model): void {
  const ends = kindsOf(agenda, 'month_end');
  expect(ends).toHaveLength(1);
  const [{ of, since } = { of: undefined, since: undefined }] = ends;
  const asking = agenda.filter(({ kind }) => kind === 'report' || kind === 'report_missing');
  for (const clock of asking) expect([clock.of, clock.since]).toEqual([of, since]);
  if (model.clocks.hasReported(since) || reportMissing !== null) expect(asking).toEqual([]);
  expect(reportMissing).toBe(model.clocks.missing === of ? model.clocks.missing : null);
}
