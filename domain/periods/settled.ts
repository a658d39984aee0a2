import { cutOffOf } from '../clocks/reporting';
import type { Rules } from '../clocks/rules';
import { endOf } from '../clocks/zone';
import { evolve } from '../item/evolve';
import type { Item, State } from '../item/item';
import { isFinal } from '../item/item';
import type { LedgerLine } from './entry';
import type { Quarter } from './period';
import { lastDayOf, monthBefore, monthsOf } from './period';

/** A quarter as its items are settled by. Instants are epoch milliseconds. */
export type QuarterSpan = {
  readonly quarter: Quarter;
  /** The cut-off of the month before it: what is recorded later is of this quarter. */
  readonly begins: number;
  /** The cut-off of its last month: what is issued later is not of this quarter. */
  readonly until: number;
  /** The last instant of its last calendar day: what is due by then is due by its end. */
  readonly ends: number;
};

/** How an item that was due may be settled (domain.md, "Quarter clear"). */
export const settlements = ['accepted', 'cancelled', 'suspended', 'carried_over'] as const;
export type Settlement = (typeof settlements)[number];

/** What of an item decides whether a quarter's end finds it due, and settled. */
export type Holding = {
  readonly state: State;
  /** The last instant on time of the deadline in force now. */
  readonly dueAt: number;
  /** That of the deadline in force when the quarter began, or at its issue if later. */
  readonly dueThen: number;
  /** When its issue was recorded. */
  readonly issuedAt: number;
  /** Whether it was open at any time since the quarter began. */
  readonly wasOpen: boolean;
  /** Whether its last carry-over went beyond the quarter, and no deadline since has brought it back. */
  readonly carried: boolean;
};

/** The bounds of a quarter, by the months that are closed, else by the policy. */
export function spanOf(quarter: Quarter, rules: Pick<Rules, 'policy' | 'zone' | 'closed'>): QuarterSpan {
  const [first, , last] = monthsOf(quarter);
  return {
    quarter,
    begins: cutOffOf(monthBefore(first), rules),
    until: cutOffOf(last, rules),
    ends: endOf(lastDayOf(quarter), rules.zone),
  };
}

/**
 * Whether an item was due by the end of a quarter: an extension granted within it takes nothing off the list. What was
 * over before the quarter began, and has stayed so, is none of its business, nor is what was issued after it.
 */
export function isDueBy({ dueThen, issuedAt, wasOpen }: Holding, { until, ends }: QuarterSpan): boolean {
  return dueThen <= ends && issuedAt <= until && wasOpen;
}

/** How an item that was due is settled as it stands; null where it is not. Under review is not settled. */
export function settlementOf({ state, dueAt, carried }: Holding, { ends }: QuarterSpan): Settlement | null {
  switch (state) {
    case 'accepted':
    case 'cancelled':
    case 'suspended':
      return state;
    case 'assigned':
    case 'in_progress':
    case 'under_review':
      return carried && dueAt > ends ? 'carried_over' : null;
  }
}

/** The same facts of an item from its whole ledger; null for an empty one. */
export function holdingOf(ledger: readonly LedgerLine[], { begins, ends }: QuarterSpan): Holding | null {
  const [issue] = ledger;
  if (!issue) return null;
  let item: Item | null = null;
  let dueThen: number | null = null;
  let wasOpen = false;
  let carried = false;
  for (const line of ledger) {
    item = evolve(item, line);
    if (dueThen === null || line.recordedAt <= begins) {
      dueThen = item.dueAt;
      wasOpen = !isFinal(item);
    }
    wasOpen ||= !isFinal(item);
    if (line.events.some(({ type }) => type === 'carried_over')) carried = true;
    if (item.dueAt <= ends) carried = false;
  }
  if (!item || dueThen === null) return null;
  const { state, dueAt } = item;
  return { state, dueAt, dueThen, issuedAt: issue.recordedAt, wasOpen, carried };
}
