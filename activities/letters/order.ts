import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';

/** A letter that has failed this often is let be overtaken: something is amiss with itself. */
const patience = 60;

/** A letter (`e`) about the same item to the same person as another (`l`), called for by an earlier entry. */
export const isEarlier = Prisma.sql`e.task_id = l.task_id AND e.recipient_id = l.recipient_id AND e.seq < l.seq`;

/** A letter (`e`) that is held, so that others may join it, or that the server was away for: it leaves before long. */
const leavesSoon = Prisma.sql`e.state = 'pending' AND e.not_before > now() AND (e.attempts = 0 OR (
  e.attempts < ${patience} AND EXISTS (
    SELECT FROM letter_attempt t WHERE t.letter_id = e.id AND t.number = e.attempts AND t.outcome = 'failed')))`;

/**
 * Whether an earlier letter holds a letter (`l`) back: letters of one item to one person leave in the order of their
 * entries. One that the server puts off for reasons of its own, or whose fate is unknown, holds up nothing.
 */
export const isHeldBack = Prisma.sql`EXISTS (
  SELECT FROM letter e WHERE ${isEarlier} AND (e.state = 'sending' OR (${leavesSoon})))`;

/** Lets what is held back wait as long as what holds it, so that nobody looks for it in vain until then. */
export async function queueUp(database: Database): Promise<number> {
  return await database.$executeRaw`
    WITH soon AS MATERIALIZED (
      SELECT task_id, recipient_id, min(seq) AS seq, max(not_before) AS not_before
      FROM letter e WHERE ${leavesSoon} GROUP BY task_id, recipient_id
    ), following AS MATERIALIZED (
      SELECT id, task_id, recipient_id, seq, not_before FROM letter WHERE state = 'pending'
    )
    UPDATE letter SET not_before = e.not_before FROM soon e, following l
    WHERE letter.id = l.id AND letter.state = 'pending' AND ${isEarlier} AND l.not_before < e.not_before`;
}
