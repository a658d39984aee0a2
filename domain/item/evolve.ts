import type { Clock } from '../clocks/clock';
import { hasReported, inOrder, isSame } from '../clocks/clock';
import { isWanting, lightAt } from '../clocks/light';
import { markOf, withoutReminders } from '../clocks/marks';
import type { Entry } from '../ledger/entry';
import type { Amended, Event, Reported } from './event';
import type { Item, Notice } from './item';
import { whole } from './item';

/** What an entry tells the fold: everything but its place in the hash chain. */
export type Told = Pick<Entry, 'seq' | 'at' | 'actor' | 'events'>;

/**
 * The item after an entry of its ledger; `before` is null for the first one. Throws where the entry is not the one
 * that follows, or where the ledger does not begin with the issue, and only there: a gap must never pass for a history.
 */
export function evolve(before: Item | null, entry: Told): Item {
  const last = before?.version ?? 0;
  if (entry.seq !== last + 1) throw new Error(`ledger entry ${entry.seq} does not follow entry ${last}`);
  let item = before;
  for (const event of entry.events) item = apply(item, event, entry);
  if (!item) throw new Error(`ledger entry ${entry.seq} came before the item was issued`);
  return { ...item, version: entry.seq };
}

/** The item as its whole ledger tells it: what the workflow, the read model and an auditor must agree on. */
export function fold(entries: readonly Told[]): Item {
  let item: Item | null = null;
  for (const entry of entries) item = evolve(item, entry);
  if (!item) throw new Error('an empty ledger tells of no item');
  return item;
}

function apply(item: Item | null, event: Event, entry: Told): Item {
  if (event.type === 'issued') {
    if (item) throw new Error(`ledger entry ${entry.seq} issues an item that was issued before`);
    const unmoved = { version: entry.seq, state: 'assigned', light: 'green', suspendedAt: null, requests: [] } as const;
    return lit(whole({ ...event.item, ...unmoved, ladderFrom: event.item.issuedAt }), entry.at);
  }
  if (!item) throw new Error(`ledger entry ${entry.seq} (${event.type}) came before the item was issued`);
  switch (event.type) {
    case 'signed':
      return { ...item, state: 'in_progress', signedAt: entry.at, agenda: without(item, 'sign') };
    case 'reported':
      return relit(item, {
        ...heardFrom(item, entry),
        // Entries from before parts were marked moved the percent, and always will.
        percent: event.part ? item.percent : event.percent,
        milestones: reached(item, event),
      });
    case 'submitted':
      return lit(
        { ...heardFrom(item, entry), state: 'under_review', submission: { by: entry.actor?.id ?? '', at: entry.at } },
        atLeast(item, entry.at),
      );
    case 'accepted':
      return lit({ ...ended(item), state: 'accepted', acceptedAt: entry.at, percent: 100 }, entry.at);
    case 'returned':
      return lit({ ...runningOn(item, entry.at), returns: item.returns + 1 }, atLeast(item, entry.at));
    case 'withdrawn':
      return lit(runningOn(item, entry.at), atLeast(item, entry.at));
    case 'extension_asked':
      return { ...item, extension: event.extension, extensionsAsked: event.extension.number };
    case 'extension_granted':
      return { ...atStart(item), extension: null, extensionsGranted: item.extensionsGranted + 1 };
    case 'carried_over':
      return { ...atStart(item), extension: null };
    case 'extension_refused':
      return { ...item, extension: null };
    case 'amended':
      return amended(item, event, entry.at);
    case 'asked':
      return { ...item, requests: [...item.requests, event.request] };
    case 'approved':
    case 'rejected':
      return { ...item, requests: item.requests.filter(({ id }) => id !== event.request) };
    case 'suspended':
      return lit({ ...item, state: 'suspended', suspendedAt: entry.at }, entry.at);
    case 'cancelled':
      return lit({ ...ended(item), state: 'cancelled' }, entry.at);
    case 'resumed':
      return { ...item, state: item.signedAt === null ? 'assigned' : 'in_progress', suspendedAt: null };
    case 'reopened':
      return { ...atStart(item), state: 'in_progress', acceptedAt: null, submission: null };
    case 'urged':
      return { ...item, urged: event.count };
    case 'noticed':
      return { ...item, notices: [...item.notices, event.notice] };
    case 'notice_acknowledged':
      return noted(item, event.notice, { acknowledgedAt: entry.at });
    case 'notice_answered':
      return noted(item, event.notice, { answeredAt: entry.at });
    case 'planned': {
      const { type, ...plan } = event;
      const rung = plan.deadline === item.deadline ? item.rung : withoutReminders(item.rung);
      return lit({ ...item, ...plan, rung }, entry.at);
    }
    case 'scheduled':
      return { ...item, agenda: inOrder([...item.agenda, ...event.clocks]) };
    case 'rang':
      return rungOut(item, event.clocks);
    case 'turned':
      return { ...item, light: event.light };
    case 'escalated':
      return { ...item, step: Math.max(item.step, event.step) };
    case 'instructed':
    case 'reminded':
    case 'sign_chased':
    case 'report_chased':
    case 'report_missed':
    case 'notice_lapsed':
    case 'replanned':
      return item;
  }
}

