import type { Order } from '../../domain/item/command';
import type { Event } from '../../domain/item/event';
import { evolve } from '../../domain/item/evolve';
import type { Item } from '../../domain/item/item';
import { readModelOf } from '../../domain/item/read-model';
import type { Refusal } from '../../domain/item/refusal';
import { canonical } from '../../domain/ledger/canonical';
import type { Body, Entry } from '../../domain/ledger/entry';
import { standingOf } from '../../domain/ledger/entry';
import { revivedBy } from '../../domain/letters/letter';
import type { Actor } from '../../domain/people/roles';
import type { Database } from '../../prisma/client';
import { prepared } from '../../prisma/client';
import type { Consequences } from './consequences';
import type { LetterRows } from './letter-rows';

/** What the workflow asks to have recorded: its decision on one command, or on one waking of its clocks. */
export type RecordRequest = {
  /** The item before the decision; the entry goes to its version + 1. */
  readonly item: Item;
  readonly commandId: string;
  /** When the person or the clock acted, epoch milliseconds. */
  readonly at: number;
  readonly actor: Actor | null;
  readonly decision: { readonly events: readonly Event[] } | { readonly refusal: Refusal; readonly order: Order };
};

/** A refusal as it was stored: with the version it was decided on. */
export type StoredRefusal = Refusal & { readonly version: number };

/**
 * What the ledger holds. `tail` is every entry after the version the workflow knew, by whomever; `mine` and `refusal`
 * are the one outcome that this command id has. With neither, another's entries stand there: adopt and decide again.
 */
export type Recorded = {
  readonly tail: readonly Entry[];
  readonly mine: Entry | null;
  readonly refusal: StoredRefusal | null;
};

/** What recording does its work with; `nudge` is called when letters have been written. */
export type Recorder = {
  readonly database: Database;
  readonly letterRows: LetterRows;
  readonly consequences: Consequences;
  readonly nudge: () => void;
};

type Row = Omit<Entry, keyof Body | 'task'> & { readonly body: string };
type Answer = { readonly tail: readonly Row[]; readonly mine: Row | null; readonly refusal: string | null };

const duban = {
  name: 'duban_record',
  text: 'SELECT duban_record($1::uuid, $2::int, $3::text, $4::jsonb) AS answer',
};

/**
 * Record or adopt (ARCHITECTURE.md, "How a change is recorded"): puts a decision into ledger, read model and outbox in
 * one transaction, or answers with what stands in its place. Calling it again with the same command changes nothing.
 */
export async function record(recorder: Recorder, request: RecordRequest): Promise<Recorded> {
  const { item, commandId, actor, decision } = request;
  const stored = 'refusal' in decision ? refusalOf(request, decision) : await entryOf(request, decision, recorder);
  const payload = JSON.stringify({ actor: actor?.id ?? null, ...stored });
  const seq = item.version + 1;
  const rows = await prepared<{ readonly answer: Answer }>(recorder.database, duban, [
    item.id,
    seq,
    commandId,
    payload,
  ]);
  const answer = rows[0]?.answer;
  if (!answer) throw new Error(`recording ${commandId} gave no answer`);
  if ('letters' in stored && stored.letters.length > 0) recorder.nudge();
  return {
    tail: answer.tail.map((row) => toEntry(item.id, row)),
    mine: answer.mine && toEntry(item.id, answer.mine),
    refusal: answer.refusal === null ? null : JSON.parse(answer.refusal).refusal,
  };
}

async function entryOf(
  request: RecordRequest,
  decision: { readonly events: readonly Event[] },
  { letterRows, consequences }: Recorder,
) {
  const { item, at, actor } = request;
  const events = await consequences(item, decision.events, at);
  const seq = item.version + 1;
  const after = evolve(item, { seq, at, actor, events });
  const body: Body = { at, actor, events, standing: standingOf(after) };
  return {
    body: canonical(body),
    refusal: null,
    task: readModelOf(after, events),
    letters: await letterRows({ seq, events, at }, after),
    revive: revivedBy(events),
  };
}

function refusalOf(request: RecordRequest, decision: { readonly refusal: Refusal; readonly order: Order }) {
  const refusal: StoredRefusal = { ...decision.refusal, version: request.item.version };
  const body = canonical({ at: request.at, actor: request.actor, order: decision.order, refusal });
  return { refusal: { code: refusal.code, body } };
}

function toEntry(task: string, row: Row): Entry {
  const { body, ...rest } = row;
  return { ...rest, task, ...(JSON.parse(body) as Body) };
}
