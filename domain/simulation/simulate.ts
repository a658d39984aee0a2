import { isLate } from '../clocks/light';
import type { VersionedRules } from '../clocks/rules';
import { wallClock } from '../clocks/zone';
import type { Issued } from '../item/event';
import { evolve } from '../item/evolve';
import type { Item, State } from '../item/item';
import type { Directory } from '../people/directory';
import type { Behaviour, Habit } from './behaviour';
import { actsOn, habitOf } from './behaviour';
import { createChance } from './chance';
import type { DaysMail } from './mail-tally';
import { MailTally } from './mail-tally';
import type { SimulatedEntry } from './simulate-item';
import { simulateItem } from './simulate-item';

/** What is simulated: items as they would be handed out, and how people are supposed to act until when. */
export type Simulation = {
  readonly items: Iterable<Issued['item']>;
  readonly directory: Directory;
  readonly rules: VersionedRules;
  readonly behaviour: Behaviour;
  /** Of the mixture: the same seed gives the same year. */
  readonly seed: number;
  /** Epoch milliseconds. */
  readonly until: number;
};

/** What a batch will do (issue of a simulation): mails by day and person, steps, and the busiest mornings. */
export type Simulated = {
  readonly items: number;
  readonly states: Readonly<Partial<Record<State, number>>>;
  /** Items whose accepted submission was late, or that are red at the end. */
  readonly late: number;
  /** How many items reach each step of the ladder, by step. */
  readonly steps: Readonly<Record<string, number>>;
  readonly notices: number;
  readonly mails: readonly DaysMail[];
  /** The wall-clock minutes in which most clocks ring, the busiest first. */
  readonly peaks: readonly { readonly local: string; readonly clocks: number }[];
};

/** How many of the busiest minutes are told. */
const peaksTold = 10;

/** Runs a batch through its time on the rules alone. `breathe` is awaited now and then, so that others get their turn. */
export async function simulate(simulation: Simulation, breathe: () => Promise<void>): Promise<Simulated> {
  const { rules, behaviour, until } = simulation;
  const chance = createChance(simulation.seed);
  const lifeOf = createLives(until, rules);
  const mails = new MailTally(simulation.directory, rules, until);
  const tally = new Tally(rules.zone);
  for (const item of simulation.items) {
    const entries = lifeOf(item, habitOf(behaviour, chance()));
    mails.add(entries, item);
    tally.add(entries);
    if (tally.items % 100 === 0) await breathe();
  }
  return { ...tally.result(), mails: mails.all() };
}

/**
 * The life of an item with people of a habit. Items of one deadline and the same milestones live alike but for their
 * people, so that one life serves them all.
 */
function createLives(until: number, rules: VersionedRules) {
  const known = new Map<string, readonly SimulatedEntry[]>();

  return (item: Issued['item'], habit: Habit): readonly SimulatedEntry[] => {
    const { deadline, milestones, standards, issuedAt } = item;
    const key = JSON.stringify([deadline, issuedAt, milestones.map(({ date }) => date), standards.length, habit]);
    const entries = known.get(key) ?? live(item, habit, until, rules);
    known.set(key, entries);
    return entries;
  };
}

function live(item: Issued['item'], habit: Habit, until: number, rules: VersionedRules): SimulatedEntry[] {
  const issued = { seq: 1, at: item.issuedAt, actor: null, events: [{ type: 'issued' as const, item }] };
  const after = evolve(null, issued);
  return [{ ...issued, after }, ...simulateItem(after, actsOn(after, habit, until, rules), until, rules)];
}

class Tally {
  items = 0;
  private late = 0;
  private notices = 0;
  private readonly states: Partial<Record<State, number>> = {};
  private readonly steps: Record<string, number> = {};
  private readonly minutes = new Map<number, number>();

  constructor(private readonly zone: string) {}

  add(entries: readonly SimulatedEntry[]): void {
    const last = entries.at(-1)?.after;
    if (!last) return;
    this.items++;
    this.states[last.state] = (this.states[last.state] ?? 0) + 1;
    if (isLateAtEnd(last)) this.late++;
    for (const { at, events } of entries)
      for (const event of events) {
        if (event.type === 'noticed') this.notices++;
        if (event.type === 'escalated') for (const step of event.steps) this.steps[step] = (this.steps[step] ?? 0) + 1;
        if (event.type !== 'rang') continue;
        const minute = at - (at % 60_000);
        this.minutes.set(minute, (this.minutes.get(minute) ?? 0) + event.clocks.length);
      }
  }

  result(): Omit<Simulated, 'mails'> {
    const busiest = [...this.minutes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, peaksTold);
    const peaks = busiest.map(([at, clocks]) => ({ local: wallClock(at, this.zone).slice(0, 16), clocks }));
    return { items: this.items, states: this.states, late: this.late, steps: this.steps, notices: this.notices, peaks };
  }
}

function isLateAtEnd(item: Item): boolean {
  return item.light === 'red' || (item.state === 'accepted' && isLate(item, item.dueAt));
}
