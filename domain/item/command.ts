import type { Actor } from '../people/roles';

/** 签收. */
export type Sign = { readonly type: 'sign' };

/** 报告进展: what was done, and what effect it had (成效). Percent 0–100; `reason` where it falls. */
export type Report = {
  readonly type: 'report';
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
  readonly standards: readonly { readonly id: string; readonly how: string }[];
};

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

/** 暂缓 and 撤销 are asked for, with a reason; a leader decides. */
export type Suspend = { readonly type: 'suspend'; readonly reason: string };
export type Cancel = { readonly type: 'cancel'; readonly reason: string };

/** 恢复: the remaining time runs on. */
export type Resume = { readonly type: 'resume' };

/** 批准 or 驳回 of what was asked for, by the request's id. */
export type Approve = { readonly type: 'approve'; readonly request: string };
export type Reject = { readonly type: 'reject'; readonly request: string; readonly reason: string };

/** What a person orders, without who and when. */
export type Order = Sign | Report | Submit | Accept | Return | Suspend | Resume | Cancel | Approve | Reject;
export type CommandType = Order['type'];

/** Every command, in the order of an item's life. */
export const commandTypes = [
  'sign',
  'report',
  'submit',
  'accept',
  'return',
  'suspend',
  'resume',
  'cancel',
  'approve',
  'reject',
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
