import type { CheckpointFile } from '../../audit/checkpoint';
import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Open } from '../../audit/history/events';
import type { Database, Snapshot } from '../client';
import { withSnapshot } from '../client';
import { checkChain, checkRows, checkTakenAway, readCheckpoints } from './check-checkpoints';
import type { Counted } from './check-items';
import { checkItems } from './check-items';
import { checkPeriods, readPeriods } from './check-periods';
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
};

/** What was found: how much was read, how much is wrong, and the first of it. */
export type Verified = {
  readonly counted: Counted & { readonly periods: number; readonly checkpoints: number };
  readonly faults: readonly Fault[];
  /** How many there are, of which the first are in `faults`. */
  readonly total: number;
};

/** More than this would tell nobody more. */
const most = 200;

/**
 * Recomputes the record from what is stored, content as well as links, in one unchanging view: what is recorded
 * meanwhile is not looked at, and nobody waits. Memory is bounded, and the cost grows in a straight line.
 */
export function verify(database: Database, asked: VerifyAsked): Promise<Verified> {
  return withSnapshot(database, async (snapshot) => {
    const counted: Counted = { items: 0, ledger: 0, refusals: 0, letters: 0, entries: 0, runs: 0 };
    const faults: Fault[] = [];
    let total = 0;
    const checkpoints = await readCheckpoints(snapshot);
    const periods = await readPeriods(snapshot);
    const grounds = await readGrounds(database, snapshot, asked);
    const items = checkItems(itemStreams(snapshot, asked.tasks), grounds, periods, counted);
    const parts: (AsyncGenerator<Fault> | Generator<Fault>)[] = [
      unknownItems(snapshot, asked.tasks ?? []),
      items,
      ...(asked.tasks ? [] : [checkPeriods(snapshot, periods), checkContents(snapshot), checkFiles(snapshot)]),
      checkChain(checkpoints, asked.keys),
      ...(asked.tasks
        ? []
        : [
            checkRows(snapshot, checkpoints),
            checkOwnHashes(snapshot, checkpoints.at(-1)?.upTo ?? 0),
            checkWitnesses(snapshot, checkpoints),
          ]),
      checkTakenAway(asked.checkpoints, checkpoints, asked.keys),
    ];
    for (const part of parts) for await (const one of part) if (++total <= most) faults.push(one);
    return { counted: { ...counted, periods: periods.length, checkpoints: checkpoints.length }, faults, total };
  });
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
