import type { CheckpointFile } from '../../audit/checkpoint';
import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Open } from '../../audit/history/events';
import type { ToldByEngine, Untold } from '../../audit/untold';
import type { Database, Snapshot } from '../client';
import { withSnapshot } from '../client';
import { checkAsked } from './asked-for';
import { checkBegunAnew } from './begun-anew';
import { checkChain, checkRows, checkTakenAway, readCheckpoints } from './check-checkpoints';
import type { Counted } from './check-items';
import { checkItems } from './check-items';
import { checkPeriods, readPeriods } from './check-periods';
import { checkTimes } from './check-times';
import { checkWitnesses } from './check-witnesses';
import { checkContents, checkFiles, readGrounds } from './grounds';
import { itemStreams } from './item-streams';
import { checkOwnHashes } from './own-hashes';

/** What is to be verified, and by what. */
export type VerifyAsked = {
  /** Only these items, with everything that is kept of them; all of the record where null. */
  readonly tasks: readonly string[] | null;
  /** Checkpoints that somebody has taken away. */
  readonly checkpoints: readonly CheckpointFile[];
  /** The keys (SPKI, PEM) that checkpoints must be signed with; none where nobody has one. */
  readonly keys: readonly string[];
  /** IANA zone of the organisation. */
  readonly zone: string;
  /** Opens what is sealed in archived histories. */
  readonly open: Open;
  /** What runs in the engine had recorded; without it nothing is said of entries that no history tells of. */
  readonly engine?: ToldByEngine;
};

/** What was found: how much was read, how much is wrong, and the first of it. */
export type Verified = {
  readonly counted: Counted & { readonly periods: number; readonly checkpoints: number };
  readonly faults: readonly Fault[];
  /** How many there are, of which the first are in `faults`. */
  readonly total: number;
  /** Entries that no workflow's history tells of, be they just being recorded. */
  readonly untold: readonly Untold[];
};

/** How far a verification is: what it is at, and how many of the items are done. */
export type Progress = { readonly part: Part; readonly items: number; readonly itemsTotal: number };
export const parts = ['items', 'periods', 'checkpoints', 'rows'] as const;
export type Part = (typeof parts)[number];

/** More than this would tell nobody more. */
const most = 200;
/** How often whoever asked is told how far it is, milliseconds. */
const tellMs = 500;

/**
 * Recomputes the record from what is stored, content as well as links, in one unchanging view: what is recorded
 * meanwhile is not looked at, and nobody waits. Memory is bounded, and the cost grows in a straight line. `tell` hears how
 * far it is.
 */
export function verify(database: Database, asked: VerifyAsked, tell?: (progress: Progress) => void): Promise<Verified> {
  return withSnapshot(database, async (snapshot) => {
    const counted: Counted = { items: 0, ledger: 0, refusals: 0, letters: 0, entries: 0, runs: 0 };
    const faults: Fault[] = [];
    const untold: Untold[] = [];
    let total = 0;
    const checkpoints = await readCheckpoints(snapshot);
    const periods = await readPeriods(snapshot);
    const grounds = await readGrounds(database, snapshot, asked);
    const items = checkItems(itemStreams(snapshot, asked.tasks), grounds, periods, counted, untold);
    const whole = asked.tasks === null;
    const work: readonly (readonly [Part, AsyncGenerator<Fault> | Generator<Fault>])[] = [
      ...(whole ? ([['items', checkTimes(snapshot)]] as const) : []),
      ['items', unknownItems(snapshot, asked.tasks ?? [])],
      ['items', items],
      ['items', checkAsked(snapshot, asked.tasks)],
      ...(whole ? ([['periods', checkPeriods(snapshot, periods)]] as const) : []),
      ...(whole ? ([['periods', checkContents(snapshot)]] as const) : []),
      ...(whole ? ([['periods', checkFiles(snapshot)]] as const) : []),
      ['checkpoints', checkChain(checkpoints, asked.keys)],
      ...(whole ? ([['checkpoints', checkBegunAnew(snapshot, checkpoints, asked.open)]] as const) : []),
      ...(whole ? ([['rows', checkRows(snapshot, checkpoints)]] as const) : []),
      ...(whole ? ([['rows', checkOwnHashes(snapshot, checkpoints.at(-1)?.upTo ?? 0)]] as const) : []),
      ...(whole ? ([['rows', checkWitnesses(snapshot, checkpoints)]] as const) : []),
      ['checkpoints', checkTakenAway(asked.checkpoints, checkpoints, asked.keys)],
    ];
    const itemsTotal = tell ? await countItems(snapshot, asked.tasks) : 0;
    let part: Part = 'items';
    const timer = tell && setInterval(() => tell({ part, items: counted.items, itemsTotal }), tellMs);
    try {
      for (const [name, found] of work) {
        part = name;
        for await (const one of found) if (++total <= most) faults.push(one);
      }
    } finally {
      clearInterval(timer);
    }
    return { counted: { ...counted, periods: periods.length, checkpoints: checkpoints.length }, faults, total, untold };
  });
}

async function countItems(snapshot: Snapshot, tasks: readonly string[] | null): Promise<number> {
  if (tasks) return tasks.length;
  const [row] = await snapshot.rows<{ count: number }>('SELECT count(*)::float8 AS count FROM task');
  return row?.count ?? 0;
}

/** Items that were asked for by name and of which there is nothing. */
async function* unknownItems(snapshot: Snapshot, tasks: readonly string[]): AsyncGenerator<Fault> {
  for (const task of tasks.filter((id) => /^[0-9a-f-]{36}$/.test(id))) {
    const [known] = await snapshot.rows<{ known: boolean }>(`
      SELECT EXISTS (SELECT FROM task WHERE id = '${task}')
        OR EXISTS (SELECT FROM ledger WHERE task_id = '${task}') AS known`);
    if (!known?.known) yield fault('ledger_missing', { task, seq: 1 });
  }
}
