import type { Clock } from '../clocks/clock';
import type { Person } from '../people/roles';
import type { Quarter } from '../periods/period';
import type {
  Accept,
  Amend,
  AnswerNotice,
  Instruct,
  NewDeadline,
  Remind,
  Replan,
  Report,
  Return,
  Submit,
} from './command';
import type { ExtensionRequest, Item, Light, Milestone, Notice, Request, RulesVersion } from './item';

/** What an item comes to have only after its issue. */
type Later =
  | 'version'
  | 'state'
  | 'light'
  | 'suspendedAt'
  | 'requests'
  | 'ladderFrom'
  | 'ladders'
  | 'signFrom'
  | 'rung'
  | 'originalDeadline'
  | 'extension'
  | 'extensionsAsked'
  | 'extensionsGranted'
  | 'lastReportAt'
  | 'reportMissing'
  | 'notices'
  | 'urged';

/** What items issued by the first version of the product lack. */
type Since = 'extensionsMax' | 'rules';

/** What an item says must be done, and how it is filed: no rule reads it, and nothing changes it. */
export type About = {
  readonly content: string;
  readonly category: string;
  readonly weight: number;
  readonly tags: readonly string[];
  /** To go on after its deadline (长期坚持). */
  readonly ongoing: boolean;
};

/** The item as it was handed out (交办), with the plan of its clocks. */
export type Issued = {
  readonly type: 'issued';
  readonly item: Omit<Item, Later | Since> & Partial<Pick<Item, Since>>;
  /** Entries from before it was kept lack it. */
  readonly about?: About;
};

/** The owner's side has taken the item on (签收), by signing or by its first report or submission. */
export type Signed = { readonly type: 'signed' };
/** With `part`, a co-operating unit has reported its own part: the item's percent is not its to move. */
export type Reported = Omit<Report, 'type'> & { readonly type: 'reported'; readonly part?: true };
export type Submitted = Omit<Submit, 'type'> & { readonly type: 'submitted' };
export type Withdrawn = { readonly type: 'withdrawn' };
export type Accepted = Omit<Accept, 'type'> & { readonly type: 'accepted' };
export type Returned = Omit<Return, 'type'> & { readonly type: 'returned' };

/** An extension was asked for, granted (the deadline moves, the present escalation ends) or refused. */
export type ExtensionAsked = { readonly type: 'extension_asked'; readonly extension: ExtensionRequest };
export type ExtensionGranted = {
  readonly type: 'extension_granted';
  readonly extension: ExtensionRequest;
  /** The deadline until then. */
  readonly from: string;
};
export type ExtensionRefused = {
  readonly type: 'extension_refused';
  readonly extension: ExtensionRequest;
  readonly reason: string;
};

/** Carried over out of a quarter (结转), with a leader's approval: an extension that no cap counts. */
export type CarriedOver = {
  readonly type: 'carried_over';
  readonly period: Quarter;
  readonly reason: string;
  /** The deadline until then. */
  readonly from: string;
  readonly deadline: NewDeadline;
};

/** What was changed, and what it was before, so that the history shows old and new. */
export type Amended = {
  readonly type: 'amended';
  readonly reason: string;
  readonly owner?: { readonly from: Person; readonly to: Person };
  readonly leader?: { readonly from: Person | null; readonly to: Person | null };
  readonly leadUnit?: { readonly from: Item['leadUnit']; readonly to: Item['leadUnit'] };
  readonly coUnits?: { readonly from: readonly string[]; readonly to: readonly string[] };
  readonly deadline?: { readonly from: string; readonly to: NonNullable<Amend['deadline']> };
  readonly standards?: { readonly from: Item['standards']; readonly to: Item['standards'] };
};

/** Something was asked for that a leader decides; it stands open until then. */
export type Asked = { readonly type: 'asked'; readonly request: Request };
export type Approved = { readonly type: 'approved'; readonly request: string };
export type Rejected = { readonly type: 'rejected'; readonly request: string; readonly reason: string };

