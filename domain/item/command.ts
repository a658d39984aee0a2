import type { Actor, Person } from '../people/roles';
import type { Quarter } from '../periods/period';
import type { UnitName } from './item';

/** A file that was handed in as evidence; what it holds is known by its SHA-256. */
export type Evidence = {
  readonly id: string;
  readonly sha256: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
};

type Proof = { readonly evidence?: readonly Evidence[] | undefined };

/** 签收. */
export type Sign = { readonly type: 'sign' };

/**
 * 报告进展: what was done, and what effect it had (成效). Percent 0–100; `reason` where it falls. `unit` is the
 * co-operating unit whose part is reported, where it is one that reports.
 */
export type Report = Proof & {
  readonly type: 'report';
  readonly unit?: UnitName | undefined;
  readonly percent: number;
  readonly done: string;
  readonly effect: string;
  readonly problems?: string | undefined;
  readonly next?: string | undefined;
  readonly reason?: string | undefined;
  readonly milestones?: readonly { readonly id: string; readonly done: boolean }[] | undefined;
};

/** 送审: how each standard was met. */
export type Submit = {
  readonly type: 'submit';
  readonly standards: readonly (Proof & { readonly id: string; readonly how: string })[];
};

/** 撤回送审: the clock runs on as if it had never stopped. */
export type Withdraw = { readonly type: 'withdraw' };

/** 销号: every standard judged met, and an effect rating 0–100. */
export type Accept = {
  readonly type: 'accept';
  readonly effectRating: number;
  readonly standards: readonly { readonly id: string; readonly met: boolean }[];
};

/** 退回: which standards are not met, and why. */
export type Return = {
  readonly type: 'return';
  readonly reason: string;
  readonly standards: readonly { readonly id: string; readonly met: boolean; readonly note?: string | undefined }[];
};

/** A deadline as written, and the last instant (epoch milliseconds) that is on time under it: no zone is reckoned here. */
export type NewDeadline = { readonly deadline: string; readonly dueAt: number };

/** 申请延期, and its decision. One waits at a time. */
export type RequestExtension = NewDeadline & { readonly type: 'request-extension'; readonly reason: string };
export type GrantExtension = { readonly type: 'grant-extension' };
export type RefuseExtension = { readonly type: 'refuse-extension'; readonly reason: string };

/** 调整: what is given changes; whoever is concerned is told. */
export type Amend = {
  readonly type: 'amend';
  readonly reason: string;
  /** With the unit that they are in: a unit's head may hand an item on within it. */
  readonly owner?: (Person & { readonly unit: string }) | undefined;
  readonly leader?: Person | null | undefined;
  readonly leadUnit?: UnitName | undefined;
  readonly coUnits?: readonly string[] | undefined;
  readonly deadline?: NewDeadline | undefined;
  /** The texts of all standards from now on; one that stays keeps its id. */
  readonly standards?: readonly string[] | undefined;
};

/** 暂缓, 撤销 and 恢复督办 are asked for, with a reason; a leader decides. */
export type Suspend = { readonly type: 'suspend'; readonly reason: string };
export type Cancel = { readonly type: 'cancel'; readonly reason: string };
export type Reopen = { readonly type: 'reopen'; readonly reason: string; readonly deadline?: NewDeadline | undefined };

/**
 * 结转: what will not be done in a quarter is carried over into a later one, outside the cap on extensions; a leader
 * decides. `quarterEnd` is the quarter's last instant (epoch milliseconds), since no zone is reckoned here.
 */
export type CarryOver = NewDeadline & {
  readonly type: 'carry-over';
  readonly period: Quarter;
  readonly quarterEnd: number;
  readonly reason: string;
};

/** 恢复: the remaining time runs on. */
export type Resume = { readonly type: 'resume' };

/** 批准 or 驳回 of what was asked for, by the request's id. */
export type Approve = { readonly type: 'approve'; readonly request: string };
export type Reject = { readonly type: 'reject'; readonly request: string; readonly reason: string };

/** 批示: words that stand on the item and go to its people at once. */
export type Instruct = { readonly type: 'instruct'; readonly text: string };

/** 催办 by hand, counted. */
export type Remind = { readonly type: 'remind'; readonly note?: string | undefined };

/** A supervision notice (督办单) taken note of, and answered. */
export type AcknowledgeNotice = { readonly type: 'acknowledge-notice'; readonly notice: string };
export type AnswerNotice = { readonly type: 'answer-notice'; readonly notice: string; readonly text: string };

/** The rules have changed (policy, holiday calendar, a month closed early): the clocks are reckoned again, with a note of why. */
export type Replan = { readonly type: 'replan'; readonly cause: 'policy' | 'calendar' | 'month' };

/** What a person orders, without who and when. */
export type Order =
  | Sign
  | Report
  | Submit
  | Withdraw
  | Accept
  | Return
  | RequestExtension
  | GrantExtension
  | RefuseExtension
  | Amend
  | Suspend
  | Resume
  | Cancel
  | Reopen
  | CarryOver
  | Approve
  | Reject
  | Instruct
  | Remind
  | AcknowledgeNotice
  | AnswerNotice
  | Replan;
export type CommandType = Order['type'];

/** Every command, in the order of an item's life. */
export const commandTypes = [
  'sign',
  'report',
  'submit',
  'withdraw',
  'accept',
  'return',
  'request-extension',
  'grant-extension',
  'refuse-extension',
  'amend',
  'suspend',
  'resume',
  'cancel',
  'reopen',
  'carry-over',
  'approve',
  'reject',
  'instruct',
  'remind',
  'acknowledge-notice',
  'answer-notice',
  'replan',
] as const satisfies readonly CommandType[];

/**
 * A command as it reaches a workflow: who, when (epoch milliseconds, by the API's clock) and, where the person
 * decided on a certain version, that version. One id has one outcome, however often it is sent.
 */
export type Command = {
  readonly id: string;
  readonly at: number;
  readonly actor: Actor;
  readonly ifVersion?: number | undefined;
  readonly order: Order;
};

/** The workflow's own clocks rang: every clock set for `now` or earlier is due. */
export type Tick = { readonly id: string; readonly now: number };
