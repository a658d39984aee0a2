import type { z } from 'zod';
import { runs } from '../../domain/clocks/clock';
import type { Month } from '../../domain/clocks/reporting';
import type { Item } from '../../domain/item/item';
import { lights, states } from '../../domain/item/item';
import type { Locale } from '../../domain/locale';
import { grouped } from '../periods/quarter/grouped';
import { presentAgenda } from '../tasks/detail/agenda';
import type { Moment } from '../tasks/present';
import { presentTask } from '../tasks/present';
import type { OnLadder, RedItem } from './data/red';
import type { Tally } from './data/tallies';
import type { overviewAnswer } from './schema';

type Overview = z.input<typeof overviewAnswer>;

/** How many items there are of each light and state, and what waits for whom. */
export function countsOf(tallies: readonly Tally[]): Pick<Overview, 'total' | 'light' | 'state' | 'waiting'> {
  const all = tallies.find(({ by }) => by === 'all');
  const sum = (by: Tally['by'], is: (one: Tally) => boolean) =>
    tallies.reduce((total, one) => total + (one.by === by && is(one) ? one.count : 0), 0);
  const state = fromNames(states, (name) => sum('state', (one) => one.state === name));
  return {
    total: all?.count ?? 0,
    light: fromNames(lights, (name) => sum('light', (one) => one.light === name)),
    state,
    waiting: { leader: all?.leader ?? 0, review: state.under_review, extension: all?.secretariat ?? 0 },
  };
}

/** This month's missing reports by lead unit, those with most first. */
export function missingOf(tallies: readonly Tally[], names: ReadonlyMap<string, string>): Overview['missing'] {
  const counted = grouped(
    tallies.filter(({ by }) => by === 'unit'),
    ({ unit }) => unit ?? '',
  );
  const units = [...counted].flatMap(([code, of]) => {
    const count = of.reduce((sum, { missing }) => sum + missing, 0);
    return count > 0 ? [{ unit: { code, name: names.get(code) ?? code }, count }] : [];
  });
  units.sort((a, b) => b.count - a.count || (a.unit.code < b.unit.code ? -1 : 1));
  return { count: tallies.find(({ by }) => by === 'all')?.missing ?? 0, units };
}

/** The rungs of the ladder, each with who has most red items on it; a rung on which nobody stands is named too. */
export function ladderOf(tallies: readonly Tally[], people: readonly OnLadder[]): Overview['ladder'] {
  const red = tallies.filter(({ by, light }) => by === 'light' && light === 'red');
  return [3, 2, 1].map((step) => ({
    step,
    count: red.reduce((sum, one) => sum + (one.step === step ? one.count : 0), 0),
    owners: people
      .filter((one) => one.step === step)
      .map(({ name, email, unit, unitName, count }) => ({
        ...{ owner: { name, email }, unit: { code: unit, name: unitName }, count },
      })),
  }));
}

/** What was due in each of some months, and how much of it is or was late; months without any are named too. */
export function trendOf(tallies: readonly Tally[], months: readonly Month[]): Overview['trend'] {
  const found = new Map(tallies.filter(({ by }) => by === 'month').map((one) => [one.month, one]));
  return months.map((month, at) => {
    const { count = 0, late = 0 } = found.get(at + 1) ?? {};
    return { month, due: count, late };
  });
}

/** A red item as a leader reads it: whose, since when, and what happens next if nobody acts. */
export function presentRed({ row, policy }: RedItem, locale: Locale, moment: Moment): Overview['red'][number] {
  const item = presentTask(row, moment);
  const { id, number, task, leadUnit, owner, leader, deadline, dueAt, step, daysLate, milestones, state } = item;
  const named = { agenda: row.agenda, notices: row.notices, milestones, state } as unknown as Item;
  const next = presentAgenda(named, policy, locale)[named.agenda.findIndex((clock) => runs(clock, named))];
  return {
    ...{ id, number, task, leadUnit, owner, leader, deadline, dueAt, step, daysLate },
    next: next ? { at: next.at, kind: next.kind, why: next.why } : null,
  };
}

function fromNames<Name extends string>(names: readonly Name[], of: (name: Name) => number): Record<Name, number> {
  return Object.fromEntries(names.map((name) => [name, of(name)])) as Record<Name, number>;
}
