import type { Clock } from '../clocks/clock';
import type { Person } from '../people/roles';

/** 交办 · 推进中 · 待验收 · 已销号 · 暂缓 · 撤销 (domain.md, "States of an item"). */
export const states = ['assigned', 'in_progress', 'under_review', 'accepted', 'suspended', 'cancelled'] as const;
export type State = (typeof states)[number];

/** 亮灯 (domain.md, "Clocks"). */
export const lights = ['green', 'yellow', 'red', 'grey', 'blue'] as const;
export type Light = (typeof lights)[number];

/** A quality standard (质量标准), judged on its own. */
export type Standard = { readonly id: string; readonly text: string };

/** A stage aim (阶段目标) with its date, `YYYY-MM-DD`. */
export type Milestone = { readonly id: string; readonly name: string; readonly date: string; readonly done: boolean };

export type UnitName = { readonly code: string; readonly name: string };

/** A submission for review (送审): the clock stopped at `at`. */
export type Submission = { readonly by: string; readonly at: number };

/** What was asked for and waits for a leader's decision. */
export type Request = {
  readonly id: string;
  readonly kind: 'suspend' | 'cancel';
  readonly by: string;
  readonly reason: string;
};

/**
 * A key-task item (重点任务) as its workflow knows it: the fold of its ledger. Instants are epoch milliseconds.
 * What only readers need (texts of reports, say) stays in the ledger.
 */
export type Item = {
  readonly id: string;
  readonly batch: string;
  readonly number: number;
  readonly task: string;
  readonly owner: Person;
  readonly leader: Person | null;
  readonly leadUnit: UnitName;
  readonly coUnits: readonly string[];
  readonly standards: readonly Standard[];
  readonly milestones: readonly Milestone[];
  /** As the organisation writes it: a date (the end of that local day) or an instant. */
  readonly deadline: string;
  /** The last instant that is still on time. */
  readonly dueAt: number;
  /** From when on it is yellow. */
  readonly yellowAt: number;
  readonly state: State;
  readonly light: Light;
  /** The highest rung of the ladder reached under this deadline; 0 none. */
  readonly step: number;
  readonly percent: number;
  /** The number of ledger entries; the item's version. */
  readonly version: number;
  readonly issuedAt: number;
  /** From when the ladder counts where that is later than the deadline: the issue, moved on by every suspension. */
  readonly ladderFrom: number;
  readonly signedAt: number | null;
  readonly submission: Submission | null;
  readonly returns: number;
  readonly acceptedAt: number | null;
  readonly suspendedAt: number | null;
  /** Open requests, the oldest first. */
  readonly requests: readonly Request[];
  /** Every clock still to ring, the earliest first. */
  readonly agenda: readonly Clock[];
};

/** Accepted and cancelled are final, but for a reopening (domain.md, "States of an item"). */
export function isFinal(item: Pick<Item, 'state'>): boolean {
  return item.state === 'accepted' || item.state === 'cancelled';
}
