import type { Clock } from '../clocks/clock';
import type { Accept, Report, Return, Submit } from './command';
import type { Item, Light, Request } from './item';

/** The item as it was handed out (交办), with the plan of its clocks. */
export type Issued = {
  readonly type: 'issued';
  readonly item: Omit<Item, 'version' | 'state' | 'light' | 'suspendedAt' | 'requests' | 'ladderFrom'>;
};

/** The owner's side has taken the item on (签收), by signing or by its first report or submission. */
export type Signed = { readonly type: 'signed' };
export type Reported = Omit<Report, 'type'> & { readonly type: 'reported' };
export type Submitted = Omit<Submit, 'type'> & { readonly type: 'submitted' };
export type Accepted = Omit<Accept, 'type'> & { readonly type: 'accepted' };
export type Returned = Omit<Return, 'type'> & { readonly type: 'returned' };

/** Something was asked for that a leader decides; it stands open until then. */
export type Asked = { readonly type: 'asked'; readonly request: Request };
export type Approved = { readonly type: 'approved'; readonly request: string };
export type Rejected = { readonly type: 'rejected'; readonly request: string; readonly reason: string };

/** Every clock stands still (暂缓), ends (撤销), or runs on (恢复). */
export type Suspended = { readonly type: 'suspended'; readonly reason: string };
export type Cancelled = { readonly type: 'cancelled'; readonly reason: string };
export type Resumed = { readonly type: 'resumed' };

/** A new plan of the clocks, reckoned when the entry was recorded, after an event that moved the deadline. */
export type Planned = Pick<Item, 'deadline' | 'dueAt' | 'yellowAt' | 'ladderFrom' | 'agenda'> & {
  readonly type: 'planned';
};

/** The clocks that an entry used up; they ring no more, whether or not anybody was told. */
export type Rang = { readonly type: 'rang'; readonly clocks: readonly Clock[] };

/** A reminder before the deadline; of several missed ones, the last. */
export type Reminded = { readonly type: 'reminded'; readonly by: string };
export type Turned = { readonly type: 'turned'; readonly light: Light };

/** The ladder went up; `steps` are all the rungs that this one letter stands for. */
export type Escalated = { readonly type: 'escalated'; readonly step: number; readonly steps: readonly number[] };

/** A fact in an item's life, as the ledger keeps it. */
export type Event =
  | Issued
  | Signed
  | Reported
  | Submitted
  | Accepted
  | Returned
  | Asked
  | Approved
  | Rejected
  | Suspended
  | Cancelled
  | Resumed
  | Planned
  | Rang
  | Reminded
  | Turned
  | Escalated;
