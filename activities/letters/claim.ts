import type { GeneralKind, LetterKind } from '../../domain/letters/letter';
import { kindsByUrgency } from '../../domain/letters/urgency';
import type { Database } from '../../prisma/client';
import { prepared } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { isDigestHeldBack, isEarlier, isHeldBack } from './order';
import { patience } from './retry';

/** Longer than one letter can take: a claim that has run out belongs to a sender that is gone. */
export const leaseMs = 90_000;

/** A letter in one sender's hands. `attempt` counts from 1 and fences off a sender that comes back too late. */
export type Claim = {
  readonly letter: string;
  readonly kind: LetterKind | GeneralKind;
  readonly attempt: number;
  readonly claimedAt: number;
};

/**
 * The oldest of each kind, the most urgent kind first, so that an escalation does not wait behind thousands of
 * assignments. Each kind is looked up by itself, in the index of what is pending, and none after one that is found.
 */
const waiting = Prisma.join(
  kindsByUrgency.map(
    (kind) => Prisma.sql`SELECT * FROM (
          SELECT id, task_id, recipient_id, seq FROM letter l
          WHERE state = 'pending' AND kind = ${kind} AND not_before <= now() AND NOT ${kind === 'digest' ? isDigestHeldBack : isHeldBack}
          ORDER BY not_before LIMIT 1 FOR UPDATE OF l SKIP LOCKED) AS waiting`,
  ),
  ' UNION ALL ',
);

const claimSql = Prisma.sql`
    UPDATE letter
    SET state = 'sending', attempts = attempts + 1, claimed_to = now() + ${leaseMs} * interval '1 millisecond'
    WHERE id = (
      SELECT CASE WHEN first.id IS NULL THEN l.id
        ELSE (SELECT id FROM letter WHERE id = first.id AND state = 'pending' FOR UPDATE SKIP LOCKED) END
      FROM (SELECT * FROM (
        SELECT * FROM (
          SELECT id, NULL::uuid AS task_id, recipient_id, seq FROM letter WHERE state = 'unknown' AND not_before <= now()
          ORDER BY not_before LIMIT 1 FOR UPDATE SKIP LOCKED) AS doubtful
        UNION ALL ${waiting}
      ) AS due LIMIT 1) AS l LEFT JOIN LATERAL (
        SELECT id FROM letter e WHERE ${isEarlier} AND e.state = 'pending' AND e.not_before <= now() ORDER BY seq LIMIT 1
      ) AS first ON true)
    RETURNING id, kind, attempts`;

/** Prepared: to plan it for so many kinds would take longer than to carry it out. */
const claiming = { name: 'claim_letter', text: claimSql.text };

/**
 * Takes the next letter that is due, if any; two senders never take the same one. Letters whose fate is unknown go
 * first, then by urgency, then by time. In the place of a letter goes the first that waits about the same item for the
 * same person; where another sender is just taking that one, none does. The lease is real time, whatever a rehearsal
 * has done to the product's clock.
 */
export async function claimNext(database: Database): Promise<Claim | undefined> {
  const claimedAt = performance.now();
  const rows = await prepared<{ id: string; kind: Claim['kind']; attempts: number }>(
    database,
    claiming,
    claimSql.values,
  );
  return rows[0] && { letter: rows[0].id, kind: rows[0].kind, attempt: rows[0].attempts, claimedAt };
}

/** Milliseconds that a claim is still good for. A process that was frozen finds out here that it has lost it. */
export function leaseLeft(claim: Claim): number {
  return claim.claimedAt + leaseMs - performance.now();
}

/**
 * Finds letters whose sender never came back: nobody knows whether the server took them, so they are logged as
 * unknown and go out again under the same Message-ID, until patience is at an end.
 */
export async function reapLostClaims(database: Database): Promise<number> {
  const found = await database.$executeRaw`
    WITH lost AS (
      UPDATE letter SET claimed_to = NULL, not_before = now(), answer = ${lost}, state = CASE WHEN (
          SELECT count(*) FROM letter_attempt tried WHERE tried.letter_id = letter.id AND tried.outcome = 'unknown'
            AND tried.number > coalesce((SELECT max(asked.number) FROM letter_attempt asked
              WHERE asked.letter_id = letter.id AND asked.outcome = 'again'), 0)
        ) + 1 >= ${patience.unknown} THEN 'dead' ELSE 'unknown' END
      WHERE id IN (
        SELECT id FROM letter WHERE state = 'sending' AND claimed_to < now() FOR UPDATE SKIP LOCKED)
      RETURNING id, attempts)
    INSERT INTO letter_attempt (letter_id, number, at, outcome, answer)
      SELECT id, attempts, duban_now(), 'unknown', ${lost} FROM lost
    ON CONFLICT (letter_id, number) DO NOTHING`;
  if (found > 0) await followDead(database);
  return found;
}

/** What a digest that was given up had gathered is given up with it. */
async function followDead(database: Database): Promise<void> {
  await database.$executeRaw`
    UPDATE letter l SET state = 'dead', answer = '随汇总 · with the digest ' || d.id || ': ' || d.answer
    FROM letter d WHERE d.id = l.digest_id AND d.state = 'dead' AND l.state = 'gathering'`;
}

const lost = '发信中断，结果不明 · the sender ended before it could note the answer';
