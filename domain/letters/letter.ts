import { duration } from '../clocks/duration';
import type { Event } from '../item/event';
import { leaderDecides } from '../item/extensions';
import type { Item } from '../item/item';
import { isFinal, isWithOwner } from '../item/item';
import type { Entry } from '../ledger/entry';
import type { Reader } from '../people/directory';
import type { Relation } from '../people/roles';
import type { Policy } from '../policy';

/** What a letter is about; each kind has a text of its own. */
export const letterKinds = [
  /** 交办: the item is yours now. */
  'assignment',
  /** The item is no longer yours. */
  'released',
  'sign_chase',
  'reminder',
  'report_reminder',
  'report_missing',
  /** Something waits for review. */
  'review',
  'returned',
  /** Something waits for your decision. */
  'approval',
  /** What was decided or changed. */
  'decision',
  'accepted',
  'overdue',
  'escalation',
  /** 督办单, its answer, and what is told when none came. */
  'notice',
  'notice_answered',
  'notice_lapsed',
  /** 批示 and 催办. */
  'instruction',
  'urging',
] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Kinds that a person may go without; nothing that escalates, decides or hands out is among them. */
export const quietKinds = [
  'reminder',
  'report_reminder',
  'review',
  'accepted',
  'notice_answered',
] as const satisfies readonly LetterKind[];

/** Whether a person goes without letters of a kind. Nothing else than {@link quietKinds} can be silenced, whatever is stored. */
export function isQuiet(kind: LetterKind, { quiet = [] }: { readonly quiet?: readonly string[] }): boolean {
  return quiet.includes(kind) && (quietKinds as readonly string[]).includes(kind);
}

/**
 * Letters about no single item: a morning's digest, or what a mail server was away for; an address that is refused; a
 * month that has been closed, and what a quarter finds unsettled; a signed checkpoint of the record; a
 * connection that was paused.
 */
export const generalKinds = [
  ...(['digest', 'undeliverable', 'month_closed', 'unsettled'] as const),
  ...(['checkpoint', 'connection_paused'] as const),
] as const;
export type GeneralKind = (typeof generalKinds)[number];

/** Letters about a person's own account, sent at once and by themselves; what they say is kept nowhere. */
export const accountKinds = ['sign_in_code', 'invitation', 'token_made'] as const;
export type AccountKind = (typeof accountKinds)[number];

/** Those about a period, which their occasion names. */
export type PeriodKind = Extract<GeneralKind, 'month_closed' | 'unsettled'>;

/**
 * A letter that an entry calls for. `occasion` names the one matter it is about, so that (item, kind, occasion,
 * recipient) is never written twice.
 */
export type LetterWanted = {
  readonly kind: LetterKind;
  readonly occasion: string;
  readonly to: readonly Reader[];
  /** Accounts that are told by name, besides. */
  readonly people: readonly string[];
  /** The rung of the ladder it tells of; 0 for other kinds. */
  readonly step: number;
  /** Whether it waits for the morning's digest; all else goes out at once (domain.md, "Clocks"). */
  readonly gathered: boolean;
};

type After = Pick<Item, 'deadline' | 'returns' | 'owner' | 'extensionsGranted' | 'notices'>;

/** The letters that an entry calls for (domain.md, "Clocks"). `after` is the item after the entry. */
export function lettersFor(
  entry: Pick<Entry, 'seq' | 'events'>,
  after: After,
  policy: Pick<Policy, 'escalation' | 'digest'>,
): LetterWanted[] {
  return entry.events.flatMap((event) =>
    lettersOf(event, entry, after, policy).map((letter) => ({ people: [], step: 0, gathered: false, ...letter })),
  );
}

type Said = Pick<LetterWanted, 'kind' | 'occasion' | 'to'> & Partial<LetterWanted>;

