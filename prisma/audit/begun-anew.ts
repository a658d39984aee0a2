import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Open } from '../../audit/history/events';
import { eventsOf } from '../../audit/history/events';
import { unpacked } from '../../audit/run';
import type { Snapshot } from '../client';
import type { StoredCheckpoint } from './check-checkpoints';

type Run = { readonly run: string; readonly archivedAt: number; readonly history: Buffer };

const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`;

/**
 * Whether other parts of the record know of checkpoints from before the first that is here, or that were made earlier than the ones
 * which bear their numbers now: letters that went out with one, requests that made one, archived runs that answered with a number.
 * Whoever takes all of these out as well is found only by a checkpoint that is kept elsewhere.
 */
export async function* checkBegunAnew(
  snapshot: Snapshot,
  checkpoints: readonly StoredCheckpoint[],
  open: Open,
): AsyncGenerator<Fault> {
  const first = checkpoints[0]?.upTo ?? Number.POSITIVE_INFINITY;
  const [told] = await snapshot.rows<{ of: string; at: number }>(`
    SELECT * FROM (
      SELECT 'letter ' || id AS of, ${ms('created_at')} AS at FROM letter WHERE kind = 'checkpoint'
      UNION ALL SELECT 'access_log ' || a.id, ${ms('o.at')} FROM access_log a JOIN access_outcome o ON o.id = a.id
        WHERE a.method = 'POST' AND a.path = '/api/audit/checkpoints' AND o.status BETWEEN 200 AND 299) AS known
    ORDER BY at LIMIT 1`);
  if (told && told.at < first) yield fault('checkpoint_anew', { of: told.of });
  const runs = snapshot.stream<Run>(
    `SELECT run_id AS run, ${ms('archived_at')} AS "archivedAt", history FROM archived_run
     WHERE workflow_type = 'checkpointRecord' ORDER BY archived_at, run_id`,
    50,
  );
  for await (const { run, archivedAt, history } of runs) {
    const number = numberMade(history, open);
    if (number === null || (checkpoints[number - 1]?.upTo ?? Number.POSITIVE_INFINITY) <= archivedAt) continue;
    yield fault('checkpoint_anew', { of: `archived_run ${run}`, detail: String(number) });
    return;
  }
}

/** The number that a run answered with; null where it made none, or cannot be read, which is a fault of its own. */
function numberMade(history: Buffer, open: Open): number | null {
  const json = unpacked(history);
  if (json === null) return null;
  try {
    const result = open(eventsOf(json)).at(-1)?.workflowExecutionCompletedEventAttributes?.result;
    const data = result?.payloads?.[0]?.data;
    if (!data) return null;
    const number: unknown = JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
    return typeof number === 'number' ? number : null;
  } catch {
    return null; // sealed with a key that is not here
  }
}
