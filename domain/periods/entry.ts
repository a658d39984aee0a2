import { latenessOf } from '../clocks/lateness';
import { lightAt } from '../clocks/light';
import type { Month } from '../clocks/reporting';
import { firstMonth } from '../clocks/reporting';
import type { VersionedRules } from '../clocks/rules';
import type { Event } from '../item/event';
import { evolve } from '../item/evolve';
import type { Item, Light, State } from '../item/item';
import { isFinal, isWithOwner } from '../item/item';
import { ringOut } from '../item/ring-out';
import type { Entry } from '../ledger/entry';
import type { Settlement } from './settled';

/** A month as it is closed: what the ledger recorded after `from` and up to and with `cutOff`, epoch milliseconds. */
export type Window = { readonly month: Month; readonly from: number; readonly cutOff: number };

/** What an entry takes from the ledger. */
export type LedgerLine = Pick<Entry, 'seq' | 'recordedAt' | 'hash' | 'at' | 'actor' | 'events'>;

/** What happened to an item within a month, each so often. */
export const happenings = [
  'issued',
  'submitted',
  'returned',
  'accepted',
  'reopened',
  'suspended',
  'resumed',
  'cancelled',
  'extended',
  'carriedOver',
  'instructed',
  'urged',
] as const;
export type Happening = (typeof happenings)[number];

/** How an item stood when the month before was closed. */
export type StoodBefore = Pick<Item, 'state' | 'light' | 'step' | 'percent'>;

/**
 * An item's entry in a closed month (domain.md, "Month close", 2): how it stood at the cut-off, and what happened in
 * the month. Names are those of that time. It is computed from the item's ledger alone.
 */
export type PeriodEntry = {
  readonly task: string;
  readonly name: string;
  readonly number: number;
  readonly batch: string;
  readonly leadUnit: Item['leadUnit'];
  readonly coUnits: readonly string[];
  readonly owner: Item['owner'];
  readonly leader: Item['leader'];
  readonly deadline: string;
  readonly dueAt: number;
  readonly originalDeadline: string;
  readonly state: State;
  readonly light: Light;
  readonly step: number;
  /** Whether its step is one that the policy lists in the bulletin (通报). */
  readonly listed: boolean;
  readonly percent: number;
  /** Whether a report was wanted for the month, whether one was recorded in it, and when first (epoch milliseconds). */
  readonly reportDue: boolean;
  readonly reported: boolean;
  readonly reportedAt: number | null;
  readonly late: boolean;
  /** Local calendar days past the deadline, by the submission where there is one. */
  readonly daysOverdue: number;
  readonly effectRating: number | null;
  readonly happened: Readonly<Partial<Record<Happening, number>>>;
  /** Null where it was issued in this month. */
  readonly before: StoodBefore | null;
  /** Of what a sealed quarter found due: how it was settled. */
  readonly settled?: Settlement;
  /** And the deadline that it was carried over to, which may be of a time after the quarter's last cut-off. */
  readonly carriedTo?: string;
  /** Of a quarter: in how many of its months a report was due, and in how many it was missing. */
  readonly reports?: { readonly due: number; readonly missing: number };
  /** The version that it was taken from, and the hash of that ledger entry. */
  readonly version: number;
  readonly hash: string;
};

/** The rules that an item ran under, by its batch and its versions at the time. */
export type RulesFor = (item: Pick<Item, 'batch' | 'rules'>) => VersionedRules;

/**
 * The entry of an item in a month; null for one that was not open in it. The ledger is read up to the cut-off, and
 * clocks that should have rung by then are let ring: an engine that was away changes nothing.
 */
export function entryOf(ledger: readonly LedgerLine[], window: Window, rulesFor: RulesFor): PeriodEntry | null {
  const known = ledger.filter(({ recordedAt }) => recordedAt <= window.cutOff);
  const within = known.filter(({ recordedAt }) => recordedAt > window.from);
  let item: Item | null = null;
  let before: Item | null = null;
  let wasOpen = false;
  for (const line of known) {
    item = evolve(item, line);
    if (line.recordedAt <= window.from) before = item;
    else wasOpen ||= !isFinal(item);
  }
  const last = known.at(-1);
  if (!item || !last) return null;
  if (!wasOpen && (!before || isFinal(before))) return null;

  const rules = rulesFor(item);
  const stands = standingAt(item, last.at, window.cutOff, rules);
  const reportedAt = within.find(isReport)?.recordedAt ?? null;
  return {
    ...{ task: item.id, name: item.task, number: item.number, batch: item.batch },
    ...{ leadUnit: item.leadUnit, coUnits: item.coUnits, owner: item.owner, leader: item.leader },
    ...{ deadline: item.deadline, dueAt: item.dueAt, originalDeadline: item.originalDeadline },
    ...stands,
    listed: rules.policy.escalation[stands.step - 1]?.bulletin ?? false,
    reportDue: wantsReport(item, window, rules),
    reported: reportedAt !== null,
    reportedAt,
    ...overdue(item, window.cutOff, rules),
    effectRating: known.flatMap(({ events }) => events).findLast(isAccepted)?.effectRating ?? null,
    happened: happenedIn(within),
    before: before && standingAt(before, before.issuedAt, window.from, rulesFor(before)),
    ...{ version: item.version, hash: last.hash },
  };
}

/** Longer than any item runs, milliseconds: a hundred years. */
const beyondReasonMs = 36_525 * 86_400_000;

/**
 * How an item stands at an instant, with every clock rung that was due by then; `since` is when it was last touched.
 * Throws RangeError where that instant is none, or beyond reason: an open item's months would ring for ever.
 */
function standingAt(item: Item, since: number, at: number, rules: VersionedRules): StoodBefore {
  if (!(at - since <= beyondReasonMs)) throw new RangeError(`clocks cannot be rung from ${since} up to ${at}`);
  let stands = item;
  for (const { after } of ringOut(item, since, at, rules)) stands = after;
  const { state, step, percent } = stands;
  return { state, light: lightAt(stands, at), step, percent };
}

function overdue(item: Item, at: number, { zone }: VersionedRules): Pick<PeriodEntry, 'late' | 'daysOverdue'> {
  const { late, daysLate } = latenessOf(item, at, zone);
  return { late, daysOverdue: daysLate };
}

/** What was issued late in a month reports from the next on; who has nothing in hand has nothing to report. */
function wantsReport(item: Item, { month }: Window, { zone }: VersionedRules): boolean {
  return firstMonth(item.issuedAt, zone) <= month && (isWithOwner(item) || item.state === 'under_review');
}

/** The owner's side has reported, or submitted for review; a co-operating unit's report is its own part only. */
function isReport({ actor, events }: LedgerLine): boolean {
  return actor?.as !== 'co_unit' && events.some(({ type }) => type === 'reported' || type === 'submitted');
}

function isAccepted(event: Event) {
  return event.type === 'accepted';
}

const countedAs: Partial<Record<Event['type'], Happening>> = {
  issued: 'issued',
  submitted: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
  reopened: 'reopened',
  suspended: 'suspended',
  resumed: 'resumed',
  cancelled: 'cancelled',
  extension_granted: 'extended',
  carried_over: 'carriedOver',
  instructed: 'instructed',
  urged: 'urged',
};

function happenedIn(lines: readonly LedgerLine[]): PeriodEntry['happened'] {
  const counted: Partial<Record<Happening, number>> = {};
  for (const { events } of lines)
    for (const { type } of events) {
      const as = countedAs[type];
      if (as) counted[as] = (counted[as] ?? 0) + 1;
    }
  return counted;
}
