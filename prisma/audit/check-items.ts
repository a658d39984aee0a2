import type { EvidenceKept } from '../../audit/beside-ledger';
import { checkEvidence, checkNotices, checkRefusals } from '../../audit/beside-ledger';
import { beyondChange } from '../../audit/by-change';
import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Told } from '../../audit/ledger';
import { checkLedger } from '../../audit/ledger';
import type { InOffice } from '../../audit/letters';
import { checkLetter, checkLetters } from '../../audit/letters';
import type { PeriodCheck } from '../../audit/period';
import { checkPeriodEntries } from '../../audit/period-entry';
import { checkReadModel } from '../../audit/read-model';
import type { Archive } from '../../audit/run';
import { checkRun, keptTwice, lastKept } from '../../audit/run';
import type { ArchivedTelling, ToldByEngine, Untold } from '../../audit/untold';
import { untoldOf } from '../../audit/untold';
import type { PeriodEntry, RulesFor } from '../../domain/periods/entry';
import type { EntryRow, ItemStreams, TaskRow } from './item-streams';

/** What items are held against beside their own rows. */
export type Grounds = {
  readonly inOffice: InOffice;
  readonly evidence: EvidenceKept;
  readonly archive: Archive;
  /** By the working days of each notice that has been in force, the newest first. */
  readonly rules: readonly RulesFor[];
  readonly engine: ToldByEngine;
};

/** How many rows of each kind were read. */
export type Counted = Record<'items' | 'ledger' | 'refusals' | 'letters' | 'entries' | 'runs', number>;

type Rows = { readonly [Name in keyof ItemStreams]: Awaited<ReturnType<ItemStreams[Name]['take']>> };

/**
 * Walks all items once, in the order of their ids, each with everything that is kept of it; feeds the periods with what
 * they are hashed over; answers what is wrong as it comes, and adds to `untold`.
 */
export async function* checkItems(
  streams: ItemStreams,
  grounds: Grounds,
  periods: readonly PeriodCheck[],
  counted: Counted,
  untold: Untold[],
): AsyncGenerator<Fault> {
  for (;;) {
    const nexts = await eachOf(streams, (stream) => stream.next());
    const [key] = Object.values(nexts)
      .filter((next) => next !== null)
      .sort();
    if (key === undefined) return;
    // One after the other: they share a connection.
    const rows = (await eachOf(streams, (stream) => stream.take(key))) as unknown as Rows;
    count(rows, counted);
    yield* key === ''
      ? checkGeneral(rows, grounds)
      : believing(key, () => checkItem(key, rows, grounds, periods, untold));
  }
}

type Stream = { next(): Promise<string | null>; take(key: string): Promise<readonly object[]> };

async function eachOf<T>(
  streams: Readonly<Record<keyof ItemStreams, Stream>>,
  read: (stream: Stream) => Promise<T>,
): Promise<Record<keyof ItemStreams, T>> {
  const all: Partial<Record<keyof ItemStreams, T>> = {};
  for (const name of Object.keys(streams) as (keyof ItemStreams)[]) all[name] = await read(streams[name]);
  return all as Record<keyof ItemStreams, T>;
}

function count({ tasks, ledger, refusals, letters, entries, runs }: Rows, counted: Counted): void {
  counted.items += tasks.length;
  counted.ledger += ledger.length;
  counted.refusals += refusals.length;
  counted.letters += letters.length;
  counted.entries += entries.length;
  counted.runs += runs.length;
}

/** What the rules cannot even be applied to is a fault like any other, and does not end the verification. */
function believing(task: string, check: () => Generator<Fault>): Fault[] {
  const found: Fault[] = [];
  try {
    for (const one of check()) found.push(one);
  } catch (error) {
    found.push(fault('ledger_rules', { task, detail: error instanceof Error ? error.message : String(error) }));
  }
  return found;
}

/** Letters and runs that are about no single item. */
function* checkGeneral({ letters, runs }: Rows, { archive }: Grounds): Generator<Fault> {
  for (const letter of letters) {
    const found = checkLetter(letter);
    if (found) yield found;
  }
  yield* keptTwice(runs);
  for (const run of runs) yield* checkRun(run, [], archive).faults;
}

function* checkItem(
  task: string,
  rows: Rows,
  grounds: Grounds,
  periods: readonly PeriodCheck[],
  untold: Untold[],
): Generator<Fault> {
  const { inOffice, evidence, archive, rules, engine } = grounds;
  const { told, fault: broken } = checkLedger(task, rows.ledger);
  const kept = readEntries(rows.entries);
  for (const period of periods) {
    period.headOf(task, told);
    const of = kept.get(period.row.id);
    if (of?.entry) period.entryOf(of.body, of.entry);
  }
  if (broken) yield broken;
  const counting = new Set(lastKept(rows.runs));
  const tellings: ArchivedTelling[] = [];
  yield* keptTwice(rows.runs);
  for (const run of rows.runs) {
    const checked = checkRun(run, rows.ledger, archive);
    yield* checked.faults;
    if (counting.has(run)) tellings.push({ runId: run.runId, closedAt: run.closedAt, own: checked.own });
  }
  if (engine) untold.push(...untoldOf(rows.ledger, tellings, engine, archive.now));
  // What follows from a ledger that is broken says nothing more.
  if (broken) return;
  yield* itemFaults(task, rows.tasks, told);
  yield* beyondChange(task, told);
  yield* checkRefusals(task, rows.refusals, told);
  yield* checkNotices(task, rows.notices, told);
  yield* checkEvidence(task, told, evidence);
  yield* checkLetters(task, rows.letters, told, inOffice, rules[0]);
  yield* checkPeriodEntries(
    task,
    kept,
    told,
    periods.map(({ row }) => row),
    rules,
  );
}

function itemFaults(task: string, [row]: readonly TaskRow[], told: readonly Told[]): Fault[] {
  return row ? checkReadModel(task, row, told) : [fault('item_missing', { task, seq: told.length })];
}

function readEntries(rows: readonly EntryRow[]): Map<string, { body: string; entry: PeriodEntry | null }> {
  return new Map(rows.map(({ period, body }) => [period, { body, entry: readEntry(body) }]));
}

function readEntry(body: string): PeriodEntry | null {
  try {
    return JSON.parse(body) as PeriodEntry;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
