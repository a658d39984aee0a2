import { setTimeout as sleep } from 'node:timers/promises';
import type { Untold } from '../../../audit/untold';
import type { Dependencies } from '../../deps';
import type { Grounded } from './data';
import { groundsOf } from './data';
import type { ComparedRunning } from './running';
import { compareRunning } from './running';

/** So many are looked at again, the latest first: only what is new can be under way. */
const mostAgain = 500;
/** How long an entry that is just being recorded may take until its workflow knows of it, milliseconds. */
const patienceMs = 3_000;

/**
 * What a verification says of entries that no workflow's history tells of, after another look at what is under way. One that nobody asked for is
 * a fault already; any other may have been left by a worker that died between recording and knowing, and is told by itself.
 */
export async function settleUntold(
  deps: Pick<Dependencies, 'database' | 'temporal'>,
  running: ComparedRunning,
  found: readonly Untold[],
): Promise<{ readonly running: ComparedRunning; readonly untold: readonly Grounded[] }> {
  if (found.length === 0) return { running, untold: [] };
  // An item that has no workflow after minutes will not have one in seconds.
  const lately = found
    .filter(({ seq }) => seq > 1)
    .sort((one, other) => other.recordedAt - one.recordedAt)
    .slice(0, mostAgain);
  if (lately.length > 0) await sleep(patienceMs);
  const again = await compareRunning(deps, [...new Set(lately.map(({ task }) => task))]);
  // What cannot be looked at again is not named.
  if (again.engineAway) return { running: { ...running, engineAway: true }, untold: [] };
  const runsOf = (task: string) => [...(again.told?.runs.get(task)?.values() ?? [])];
  const isTold = ({ task, seq }: Untold) => runsOf(task).some((own) => own?.has(seq) ?? true);
  const grounded = await groundsOf(
    deps.database,
    found.filter((one) => !isTold(one)),
  );
  return { running, untold: grounded.filter((one) => !one.unasked) };
}