/** Every clock stands still (暂缓), ends (撤销), or runs on (恢复); a final item is taken up again (回头看). */
export type Suspended = { readonly type: 'suspended'; readonly reason: string };
export type Cancelled = { readonly type: 'cancelled'; readonly reason: string };
export type Resumed = { readonly type: 'resumed' };
export type Reopened = { readonly type: 'reopened'; readonly reason: string; readonly deadline: NewDeadline | null };

/** Words of a leader (批示); a chase by hand (催办), the `count`-th. */
export type Instructed = Omit<Instruct, 'type'> & { readonly type: 'instructed' };
export type Urged = Omit<Remind, 'type'> & { readonly type: 'urged'; readonly count: number };

/** A supervision notice (督办单) was issued, taken note of, answered, or its answer did not come in time. */
export type Noticed = { readonly type: 'noticed'; readonly notice: Notice };
export type NoticeAcknowledged = { readonly type: 'notice_acknowledged'; readonly notice: string };
/** `along`: answered by the answer to another notice of the same step, which this names. */
export type NoticeAnswered = Omit<AnswerNotice, 'type'> & {
  readonly type: 'notice_answered';
  readonly late: boolean;
  readonly along?: string;
};
export type NoticeLapsed = { readonly type: 'notice_lapsed'; readonly notice: string };

/** The rules that the clocks are reckoned by have changed. */
export type Replanned = { readonly type: 'replanned'; readonly cause: Replan['cause'] };

/** A new plan of the clocks, reckoned when the entry was recorded, after an event that moved it. */
export type Planned = Pick<Item, 'deadline' | 'dueAt' | 'yellowAt' | 'ladderFrom' | 'agenda'> & {
  readonly type: 'planned';
  /** Where their dates have moved too. */
  readonly milestones?: readonly Milestone[];
  readonly notices?: readonly Notice[];
  readonly signFrom?: number;
  /** Null where the month whose report was missing is over. */
  readonly reportMissing?: string | null;
  readonly rules?: RulesVersion;
  readonly extensionsMax?: number;
};

/** Further clocks were set: a notice's answer, another month. */
export type Scheduled = { readonly type: 'scheduled'; readonly clocks: readonly Clock[] };

/** The clocks that an entry used up; they ring no more, whether or not anybody was told. */
export type Rang = { readonly type: 'rang'; readonly clocks: readonly Clock[] };

/** A reminder before the deadline; of several missed ones, the last. */
export type Reminded = { readonly type: 'reminded'; readonly by: string };
export type Turned = { readonly type: 'turned'; readonly light: Light };

/** It has not been signed for in time; `step` counts the chases. */
export type SignChased = { readonly type: 'sign_chased'; readonly step: number };

/** The report of a month is wanted (`by` before it is due, P0D on the day); or it has not come in time. */
export type ReportChased = { readonly type: 'report_chased'; readonly month: string; readonly by: string };
export type ReportMissed = { readonly type: 'report_missed'; readonly month: string };

/** The ladder went up; `steps` are all the rungs that this one letter stands for. */
export type Escalated = {
  readonly type: 'escalated';
  readonly step: number;
  readonly steps: readonly number[];
  /** How often the ladder had begun anew by then; left out for the first. */
  readonly ladder?: number;
};

/** A fact in an item's life, as the ledger keeps it. */
export type Event =
  | Issued
  | Signed
  | Reported
  | Submitted
  | Withdrawn
  | Accepted
  | Returned
  | ExtensionAsked
  | ExtensionGranted
  | ExtensionRefused
  | CarriedOver
  | Amended
  | Asked
  | Approved
  | Rejected
  | Suspended
  | Cancelled
  | Resumed
  | Reopened
  | Instructed
  | Urged
  | Noticed
  | NoticeAcknowledged
  | NoticeAnswered
  | NoticeLapsed
  | Replanned
  | Planned
  | Scheduled
  | Rang
  | Reminded
  | Turned
  | SignChased
  | ReportChased
  | ReportMissed
  | Escalated;
