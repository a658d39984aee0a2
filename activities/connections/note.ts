import type { Outcome } from '../../domain/connections/retry';
import { failingMs, inOrderTries, retryIn } from '../../domain/connections/retry';
import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import type { Claimed } from './claim';

/** How a try ended. */
export type Verdict = {
  readonly outcome: Outcome;
  /** Of the HTTP answer; null where there was none. */
  readonly status: number | null;
  /** What was answered, or what stood in its place: one line, at most 500 characters. */
  readonly answer: string;
  /** For how long the receiver wants peace, milliseconds; null where it says nothing. */
  readonly peaceMs: number | null;
};

/** How long a connection must have failed that what it was given up on for hours is tried again at once, seconds. */
const longS = 300;

/**
 * Notes how a try ended: a line in the log, the delivery's new state, and how the connection fares, in one transaction.
 * A sender whose claim was taken over meanwhile changes nothing of the other's. True where the connection was paused,
 * since it has failed for a day.
 */
export async function note(
  database: Database,
  connection: string,
  claimed: readonly Claimed[],
  verdict: Verdict,
  pauseMs: number,
): Promise<{ readonly paused: boolean }> {
  const { outcome, status, answer, peaceMs } = verdict;
  return database.$transaction(async (on) => {
    for (const { id, attempts, tries } of claimed) {
      const wait = outcome === 'sent' || outcome === 'refused' ? undefined : retryIn(tries, Math.random(), peaceMs);
      const state = outcome === 'sent' ? 'sent' : wait === undefined ? 'failed' : 'pending';
      await on.$executeRaw`
        INSERT INTO delivery_attempt (delivery_id, number, at, outcome, status, answer)
        VALUES (${id}::uuid, ${attempts}, duban_now(), ${outcome}, ${status}, ${answer}) ON CONFLICT DO NOTHING`;
      await on.$executeRaw`
        UPDATE delivery SET state = ${state}, claimed_to = NULL,
          not_before = now() + ${wait ?? 0} * interval '1 millisecond',
          sent_at = CASE WHEN ${state} = 'sent' THEN duban_now() END
        WHERE id = ${id}::uuid AND attempts = ${attempts} AND state = 'sending'`;
    }
    if (outcome === 'sent') {
      await on.$executeRaw`
        UPDATE delivery SET not_before = now()
        WHERE connection_id = ${connection}::uuid AND state = 'pending' AND tries >= ${inOrderTries} AND EXISTS (
          SELECT FROM connection WHERE id = ${connection}::uuid AND failing_since < now() - ${longS} * interval '1 second')`;
      await on.$executeRaw`
        UPDATE connection SET failing_since = NULL, next_at = now() + ${pauseMs} * interval '1 millisecond'
        WHERE id = ${connection}::uuid`;
      return { paused: false };
    }
    const rows = await on.$queryRaw<{ state: string }[]>`
      UPDATE connection SET failing_since = coalesce(failing_since, now()),
        next_at = now() + ${Math.max(pauseMs, Math.min(peaceMs ?? 0, failingMs))} * interval '1 millisecond',
        state = CASE WHEN ${isLong} THEN 'paused' ELSE state END,
        paused_why = CASE WHEN ${isLong} THEN 'failing' ELSE paused_why END
      WHERE id = ${connection}::uuid AND state = 'active'
      RETURNING state`;
    return { paused: rows[0]?.state === 'paused' };
  });
}

const isLong = Prisma.sql`coalesce(failing_since < now() - ${failingMs} * interval '1 millisecond', false)`;
