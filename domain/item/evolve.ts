import { lightAt } from '../clocks/light';
import type { Entry } from '../ledger/entry';
import type { Event } from './event';
import type { Item } from './item';

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
    return lit({ ...event.item, ...unmoved, ladderFrom: event.item.issuedAt }, entry.at);
  }
  if (!item) throw new Error(`ledger entry ${entry.seq} (${event.type}) came before the item was issued`);
  switch (event.type) {
    case 'signed':
      return { ...item, state: 'in_progress', signedAt: entry.at };
    case 'reported':
      return { ...item, percent: event.percent, milestones: reached(item, event.milestones ?? []) };
    case 'submitted':
      return lit(
        { ...item, state: 'under_review', submission: { by: entry.actor?.id ?? '', at: entry.at } },
        atLeast(item, entry.at),
      );
    case 'accepted':
      return lit(
        { ...item, state: 'accepted', acceptedAt: entry.at, percent: 100, requests: [], agenda: [] },
        entry.at,
      );
    case 'returned':
      return lit({ ...resumed(item, entry.at), returns: item.returns + 1 }, atLeast(item, entry.at));
    case 'asked':
      return { ...item, requests: [...item.requests, event.request] };
    case 'approved':
    case 'rejected':
      return { ...item, requests: item.requests.filter(({ id }) => id !== event.request) };
    case 'suspended':
      return lit({ ...item, state: 'suspended', suspendedAt: entry.at }, entry.at);
    case 'cancelled':
      return lit({ ...item, state: 'cancelled', requests: [], agenda: [] }, entry.at);
    case 'resumed':
      return { ...item, state: item.signedAt === null ? 'assigned' : 'in_progress', suspendedAt: null };
    case 'planned': {
      const { type, ...plan } = event;
      return lit({ ...item, ...plan }, entry.at);
    }
    case 'rang':
      return { ...item, agenda: item.agenda.filter((clock) => !event.clocks.some((rung) => same(rung, clock))) };
    case 'reminded':
      return item;
    case 'turned':
      return { ...item, light: event.light };
    case 'escalated':
      return { ...item, step: Math.max(item.step, event.step) };
  }
}

/** After a return the clock runs on as if it had never stopped; reminders that went by under review are moot. */
function resumed(item: Item, at: number): Item {
  const agenda = item.agenda.filter((clock) => clock.kind !== 'remind' || clock.at > at);
  return { ...item, state: 'in_progress', submission: null, agenda };
}

function lit(item: Item, at: number): Item {
  return { ...item, light: lightAt(item, at) };
}

/**
 * The instant to judge the light by: a light that a clock has turned stays turned, since the engine's clock and the
 * person's may differ by a moment and that clock rings no more.
 */
function atLeast(before: Item, at: number): number {
  const turned = { red: before.dueAt + 1, yellow: before.yellowAt, green: at, grey: at, blue: at }[before.light];
  return Math.max(at, turned, before.submission?.at ?? at);
}

function reached(item: Item, changes: readonly { readonly id: string; readonly done: boolean }[]): Item['milestones'] {
  return item.milestones.map((milestone) => ({
    ...milestone,
    done: changes.find(({ id }) => id === milestone.id)?.done ?? milestone.done,
  }));
}

function same(a: Item['agenda'][number], b: Item['agenda'][number]): boolean {
  return a.kind === b.kind && a.at === b.at && a.step === b.step && a.by === b.by;
}
