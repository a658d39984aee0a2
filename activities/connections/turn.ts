import { inOrderTries } from '../../domain/connections/retry';
import type { Database } from '../../prisma/client';

/** What came of a turn of a connection, as the history of its workflow shows it. */
export type Turn = {
  /** It is paused or has ended: nothing is sent until somebody resumes it. */
  readonly over: boolean;
  readonly sent: number;
  readonly failed: number;
  readonly waiting: number;
  /** When the next one is due, epoch milliseconds; null where none waits. */
  readonly nextAt: number | null;
};

/** How a connection stands after a turn. What waits behind one that is put off is not due before it. */
export async function readTurn(
  database: Database,
  connection: string,
): Promise<Pick<Turn, 'over' | 'waiting' | 'nextAt'>> {
  const [row] = await database.$queryRaw<{ state: string; waiting: bigint; next: Date | null }[]>`
    WITH held AS (
      SELECT min(ordinal) AS since FROM delivery
      WHERE connection_id = ${connection}::uuid AND state = 'pending' AND tries BETWEEN 1 AND ${inOrderTries - 1}
        AND not_before > now())
    SELECT c.state, count(d.id) AS waiting, greatest(c.next_at, min(coalesce(d.claimed_to, d.not_before)) FILTER (
      WHERE d.state = 'sending' OR d.tries >= ${inOrderTries} OR held.since IS NULL OR d.ordinal <= held.since)) AS next
    FROM held, connection c LEFT JOIN delivery d ON d.connection_id = c.id AND d.state IN ('pending', 'sending')
    WHERE c.id = ${connection}::uuid GROUP BY c.id`;
  if (!row) throw new Error(`no connection ${connection}`);
  const waiting = Number(row.waiting);
  return { over: row.state !== 'active', waiting, nextAt: waiting > 0 ? (row.next?.getTime() ?? null) : null };
}
