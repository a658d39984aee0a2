import type { Item } from '../item/item';
import { isWithOwner } from '../item/item';

/**
 * What a clock is for: a reminder, the lights, a rung of the ladder; signing overdue; a milestone's date gone by; a
 * month's report to remember, missing, or no longer wanted since the month has ended; a notice's answer overdue.
 */
export const clockKinds = [
  'remind',
  'yellow',
  'red',
  'escalate',
  'sign',
  'milestone',
  'report',
  'report_missing',
  'month_end',
  'notice',
] as const;
export type ClockKind = (typeof clockKinds)[number];

/** One clock of an item's agenda. Everything about zones and holidays was reckoned when it was planned. */
export type Clock = {
  readonly kind: ClockKind;
  /** When it rings, epoch milliseconds. */
  readonly at: number;
  /** The same instant as the organisation's wall clock shows it, `YYYY-MM-DD HH:mm:ss`, for people who read it. */
  readonly local: string;
  /** The policy's own words for it: the reminder's or the rung's duration. */
  readonly by: string;
  /** The rung, from 1, of an escalation, or the chase, from 1, of a signing; 0 for the other kinds. */
  readonly step: number;
  /** What it is about: a milestone's id, a month `YYYY-MM`, a notice's id. */
  readonly of?: string;
  /** From when on a report counts for its month, epoch milliseconds. */
  readonly since?: number;
  /** The calendar had no official notice for its year: working days were taken as Monday to Friday. */
  readonly assumed?: true;
};

/**
 * Whether a clock may ring in the item's present state. The deadline's clocks stop while an item is under review;
 * what turns it yellow goes on (domain.md, "Clocks").
 */
export function runs(clock: Clock, item: Pick<Item, 'state'>): boolean {
  if (clock.kind === 'sign') return item.state === 'assigned';
  return isWithOwner(item) || (item.state === 'under_review' && underReview.has(clock.kind));
}

const underReview: ReadonlySet<ClockKind> = new Set(['yellow', 'milestone', 'month_end']);

/** The next clock that can ring in the item's present state; undefined when none is to come. */
export function nextClock(item: Pick<Item, 'state' | 'agenda'>): Clock | undefined {
  return item.agenda.find((clock) => runs(clock, item));
}

/** Clocks as they will ring; of one instant the lower rung first. */
export function inOrder(clocks: readonly Clock[]): Clock[] {
  return [...clocks].sort((a, b) => a.at - b.at || a.step - b.step);
}

export function isSame(a: Clock, b: Clock): boolean {
  return a.kind === b.kind && a.at === b.at && a.step === b.step && a.by === b.by && a.of === b.of;
}

/** Whether the owner's side has reported since a clock's month began. */
export function hasReported(item: Pick<Item, 'lastReportAt'>, { since = 0 }: Pick<Clock, 'since'>): boolean {
  return item.lastReportAt !== null && item.lastReportAt >= since;
}
