import type { Clock } from '../clocks/clock';
import type { Person } from '../people/roles';
import type { Quarter } from '../periods/period';

/** 交办 · 推进中 · 待验收 · 已销号 · 暂缓 · 撤销 (domain.md, "States of an item"). */
export const states = ['assigned', 'in_progress', 'under_review', 'accepted', 'suspended', 'cancelled'] as const;
export type State = (typeof states)[number];

/** 亮灯 (domain.md, "Clocks"). */
export const lights = ['green', 'yellow', 'red', 'grey', 'blue'] as const;
export type Light = (typeof lights)[number];

/** A quality standard (质量标准), judged on its own. */
export type Standard = { readonly id: string; readonly text: string };

/** A stage aim (阶段目标) with its date, `YYYY-MM-DD`. */
export type Milestone = {
  readonly id: string;
  readonly name: string;
  readonly date: string;
  readonly done: boolean;
  /** Its date has gone by: until it is done, it keeps the item yellow. */
  readonly past?: true;
};

export type UnitName = { readonly code: string; readonly name: string };

/** A submission for review (送审): the clock stopped at `at`. */
export type Submission = { readonly by: string; readonly at: number };

/** What a leader may be asked for: 暂缓, 撤销, 恢复督办, 结转. */
export const requestKinds = ['suspend', 'cancel', 'reopen', 'carry_over'] as const;
export type RequestKind = (typeof requestKinds)[number];

/** What was asked for and waits for a leader's decision. */
export type Request = {
  readonly id: string;
  readonly kind: RequestKind;
  readonly by: string;
  readonly reason: string;
  /** A reopening may set a new deadline, and a carry-over does; `dueAt` is its last instant on time. */
  readonly deadline?: string | undefined;
  readonly dueAt?: number | undefined;
  /** The quarter that a carry-over takes it out of. */
  readonly period?: Quarter | undefined;
};

/** An extension (延期) that was asked for and waits; `number` counts those asked for, from 1. */
export type ExtensionRequest = {
  readonly number: number;
  readonly by: string;
  readonly deadline: string;
  readonly dueAt: number;
  readonly reason: string;
};

/** 督办单 go blue, then yellow, then red, as one after the other stays unanswered. */
export const noticeColours = ['blue', 'yellow', 'red'] as const;
export type NoticeColour = (typeof noticeColours)[number];

/** A numbered supervision notice (督办单) under the present deadline. */
export type Notice = {
  readonly id: string;
  /** As it stands on the letter: `督办〔2026〕12号`. */
  readonly number: string;
  readonly colour: NoticeColour;
  /** The rung of the ladder that it came with. */
  readonly step: number;
  /** The last instant on which an answer is in time. */
  readonly dueAt: number;
  readonly acknowledgedAt: number | null;
  readonly answeredAt: number | null;
};

/** By which versions of policy and holiday calendar the item's clocks were reckoned; 0 is what came with the product. */
export type RulesVersion = { readonly policy: number; readonly calendar: number };

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
  /** How often the ladder has begun anew: with an extension, an amended deadline, a reopening. */
  readonly ladders: number;
  /** From when the time to sign counts: the issue, moved on by every suspension. */
  readonly signFrom: number;
  readonly signedAt: number | null;
  readonly submission: Submission | null;
  readonly returns: number;
  readonly acceptedAt: number | null;
  readonly suspendedAt: number | null;
  /** Open requests, the oldest first. */
  readonly requests: readonly Request[];
  /** The deadline that it was issued with, whatever has become of it since. */
  readonly originalDeadline: string;
  /** An extension that waits for its decision; one at a time. */
  readonly extension: ExtensionRequest | null;
  readonly extensionsAsked: number;
  readonly extensionsGranted: number;
  /** How many extensions the policy allows. */
  readonly extensionsMax: number;
  /** The latest report or submission by the owner's side. */
  readonly lastReportAt: number | null;
  /** The month, `YYYY-MM`, whose report was not in when it was due, until it comes or the month ends. */
  readonly reportMissing: string | null;
  /** The notices under this deadline, the oldest first. */
  readonly notices: readonly Notice[];
  /** How often it was chased by hand (催办). */
  readonly urged: number;
  readonly rules: RulesVersion;
  /** What has been told and must not be told again when the clocks are planned anew (`markOf`). */
  readonly rung: readonly string[];
  /** Every clock still to ring, the earliest first. */
  readonly agenda: readonly Clock[];
};

/** Accepted and cancelled are final, but for a reopening (domain.md, "States of an item"). */
export function isFinal(item: Pick<Item, 'state'>): boolean {
  return item.state === 'accepted' || item.state === 'cancelled';
}

/** What an item starts out with, and what one that was issued by an earlier version of the product lacks. */
const fresh = {
  extension: null,
  extensionsAsked: 0,
  extensionsGranted: 0,
  extensionsMax: 2,
  lastReportAt: null,
  reportMissing: null,
  notices: [],
  urged: 0,
  rules: { policy: 0, calendar: 0 },
  ladders: 0,
  rung: [],
} as const;

type Fresh = keyof typeof fresh | 'originalDeadline' | 'signFrom';

/** An item of whatever age with every field of today's. */
export function whole(item: Omit<Item, Fresh> & Partial<Pick<Item, Fresh>>): Item {
  return { ...fresh, originalDeadline: item.deadline, signFrom: item.issuedAt, ...item };
}

/** Whether its owner has it in hand: the deadline's clocks run. */
export function isWithOwner(item: Pick<Item, 'state'>): boolean {
  return item.state === 'assigned' || item.state === 'in_progress';
}
