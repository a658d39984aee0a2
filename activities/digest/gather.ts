import { readOccasion } from '../../domain/letters/mornings';
import { togetherFrom, togetherKinds } from '../../domain/letters/together';
import { defaultPolicy } from '../../domain/policy';
import type { Database } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { isEarlier } from '../letters/order';
import type { Hours } from './hours';
import { messageIdSql, newId } from './identity';

/** What a morning's gathering made. */
export type Gathered = { readonly people: number; readonly letters: number; readonly earlier: number };

/**
 * Gathers what waits into one digest for each person, in one statement: again, it finds the morning's digests made.
 * A digest that has not gone out since an earlier morning becomes part of the new one, and is told there. Where the
 * morning names an hour and several are in force, it is for those who have something of that hour: whoever has nothing
 * of it still gets one digest a day. One gathering at a time, since two at once would make one of them empty.
 */
export async function gatherMorning(database: Database, morning: string, hours?: Hours): Promise<Gathered> {
  const occasion = Prisma.sql`${morning}::text`;
  const ofHour = ofItsHour(readOccasion(morning).hour, hours);
  const [, , [row]] = await database.$transaction([
    database.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('duban.gather'))`,
    booked(database),
    database.$queryRaw<Gathered[]>`
    WITH made AS (
      INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
      SELECT ${newId}, 'digest', ${occasion}, 0, recipient_id,
        ${messageIdSql(Prisma.sql`'digest'`, occasion, Prisma.sql`recipient_id::text`)}, 'pending', duban_now()
      FROM (
        SELECT DISTINCT l.recipient_id FROM letter l WHERE l.state = 'gathering' AND l.digest_id IS NULL AND ${ofHour}
      ) AS waiting
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
      (SELECT count(*)::int FROM gathered) + (SELECT count(*)::int FROM moved) AS letters`,
  ]);
  if (!row) throw new Error('the digests could not be gathered');
  return row;
}

/**
 * Whether a letter (`l`) is of an hour: that of the policy which its item runs under; the organisation's own where that
 * is none of those in force any more, or where it is about no single item. An hour that has been changed since its
 * digest was planned is that of all which are of an earlier one: they may have been of it until then.
 */
function ofItsHour(hour: string | null, hours: Hours | undefined): Prisma.Sql {
  if (hour === null || hours === undefined) return Prisma.sql`true`;
  const isOf = hours.all.includes(hour) ? Prisma.sql`=` : Prisma.sql`>`;
  return Prisma.sql`${hour} ${isOf} coalesce((
    SELECT its.hour FROM task t JOIN batch b ON b.id = t.batch_id LEFT JOIN policy_version p ON p.version = t.policy_version,
      coalesce(coalesce(p.policy, b.issued_under) ->> 'remindAt', ${defaultPolicy.remindAt}) AS its(hour)
    WHERE t.id = l.task_id AND its.hour = ANY(${[...hours.all]})), ${hours.organisation})`;
}

/** Letters that become one for a person: which ones, and of whom. */
type Bundle = {
  /** How the occasion of the one begins. */
  readonly name: 'catch-up' | 'together';
  /** Which waiting letters (`l`) may be bundled. */
  readonly letters: Prisma.Sql;
  /** How many of a person's are too many. */
  readonly tooMany: Prisma.Sql;
  /** Whether a single one goes with a digest that waits for the same person. */
  readonly joins: boolean;
};

/** Letters that should have gone out at once and have waited for half a day. */
const late: Bundle = {
  name: 'catch-up',
  letters: Prisma.sql`l.created_at < duban_now() - interval '12 hours'`,
  tooMany: Prisma.sql`count(*) > 1`,
  joins: true,
};

/** Escalations of one morning, which are held for a moment so that they can be seen together. */
const together: Bundle = {
  name: 'together',
  // None goes before what an earlier entry about the same item has to tell the same person.
  letters: Prisma.sql`l.kind = ANY(${[...togetherKinds]}) AND l.attempts = 0 AND NOT EXISTS (
    SELECT FROM letter e
    WHERE ${isEarlier} AND e.state IN ('pending', 'sending') AND e.kind <> ALL(${[...togetherKinds]}))`,
  tooMany: Prisma.sql`count(*) >= ${togetherFrom} AND bool_or(not_before <= now())`,
  joins: false,
};

/**
 * Letters that go out at once, but not twenty at a time: of what a mail server was away for, and of the escalations of
 * one morning, a person gets one letter. What the server put off for reasons of its own goes on by itself.
 */
export async function bundle(database: Database): Promise<number> {
  return (await bundled(database, late)) + (await bundled(database, together));
}

async function bundled(database: Database, { name, letters, tooMany, joins }: Bundle): Promise<number> {
  const occasion = Prisma.sql`${name}::text || to_char(duban_now() AT TIME ZONE 'UTC', '"@"YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [, found] = await database.$transaction([
    booked(database),
    database.$executeRaw`
    WITH chosen AS (
      SELECT l.id, l.recipient_id, l.not_before FROM letter l
      WHERE l.state = 'pending' AND l.task_id IS NOT NULL AND ${letters}
        AND (l.attempts = 0 OR (
          SELECT count(*) FROM letter_attempt t WHERE t.letter_id = l.id AND t.outcome <> 'failed') = 0)
      FOR UPDATE SKIP LOCKED
    ), several AS (
      SELECT recipient_id, ${occasion} AS occasion FROM chosen GROUP BY recipient_id HAVING ${tooMany}
    ), waiting AS (
      SELECT d.id, d.recipient_id FROM letter d
      WHERE d.kind = 'digest' AND d.task_id IS NULL AND d.state = 'pending' AND d.recipient_id IN (
        SELECT recipient_id FROM several UNION ALL SELECT recipient_id FROM chosen WHERE ${joins})
      FOR UPDATE SKIP LOCKED
    ), made AS (
      INSERT INTO letter (id, kind, occasion, seq, recipient_id, message_id, state, created_at)
      SELECT ${newId}, 'digest', occasion, 0, recipient_id,
        ${messageIdSql(Prisma.sql`'digest'`, Prisma.sql`occasion`, Prisma.sql`recipient_id::text`)}, 'pending', duban_now()
      FROM several WHERE recipient_id NOT IN (SELECT recipient_id FROM waiting)
      ON CONFLICT DO NOTHING
      RETURNING id, recipient_id
    ), target AS (SELECT id, recipient_id FROM waiting UNION ALL SELECT id, recipient_id FROM made)
    UPDATE letter l SET state = 'gathering', digest_id = target.id
    FROM chosen JOIN target USING (recipient_id) WHERE l.id = chosen.id`,
  ]);
  return found;
}

/**
 * The lock that recorders share: who writes a letter takes it, and here before any letter is locked, since recorders that
 * have it may wait for one of those.
 */
function booked(database: Database) {
  return database.$executeRaw`SELECT pg_advisory_xact_lock_shared(4455001)`;
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