function lettersOf(
  event: Event,
  { seq, events }: Pick<Entry, 'seq' | 'events'>,
  after: After,
  policy: Pick<Policy, 'escalation' | 'digest'>,
): Said[] {
  const inDigest = (by: string) => policy.digest && duration(by).calendar;
  switch (event.type) {
    case 'issued':
      return [{ kind: 'assignment', occasion: `issued@${seq}`, to: ['owner'] }];
    case 'sign_chased': {
      const to: Relation[] = event.step === 1 ? ['owner'] : ['owner', 'unit_head'];
      return [
        {
          kind: 'sign_chase',
          occasion: `sign${event.step}@${after.deadline}`,
          to,
          gathered: gathers(events, inDigest),
        },
      ];
    }
    case 'reminded':
      return [
        { kind: 'reminder', occasion: `${event.by}@${after.deadline}`, to: ['owner'], gathered: inDigest(event.by) },
      ];
    case 'report_chased': {
      const occasion = `${event.by}@${event.month}`;
      return [{ kind: 'report_reminder', occasion, to: ['owner'], gathered: inDigest(event.by) }];
    }
    case 'report_missed':
      return [{ kind: 'report_missing', occasion: `missing@${event.month}`, to: ['owner'], gathered: policy.digest }];
    case 'submitted':
      return [{ kind: 'review', occasion: `submitted@${seq}`, to: ['secretariat'], gathered: policy.digest }];
    case 'returned':
      return [{ kind: 'returned', occasion: `returned@${after.returns}`, to: ['owner'] }];
    case 'accepted':
      return [{ kind: 'accepted', occasion: `accepted@${seq}`, to: ['owner', 'unit_head'], gathered: policy.digest }];
    case 'asked':
      return [{ kind: 'approval', occasion: event.request.id, to: ['decider'] }];
    case 'extension_asked': {
      const to: Reader[] = [leaderDecides(after) ? 'decider' : 'secretariat'];
      return [{ kind: 'approval', occasion: `extension${event.extension.number}`, to }];
    }
    case 'extension_granted':
    case 'extension_refused':
      return [
        {
          kind: 'decision',
          occasion: `${event.type}@${seq}`,
          to: ['owner', 'unit_head'],
          people: [event.extension.by],
        },
      ];
    case 'approved':
    case 'rejected':
    case 'resumed':
      return [{ kind: 'decision', occasion: `${event.type}@${seq}`, to: ['owner', 'unit_head', 'secretariat'] }];
    case 'amended':
      return amendment(event, seq);
    case 'instructed':
      return [{ kind: 'instruction', occasion: `instructed@${seq}`, to: ['owner', 'unit_head', 'secretariat'] }];
    case 'urged':
      return [{ kind: 'urging', occasion: `urged@${event.count}`, to: ['owner'] }];
    case 'escalated': {
      const to = event.steps.flatMap((step) => policy.escalation[step - 1]?.to ?? []);
      const kind = event.step === 1 ? 'overdue' : 'escalation';
      const rung = event.ladder === undefined ? `step${event.step}` : `step${event.step}/${event.ladder}`;
      // Who gets the notice that comes with it is told of every step by that one letter.
      const noticed = events.some(({ type }) => type === 'noticed') ? answering : [];
      const others = [...new Set(to)].filter((one) => !noticed.includes(one));
      return [{ kind, occasion: `${rung}@${after.deadline}`, to: others, step: event.step }];
    }
    case 'noticed': {
      const above: Relation[] = event.notice.colour === 'red' ? ['leader', 'leading_group'] : [];
      return [{ kind: 'notice', occasion: event.notice.id, to: [...answering, ...above], step: event.notice.step }];
    }
    case 'notice_answered':
      if (event.along !== undefined) return [];
      return [
        { kind: 'notice_answered', occasion: event.notice, to: ['secretariat', 'leader'], gathered: policy.digest },
      ];
    case 'notice_lapsed':
      return [{ kind: 'notice_lapsed', occasion: event.notice, to: ['secretariat', 'leader'] }];
    default:
      return [];
  }
}

/** Who answers a notice (domain.md, "States of an item"). */
const answering: readonly Relation[] = ['owner', 'unit_head'];

/** The new owner gets the item, the one before is told that it is theirs no more; of other changes the owner's side is told. */
function amendment({ owner, ...change }: Extract<Event, { type: 'amended' }>, seq: number): Said[] {
  const occasion = `amended@${seq}`;
  const others = Object.keys(change).some((field) => field !== 'type' && field !== 'reason');
  return [
    ...(owner ? [{ kind: 'assignment' as const, occasion, to: ['owner' as const] }] : []),
    ...(owner ? [{ kind: 'released' as const, occasion, to: [], people: [owner.from.id] }] : []),
    ...(others ? [{ kind: 'decision' as const, occasion, to: ['owner' as const, 'unit_head' as const] }] : []),
  ];
}

/** A signing's clock says by its own duration whether it is counted in days. */
function gathers(events: Entry['events'], inDigest: (by: string) => boolean): boolean {
  const clocks = events.flatMap((event) => (event.type === 'rang' ? event.clocks : []));
  return clocks.some(({ kind, by }) => kind === 'sign' && inDigest(by));
}

/**
 * The kinds of letters that an entry calls back: what a review or a suspension made moot is told after all when the
 * item is with its owner again, where its matter still stands then.
 */
export function revivedBy(events: Entry['events']): LetterKind[] {
  const back = events.some(({ type }) => type === 'returned' || type === 'withdrawn' || type === 'resumed');
  return back ? ['overdue', 'escalation', 'notice', 'notice_lapsed'] : [];
}

/** What a waiting letter is held against just before it is sent. */
export type Matter = Pick<
  Item,
  'state' | 'light' | 'deadline' | 'returns' | 'requests' | 'extension' | 'notices' | 'reportMissing' | 'lastReportAt'
>;

/** A letter in the outbox; `writtenAt` is when its entry was recorded, epoch milliseconds. */
export type Waiting = Pick<LetterWanted, 'kind' | 'occasion'> & { readonly writtenAt: number };

/** Whether the matter of a letter still stands; a letter for a matter that is over is not sent. */
export function stillMatters(letter: Waiting, item: Matter): boolean {
  switch (letter.kind) {
    case 'assignment':
      return !isFinal(item);
    case 'sign_chase':
      return item.state === 'assigned';
    case 'returned':
      return item.state === 'in_progress' && letter.occasion === `returned@${item.returns}`;
    case 'reminder':
      return isOpenUnder(letter.occasion, item) && item.light !== 'red';
    case 'overdue':
    case 'escalation':
      return isOpenUnder(letter.occasion, item);
    case 'report_reminder':
      return isWithOwner(item) && (item.lastReportAt ?? 0) < letter.writtenAt;
    case 'report_missing':
      return isWithOwner(item) && letter.occasion === `missing@${item.reportMissing}`;
    case 'review':
      return item.state === 'under_review';
    case 'approval':
      return (
        item.requests.some(({ id }) => id === letter.occasion) ||
        letter.occasion === `extension${item.extension?.number}`
      );
    case 'urging':
      return isWithOwner(item);
    case 'notice':
    case 'notice_lapsed':
      return (
        isWithOwner(item) && item.notices.some(({ id, answeredAt }) => id === letter.occasion && answeredAt === null)
      );
    case 'released':
    case 'decision':
    case 'accepted':
    case 'instruction':
    case 'notice_answered':
      return true;
  }
}

/** The item is with its owner, and the deadline that the letter speaks of is still the one in force. */
function isOpenUnder(occasion: string, item: Matter): boolean {
  return isWithOwner(item) && occasion.endsWith(`@${item.deadline}`);
}
