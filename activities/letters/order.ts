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

/**
 * Whether a digest (`l`) is held back: a letter that goes by itself, called for by an earlier entry about one of its
 * items, leaves before it, so that nobody is reminded of an item that they have not been told of.
 */
export const isDigestHeldBack = Prisma.sql`EXISTS (
  SELECT FROM letter m JOIN letter e ON e.task_id = m.task_id AND e.recipient_id = m.recipient_id AND e.seq < m.seq
  WHERE m.digest_id = l.id AND m.state = 'gathering'
    AND (e.state = 'sending' OR (e.state = 'pending' AND e.not_before <= now()) OR (${leavesSoon})))`;

/** Lets what is held back wait as long as what holds it, so that nobody looks for it in vain until then. */
export async function queueUp(database: Database): Promise<number> {
  return await database.$executeRaw`
    WITH soon AS MATERIALIZED (
      SELECT task_id, recipient_id, min(seq) AS seq, max(not_before) AS not_before
      FROM letter e WHERE ${leavesSoon} GROUP BY task_id, recipient_id
    ), following AS MATERIALIZED (
      SELECT id, task_id, recipient_id, seq, not_before FROM letter WHERE state = 'pending'
      UNION ALL
      SELECT d.id, m.task_id, m.recipient_id, m.seq, d.not_before
      FROM letter d JOIN letter m ON m.digest_id = d.id AND m.state = 'gathering' WHERE d.state = 'pending'
    )
    UPDATE letter SET not_before = held.until FROM (
      SELECT l.id, max(e.not_before) AS until FROM soon e JOIN following l ON ${isEarlier}
      WHERE l.not_before < e.not_before GROUP BY l.id
    ) AS held
    WHERE letter.id = held.id AND letter.state = 'pending'`;
}