/** After clocks have rung: they ring no more, and what they found wanting stands on the item. */
export function rungOut(item: Item, clocks: readonly Clock[]): Item {
  const marks = clocks.flatMap((clock) => markOf(clock) ?? []);
  let after: Item = {
    ...item,
    agenda: item.agenda.filter((clock) => !clocks.some((rung) => isSame(rung, clock))),
    rung: marks.length > 0 ? [...item.rung, ...marks] : item.rung,
  };
  for (const clock of clocks) {
    if (clock.kind === 'milestone') after = { ...after, milestones: gone(after, clock.of) };
    if (clock.kind === 'report_missing' && !hasReported(item, clock))
      after = { ...after, reportMissing: clock.of ?? null };
    if (clock.kind === 'month_end') after = monthOver(after, clock.of);
  }
  return after;
}

/** With its month over, a report is wanted no more: not even one whose clocks stood still under review. */
function monthOver(item: Item, month: string | undefined): Item {
  return {
    ...item,
    reportMissing: item.reportMissing === month ? null : item.reportMissing,
    agenda: item.agenda.filter((clock) => !asksForReport(clock) || clock.of !== month),
    rung: item.rung.filter((mark) => !mark.startsWith(`report/${month}/`)),
  };
}

function asksForReport({ kind }: Clock): boolean {
  return kind === 'report' || kind === 'report_missing';
}

function gone(item: Item, milestone: string | undefined): Item['milestones'] {
  return item.milestones.map((one) => (one.id === milestone ? { ...one, past: true as const } : one));
}

/** A report or submission by the owner's side is the month's report; a co-operating unit's is its own part only. */
function heardFrom(item: Item, { at, actor }: Told): Item {
  if (actor?.as === 'co_unit') return item;
  const heard = { lastReportAt: at };
  const agenda = item.agenda.some(asksForReport)
    ? item.agenda.filter((clock) => !(asksForReport(clock) && hasReported(heard, clock)))
    : item.agenda;
  return { ...item, ...heard, reportMissing: null, agenda };
}

/** Accepted or cancelled: nothing waits any more, and no clock runs. */
function ended(item: Item): Item {
  return { ...item, requests: [], extension: null, notices: [], reportMissing: null, agenda: [] };
}

/** Under a new deadline, or taken up again, the ladder starts from its foot. */
function atStart(item: Item): Item {
  return { ...item, step: 0, notices: [], ladders: item.ladders + 1 };
}

/** After a return the clock runs on as if it had never stopped; reminders that went by under review are moot. */
function runningOn(item: Item, at: number): Item {
  const agenda = item.agenda.filter(({ kind, at: when }) => (kind !== 'remind' && kind !== 'report') || when > at);
  return { ...item, state: 'in_progress', submission: null, agenda };
}

/** A deadline that is amended while the item is suspended counts from the amendment: its remaining time is that of the new one. */
function amended(item: Item, { owner, leader, leadUnit, coUnits, deadline, standards }: Amended, at: number): Item {
  return {
    ...(deadline ? atStart(item) : item),
    ...(owner && { owner: owner.to }),
    ...(leader && { leader: leader.to }),
    ...(leadUnit && { leadUnit: leadUnit.to }),
    ...(coUnits && { coUnits: coUnits.to }),
    ...(standards && { standards: standards.to }),
    ...(deadline && item.suspendedAt !== null && { suspendedAt: at }),
  };
}

function noted(item: Item, id: string, change: Partial<Notice>): Item {
  const notices = item.notices.map((notice) => (notice.id === id ? { ...notice, ...change } : notice));
  const answered = 'answeredAt' in change;
  const agenda = item.agenda.filter(({ kind, of }) => !(answered && kind === 'notice' && of === id));
  return { ...item, notices, agenda };
}

function without(item: Item, kind: Clock['kind']): Item['agenda'] {
  return item.agenda.some((clock) => clock.kind === kind)
    ? item.agenda.filter((clock) => clock.kind !== kind)
    : item.agenda;
}

function lit(item: Item, at: number): Item {
  return { ...item, light: lightAt(item, at) };
}

/** A report moves the light only by what is wanting no more, or again: all else is for the clocks to turn. */
function relit(before: Item, after: Item): Item {
  if (isWanting(before) === isWanting(after) || (after.light !== 'yellow' && after.light !== 'green')) return after;
  const near = !after.agenda.some(({ kind }) => kind === 'yellow');
  return lit(after, near ? Math.min(Math.max(after.yellowAt, after.issuedAt), after.dueAt) : after.yellowAt - 1);
}

/**
 * The instant to judge the light by: a light that a clock has turned stays turned, since the engine's clock and the
 * person's may differ by a moment and that clock rings no more.
 */
function atLeast(before: Item, at: number): number {
  const byDeadline = before.agenda.some(({ kind }) => kind === 'yellow') ? at : before.yellowAt;
  const turned = { red: before.dueAt + 1, yellow: byDeadline, green: at, grey: at, blue: at }[before.light];
  return Math.max(at, turned, before.submission?.at ?? at);
}

function reached(item: Item, { milestones: changes = [] }: Reported): Item['milestones'] {
  return item.milestones.map((milestone) => ({
    ...milestone,
    done: changes.find(({ id }) => id === milestone.id)?.done ?? milestone.done,
  }));
}
