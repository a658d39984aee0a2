import type { Light, State, UnitName } from '../item/item';
import { isFinal, lights, states } from '../item/item';
import type { Happening, PeriodEntry } from './entry';
import { happenings } from './entry';

/** The figures of some entries. Items are counted by how they stood at the cut-off; the rest is what happened in the period. */
export type Tally = {
  readonly items: number;
  /** Neither accepted nor cancelled at the cut-off. */
  readonly open: number;
  readonly states: Readonly<Record<State, number>>;
  readonly lights: Readonly<Record<Light, number>>;
  /** Red at the cut-off. */
  readonly overdue: number;
  /** How many stand at each step of the ladder, the first step first. */
  readonly steps: readonly number[];
  /** Of a quarter the sums of its months'. */
  readonly reportsDue: number;
  readonly reportsMissing: number;
  /** Mean percentage of the items, to one decimal; null where there is none. */
  readonly percent: number | null;
  /** How far that mean has moved since the period before, items new in it counted from 0. */
  readonly moved: number | null;
  readonly happened: Readonly<Record<Happening, number>>;
};

export type UnitTally = Tally & { readonly unit: UnitName };

/** The figures of a period: overall, and of each lead unit by its code. */
export type Figures = { readonly overall: Tally; readonly units: readonly UnitTally[] };

/** Draws the figures up from the entries, and from nothing else: they can be recomputed by whoever has these. */
export function figuresOf(entries: readonly PeriodEntry[]): Figures {
  const byUnit = new Map<string, PeriodEntry[]>();
  for (const entry of entries) {
    const { code } = entry.leadUnit;
    const of = byUnit.get(code);
    if (of) of.push(entry);
    else byUnit.set(code, [entry]);
  }
  const units = [...byUnit.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    overall: tallyOf(entries),
    units: units.map(([code, of]) => ({ unit: { code, name: newestName(of) }, ...tallyOf(of) })),
  };
}

/** Whether an entry's owner owed a report for the month and gave none. */
export function isReportMissing({ reportDue, reported }: PeriodEntry): boolean {
  return reportDue && !reported;
}

/** How many reports an entry's owner owed and did not give: of a month one at most, of a quarter one for each of its months. */
export function reportsMissingOf(entry: PeriodEntry): number {
  return entry.reports?.missing ?? Number(isReportMissing(entry));
}

function tallyOf(entries: readonly PeriodEntry[]): Tally {
  const mean = meanOf(entries.map(({ percent }) => percent));
  return {
    items: entries.length,
    open: entries.filter((entry) => !isFinal(entry)).length,
    states: countBy(states, entries, ({ state }) => state),
    lights: countBy(lights, entries, ({ light }) => light),
    overdue: entries.filter(({ light }) => light === 'red').length,
    steps: stepsOf(entries),
    reportsDue: sumOf(entries, (entry) => entry.reports?.due ?? Number(entry.reportDue)),
    reportsMissing: sumOf(entries, reportsMissingOf),
    percent: mean,
    moved: meanOf(entries.map(({ percent, before }) => percent - (before?.percent ?? 0))),
    happened: happenedTo(entries),
  };
}

function stepsOf(entries: readonly PeriodEntry[]): number[] {
  const highest = entries.reduce((most, { step }) => Math.max(most, step), 0);
  return Array.from({ length: highest }, (_, index) => entries.filter(({ step }) => step === index + 1).length);
}

function happenedTo(entries: readonly PeriodEntry[]): Record<Happening, number> {
  const sum = (what: Happening) => sumOf(entries, ({ happened }) => happened[what] ?? 0);
  return Object.fromEntries(happenings.map((what) => [what, sum(what)])) as Record<Happening, number>;
}

function sumOf(entries: readonly PeriodEntry[], of: (entry: PeriodEntry) => number): number {
  return entries.reduce((sum, entry) => sum + of(entry), 0);
}

function countBy<Key extends string>(
  keys: readonly Key[],
  entries: readonly PeriodEntry[],
  keyOf: (entry: PeriodEntry) => Key,
): Record<Key, number> {
  const counted = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const entry of entries) counted[keyOf(entry)]++;
  return counted;
}

function meanOf(figures: readonly number[]): number | null {
  if (figures.length === 0) return null;
  return Math.round((figures.reduce((sum, figure) => sum + figure, 0) / figures.length) * 10) / 10;
}

/** A unit that was renamed within the period goes by the name of its newest item. */
function newestName(entries: readonly PeriodEntry[]): string {
  return entries.reduce((newest, entry) => (entry.task > newest.task ? entry : newest)).leadUnit.name;
}
