import type { WorkCalendar } from '../../domain/clocks/calendar';
import type { Clock } from '../../domain/clocks/clock';
import type { Month } from '../../domain/clocks/reporting';
import type { Event } from '../../domain/item/event';
import type { Item, Notice } from '../../domain/item/item';
import type { LetterKind } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import type { Relation } from '../../domain/people/roles';
import type { Tally } from '../../domain/periods/figures';
import type { Quarter } from '../../domain/periods/period';
import type { Policy } from '../../domain/policy';

/** Why a person gets a letter: by which relation to the item, their own or that of the person they stand in for. */
export type Concern = {
  readonly as: Relation;
  /** Whose substitute (B角) the reader is, where that is why. */
  readonly standsInFor: string | null;
  /** They are told by name: whose item it was, or who asked for something. */
  readonly named: boolean;
  /** Their unit, where it is not the item's lead unit: a head of a unit above, say. */
  readonly ofUnit: string | null;
};

/** The item as a letter tells of it. Instants are epoch milliseconds. */
export type LetterItem = Pick<
  Item,
  | 'id'
  | 'number'
  | 'task'
  | 'deadline'
  | 'dueAt'
  | 'state'
  | 'light'
  | 'standards'
  | 'percent'
  | 'issuedAt'
  | 'extensionsGranted'
  | 'ladderFrom'
  | 'returns'
> & {
  readonly leadUnit: string;
  readonly owner: string;
  readonly leader: string | null;
  readonly batch: { readonly title: string; readonly documentNo: string | null };
  /** The clocks that will still ring while the item stands as it does, the earliest first. */
  readonly clocks: readonly Clock[];
};

/** What was last reported (报告进展), by whom and when. */
export type LastReport = {
  readonly at: number;
  readonly by: string;
  readonly percent: number;
  readonly done: string;
};

/** What a return (退回) said: the reason, and the verdict on each standard. */
export type ReturnNote = {
  readonly by: string;
  readonly at: number;
  readonly reason: string;
  /** `met` is null where this review did not judge the standard. */
  readonly standards: readonly { readonly text: string; readonly met: boolean | null; readonly note: string | null }[];
};

/** What every letter has, whatever it is about. */
export type Envelope = {
  readonly locale: Locale;
  readonly zone: string;
  /** When it is written, and when it was due. */
  readonly now: number;
  readonly since: number;
  readonly reader: { readonly name: string; readonly address: string };
  readonly messageId: string;
  /** Where its button leads to. */
  readonly link: string;
  /** Where its reader can go without letters of its kind; null where nobody can. */
  readonly preferences: string | null;
};

/** Everything that a letter's text is made from; with the same facts it is the same letter, byte for byte. */
export type LetterFacts = Envelope & {
  readonly kind: LetterKind;
  readonly calendar: WorkCalendar;
  readonly policy: Policy;
  readonly concern: Concern;
  readonly item: LetterItem;
  /** The ledger entry that called for the letter: what happened, when, and by whom (null for a clock). */
  readonly entry: { readonly at: number; readonly by: string | null; readonly events: readonly Event[] };
  /** The names of accounts and units that its events know by id or code only. */
  readonly names: Readonly<Record<string, string>>;
  /** The supervision notice (督办单) that it is about. */
  readonly notice: Notice | null;
  /** The rungs that an overdue letter or an escalation stands for, from 1; empty for other kinds. */
  readonly steps: readonly number[];
  /** A reminder's duration, as the policy names it. */
  readonly by: string | null;
  readonly lastReport: LastReport | null;
  readonly returned: ReturnNote | null;
};

/** A matter that a digest tells, with what it would have said on its own. */
export type DigestLine = {
  readonly facts: LetterFacts;
  /** When it should have gone out, where that was earlier than this digest. */
  readonly dueEarlier: number | null;
};

/** An address that the mail server refuses for good. */
export type RefusedAddress = {
  readonly name: string;
  readonly unit: string;
  readonly address: string;
  /** How many letters to it were given up. */
  readonly letters: number;
  /** The server's own words. */
  readonly answer: string;
};

/** What the letter about a closed month (月结) is written from. */
export type MonthFacts = Envelope & {
  readonly kind: 'month_closed';
  readonly month: Month;
  /** Up to when it was closed, and whether that was before its own end. */
  readonly cutOff: number;
  readonly early: boolean;
  /** Whose substitute the reader is, where that is why. */
  readonly standsInFor: string | null;
  readonly overall: Tally;
};

/** An item that a quarter finds unsettled. */
export type UnsettledLine = Pick<Item, 'id' | 'number' | 'task' | 'deadline' | 'dueAt' | 'state'> & {
  readonly owner: string;
  /** Local calendar days past the deadline. */
  readonly daysOverdue: number;
  /** Whether a carry-over waits for a leader's decision. */
  readonly carryOver: boolean;
};

/** What the letter about a quarter's unsettled items (未清) is written from. */
export type UnsettledFacts = Envelope & {
  readonly kind: 'unsettled';
  readonly quarter: Quarter;
  /** What the reader, or whom they stand in for, is told as: of the items that they lead, or of all. */
  readonly as: Extract<Relation, 'leader' | 'secretariat'>;
  readonly standsInFor: string | null;
  /** How many there are, of which the first are listed, by unit; and how many of them name no leader in charge. */
  readonly total: number;
  readonly unnamed: number;
  readonly units: readonly {
    readonly name: string;
    readonly items: number;
    readonly lines: readonly UnsettledLine[];
  }[];
};

/** What a letter about a period is written from. */
export type PeriodFacts = MonthFacts | UnsettledFacts;

/** What the letter with a signed checkpoint is written from. */
export type CheckpointFacts = Envelope & {
  readonly kind: 'checkpoint';
  readonly number: number;
  /** It covers what was recorded up to and with this. */
  readonly upTo: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly keyId: string;
  /** The checkpoint as it is taken away: a file of JSON. */
  readonly file: string;
};

/** What the letter about a connection that was paused is written from. */
export type ConnectionFacts = Envelope & {
  readonly kind: 'connection_paused';
  readonly connection: string;
  readonly name: string;
  readonly address: string;
  /** Since when nothing has succeeded there. */
  readonly failingSince: number;
  readonly waiting: number;
  /** What was answered last. */
  readonly answer: string;
};

/** What a digest is written from: several matters to one person. */
export type DigestFacts = Envelope & {
  readonly kind: 'digest';
  /** A morning's; what could not be sent for half a day; or what could not wait and came all at once. */
  readonly cause: 'morning' | 'catch-up' | 'together';
  readonly lines: readonly DigestLine[];
  readonly refused: readonly RefusedAddress[];
};
