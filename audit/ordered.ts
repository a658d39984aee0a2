import type { Command } from '../domain/item/command';
import { hasConsequences } from '../domain/item/consequences';
import { decide } from '../domain/item/decide';
import type { Event } from '../domain/item/event';
import { evolve } from '../domain/item/evolve';
import type { Item } from '../domain/item/item';
import { whole } from '../domain/item/item';
import { decideTick } from '../domain/item/ring';
import { canonical } from '../domain/ledger/canonical';
import type { Entry } from '../domain/ledger/entry';
import { commandsIn } from './history/commands';
import type { HistoryEvent } from './history/events';
import { ownOf, recordedBy, startOf, summaryOf } from './history/recorded';
import { carriesOut } from './order-told';

/** An entry that is not what its command, or its clock, orders. */
export type NotOrdered = { readonly seq: number; readonly commandId: string };

/** What follows from an entry by calendar and policy, which its history does not know. */
const following: ReadonlySet<Event['type']> = new Set(['planned', 'scheduled', 'noticed']);
/** What clocks bring. */
const rung: ReadonlySet<Event['type']> = new Set([
  ...(['rang', 'sign_chased', 'reminded', 'report_chased', 'report_missed', 'turned', 'escalated'] as const),
  ...(['notice_lapsed', ...following] as const),
]);
/** How a workflow says beside a recording that it refuses the command. */
const refusing = / refused: [a-z_]+(?: ·|$)/;
/** By so much a clock may have been put back between two sendings of one command, milliseconds. */
const clockMs = 1_000;

/**
 * Holds every entry that a run had recorded against the command that the engine had taken in for it, or against the clocks of the item: by the rules
 * the one must come of the other. Where today's rules say otherwise, as of an entry from before they changed, it must still carry out what was ordered,
 * word for word. Who writes into the database before the worker does can put other words under a command's id, and the run adopts them; the
 * engine has what was ordered all the same. An entry whose command this run did not take in is not judged.
 */
export function notOrdered(events: readonly HistoryEvent[]): NotOrdered[] {
  const commands = commandsIn(events);
  const start = startOf(events);
  if (!start) return [];
  let item = whole(start);
  const wrong: NotOrdered[] = [];
  try {
    for (const event of events) {
      const own = ownOf(event)?.seq;
      const isRefusal = refusing.test(summaryOf(event));
      for (const entry of recordedBy(event)) {
        const refused = entry.seq === own && isRefusal;
        if (!isOrdered(item, entry, commands.get(entry.commandId) ?? [], refused))
          wrong.push({ seq: entry.seq, commandId: entry.commandId });
        item = evolve(item, entry);
      }
    }
    return wrong;
  } catch {
    return wrong; // entries that cannot follow each other are a fault of their own, and what comes after them tells nothing
  }
}

function isOrdered(before: Item, entry: Entry, given: readonly Command[], refused: boolean): boolean {
  if (entry.commandId.startsWith('clock/')) return entry.actor === null && isRung(before, entry);
  return given.length === 0 || given.some((command) => isOf(before, entry, command, refused));
}

function isRung(before: Item, entry: Entry): boolean {
  const decided = decideTick(before, { id: entry.commandId, now: entry.at });
  if (beginsWith(entry.events, decided)) return true;
  const agenda = new Set(before.agenda.map(canonical));
  const isDue = (event: Event) =>
    event.type !== 'rang' || event.clocks.every((clock) => clock.at <= entry.at && agenda.has(canonical(clock)));
  return entry.events.every((event) => rung.has(event.type) && isDue(event));
}

function isOf(before: Item, entry: Entry, command: Command, refused: boolean): boolean {
  if (!isBy(entry, command)) return false;
  const { at } = entry;
  const decision = decide(before, { ...command, at });
  if ('events' in decision && beginsWith(entry.events, decision.events)) return true;
  // The run refused it itself, and by the rules that was right.
  if ('refusal' in decision && refused) return false;
  return carriesOut(before, entry.events, command.order, following);
}

/** A command that is sent again has the time of each sending: the first may have been recorded, and the last be the one that was taken in. */
function isBy({ at, actor }: Entry, command: Command): boolean {
  if (at === command.at) return canonical(actor) === canonical(command.actor);
  return at < command.at + clockMs && actor?.id === command.actor.id && actor.as === command.actor.as;
}

/** Nothing more follows than calendar and policy bring. */
function beginsWith(events: readonly Event[], decided: readonly Event[]): boolean {
  const more = events.slice(decided.length);
  const follows = more.length === 0 || (hasConsequences(decided) && more.every(({ type }) => following.has(type)));
  return follows && canonical(events.slice(0, decided.length)) === canonical(decided);
}
