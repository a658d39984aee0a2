import { inOrderTries } from '../../domain/connections/retry';
import type { Database } from '../../prisma/client';

/** Longer than one message can take, milliseconds: a claim that has run out belongs to a sender that is gone. */
const leaseMs = 30_000;

/** A delivery in one sender's hands; `attempts` counts from 1 and fences off a sender that comes back too late. */
export type Claimed = {
  readonly id: string;
  readonly eventId: string;
  readonly kind: string;
  readonly at: Date;
  readonly taskId: string | null;
  readonly seq: number | null;
  readonly place: number | null;
  readonly subject: string | null;
  readonly attempts: number;
  readonly tries: number;
  readonly body: string | null;
};

/**
 * Takes what is next of a connection: one, or, where more than `several` wait and they may be told together, up to
 * `most`. In the order in which things happened: one that failed a moment ago holds up what follows it, but not for
 * ever. Nothing is taken while the connection is paused or wants to be left in peace.
 */
export async function claimNext(
  database: Database,
  connection: string,
  together: { readonly several: number; readonly most: number } | null,
): Promise<readonly Claimed[]> {
  const { several, most } = together ?? { several: 0, most: 1 };
  const rows = await database.$queryRaw<(Claimed & { ordinal: bigint })[]>`
    WITH held AS (
      SELECT min(ordinal) AS since FROM delivery
      WHERE connection_id = ${connection}::uuid AND state = 'pending' AND tries BETWEEN 1 AND ${inOrderTries - 1}
        AND not_before > now()
    ), due AS (
      SELECT d.id, d.ordinal FROM delivery d, held
      WHERE d.connection_id = ${connection}::uuid AND d.state = 'pending' AND d.not_before <= now()
        AND (d.tries >= ${inOrderTries} OR held.since IS NULL OR d.ordinal < held.since)
        AND EXISTS (SELECT FROM connection c WHERE c.id = d.connection_id AND c.state = 'active' AND c.next_at <= now())
      ORDER BY d.ordinal LIMIT ${most}
    )
    UPDATE delivery SET state = 'sending', attempts = attempts + 1, tries = tries + 1,
      claimed_to = now() + ${leaseMs} * interval '1 millisecond'
    WHERE state = 'pending' AND id IN (
      SELECT id FROM due ORDER BY ordinal
      LIMIT CASE WHEN (SELECT count(*) FROM due) > ${several} THEN ${most} ELSE 1 END)
    RETURNING id, event_id AS "eventId", kind, at, task_id AS "taskId", seq, place, subject, attempts, tries, body, ordinal`;
  return rows.sort((one, other) => Number(one.ordinal - other.ordinal));
}

/** Gives back what a sender that never returned had in hand; whether it was sent, nobody knows, and so the log says. */
export async function reapLost(database: Database, connection: string): Promise<number> {
  return database.$executeRaw`
    WITH lost AS (
      UPDATE delivery SET state = 'pending', claimed_to = NULL, not_before = now()
      WHERE connection_id = ${connection}::uuid AND state = 'sending' AND claimed_to < now()
      RETURNING id, attempts)
    INSERT INTO delivery_attempt (delivery_id, number, at, outcome, answer)
      SELECT id, attempts, duban_now(), 'unknown', ${lost} FROM lost
    ON CONFLICT DO NOTHING`;
}

const lost = '发送中断，结果不明 · the sender ended before it could note the answer';
