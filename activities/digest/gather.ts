import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { messageIdSql, newId } from './identity';

/** What a morning's gathering made. */
export type Gathered = { readonly people: number; readonly letters: number; readonly earlier: number };

/**
 * Gathers what waits into one digest for each person, in one statement: again, it finds the morning's digests made.
 * A digest that has not gone out since an earlier morning becomes part of the new one, and is told there.
 */
export async function gatherMorning(database: Database, day: string): Promise<Gathered> {
  const occasion = Prisma.sql`${day}::text`;
  const [row] = await database.$queryRaw<Gathered[]>`
    WITH made AS (
      INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
      SELECT ${newId}, 'digest', ${occasion}, 0, recipient_id,
        ${messageIdSql(Prisma.sql`'digest'`, occasion, Prisma.sql`recipient_id::text`)}, 'pending', duban_now()
      FROM (SELECT DISTINCT recipient_id FROM letter WHERE state = 'gathering' AND digest_id IS NULL) AS waiting
      ON CONFLICT DO NOTHING
      RETURNING id, recipient_id
    ), earlier AS (
      UPDATE letter d SET state = 'moot', answer = '并入之后的汇总 · told in the digest ' || made.id
      FROM made WHERE d.recipient_id = made.recipient_id AND d.kind = 'digest' AND d.task_id IS NULL AND d.state = 'pending'
      RETURNING d.id, made.id AS told_in
    ), gathered AS (
      UPDATE letter l SET digest_id = made.id FROM made
      WHERE l.recipient_id = made.recipient_id AND l.state = 'gathering' AND l.digest_id IS NULL
      RETURNING l.id
    ), moved AS (
      UPDATE letter l SET digest_id = earlier.told_in FROM earlier
      WHERE l.digest_id = earlier.id AND l.state = 'gathering'
      RETURNING l.id
    )
    SELECT (SELECT count(*)::int FROM made) AS people, (SELECT count(*)::int FROM earlier) AS earlier,
      (SELECT count(*)::int FROM gathered) + (SELECT count(*)::int FROM moved) AS letters`;
  if (!row) throw new Error('the digests could not be gathered');
  return row;
}

/** A letter that should have gone out at once and has waited this long is late. */
const lateAfter = Prisma.sql`interval '12 hours'`;

/**
 * Letters that should have gone out at once and have waited while the mail server was away: where a person has several,
 * or a digest that waits as well, they become one. What the server put off for reasons of its own goes on by itself.
 */
export async function gatherLate(database: Database): Promise<number> {
  const occasion = Prisma.sql`'catch-up@' || to_char(duban_now() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return await database.$executeRaw`
    WITH late AS (
      SELECT l.id, l.recipient_id FROM letter l
      WHERE l.state = 'pending' AND l.task_id IS NOT NULL AND l.created_at < duban_now() - ${lateAfter}
        AND NOT EXISTS (SELECT FROM letter_attempt t WHERE t.letter_id = l.id AND t.outcome <> 'failed')
      FOR UPDATE SKIP LOCKED
    ), waiting AS (
      SELECT d.id, d.recipient_id FROM letter d
      WHERE d.kind = 'digest' AND d.task_id IS NULL AND d.state = 'pending'
        AND d.recipient_id IN (SELECT recipient_id FROM late)
      FOR UPDATE SKIP LOCKED
    ), made AS (
      INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
      SELECT ${newId}, 'digest', occasion, 0, recipient_id,
        ${messageIdSql(Prisma.sql`'digest'`, Prisma.sql`occasion`, Prisma.sql`recipient_id::text`)}, 'pending', duban_now()
      FROM (SELECT recipient_id, ${occasion} AS occasion FROM late GROUP BY recipient_id HAVING count(*) > 1) AS several
      WHERE recipient_id NOT IN (SELECT recipient_id FROM waiting)
      ON CONFLICT DO NOTHING
      RETURNING id, recipient_id
    ), target AS (SELECT id, recipient_id FROM waiting UNION ALL SELECT id, recipient_id FROM made)
    UPDATE letter l SET state = 'gathering', digest_id = target.id
    FROM late JOIN target USING (recipient_id) WHERE l.id = late.id`;
}

/**
 * Has the secretariat told of addresses to which letters were given up, once each, in their next digest; whose own
 * address it is, is not asked to mend it.
 */
export async function tellOfDead(database: Database): Promise<number> {
  const occasion = Prisma.sql`dead.address`;
  return await database.$executeRaw`
    INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
    SELECT ${newId}, 'undeliverable', ${occasion}, 0, reader.id,
      ${messageIdSql(Prisma.sql`'undeliverable'`, occasion, Prisma.sql`reader.id::text`)}, 'gathering', duban_now()
    FROM (
      SELECT DISTINCT o.id AS person, o.email AS address FROM letter l JOIN official o ON o.id = l.recipient_id
      WHERE l.state = 'dead' AND o.active AND coalesce(l.address, o.email) = o.email
    ) AS dead JOIN official reader ON reader.active AND reader.id <> dead.person AND reader.role = CASE
      WHEN EXISTS (SELECT FROM official s WHERE s.role = 'secretariat' AND s.active AND s.id <> dead.person)
      THEN 'secretariat' ELSE 'administrator' END
    ON CONFLICT DO NOTHING`;
}
