import type { Database, Transaction } from '../../prisma/client';
import { Prisma } from '../../prisma/generated/client';
import { newId } from '../digest/identity';

/** For a database's clock that was set back by moments: what was recorded shortly before the mark is looked at again. */
const again = Prisma.sql`interval '10 seconds'`;

/** So much is gathered in one transaction: after months of a pause it would take too long. */
const stretchMs = 24 * 3_600_000;

/**
 * Turns what was recorded since the last time into deliveries of one connection, and notes how far it came. It reads the
 * ledger after the fact, so that recording does nothing for connections. Nothing is passed over: the mark stops before
 * the oldest transaction that is still writing, whose rows nobody sees yet; and nothing is made twice, since an
 * occurrence has one id and a connection one delivery of it. An ended or paused connection gathers nothing until it is
 * resumed, and then all that it missed, a day of it at a time. True where there is more.
 */
export async function gather(database: Database, connection: string): Promise<boolean> {
  return database.$transaction(
    async (on) => {
      const [at] = await on.$queryRaw<{ since: Date; horizon: Date }[]>`
        SELECT greatest(created_at, least(gathered_to, writers.horizon) - ${again}) AS since, writers.horizon
        FROM connection, (
          SELECT duban_now() - (clock_timestamp() - coalesce(min(xact_start), clock_timestamp())) AS horizon
          FROM pg_stat_activity
          WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_xid IS NOT NULL) AS writers
        WHERE id = ${connection}::uuid AND state = 'active' FOR UPDATE OF connection`;
      if (!at) return false;
      const dayOn = new Date(at.since.getTime() + stretchMs);
      const until = dayOn < at.horizon ? dayOn : null;
      for (const source of sources) await take(on, connection, source(at.since), until);
      await on.$executeRaw`
        UPDATE connection SET gathered_to = greatest(gathered_to, ${until ?? at.horizon}) WHERE id = ${connection}::uuid`;
      return until !== null;
    },
    { maxWait: 10_000, timeout: 60_000 },
  );
}

/** Writes the deliveries of what a source finds, in the order in which it was recorded. */
function take(on: Transaction, connection: string, found: Prisma.Sql, until: Date | null): Promise<number> {
  return on.$executeRaw`
    INSERT INTO delivery (id, connection_id, event_id, kind, at, task_id, seq, place, subject)
    SELECT ${newId}, c.id, f.event_id, f.kind, f.at, f.task_id, f.seq, f.place, f.subject
    FROM connection c, (${found}) AS f
    WHERE c.id = ${connection}::uuid AND (f.kind = ANY(c.events) OR '*' = ANY(c.events))
      AND ${until ? Prisma.sql`f.recorded_at < ${until}` : Prisma.sql`true`}
    ORDER BY f.recorded_at, f.task_id, f.seq, f.place
    ON CONFLICT (connection_id, event_id) DO NOTHING`;
}

/**
 * The facts of an entry `l`. Its clocks say which light they turned; where a person's command did, in the wake of
 * what it changed, that is told as one more fact, by the entry before it, `b`.
 */
const facts = Prisma.sql`
  SELECT event, place FROM jsonb_array_elements(l.body::jsonb -> 'events') WITH ORDINALITY AS fact(event, place)
  UNION ALL
  SELECT jsonb_build_object('type', 'turned', 'light', l.body::jsonb #>> '{standing,light}'),
    jsonb_array_length(l.body::jsonb -> 'events') + 1
  WHERE l.body::jsonb #>> '{standing,light}' <> b.body::jsonb #>> '{standing,light}'
    AND NOT l.body::jsonb -> 'events' @> '[{"type":"turned"}]'`;

/** What is found of each source from an instant on. Event ids hold no dot: receivers sign them between dots. */
const sources: readonly ((since: Date) => Prisma.Sql)[] = [
  // A batch before its items, in the same moment.
  (since) => Prisma.sql`
    SELECT 'evt_batch_' || t.batch_id || '_issued' AS event_id, 'batch_issued' AS kind, min(l.recorded_at) AS at,
      NULL::uuid AS task_id, NULL::int AS seq, NULL::int AS place, t.batch_id::text AS subject,
      min(l.recorded_at) AS recorded_at
    FROM ledger l JOIN task t ON t.id = l.task_id WHERE l.recorded_at >= ${since} AND l.seq = 1 GROUP BY t.batch_id`,
  (since) => Prisma.sql`
    SELECT 'evt_' || l.task_id || '_' || l.seq || '_' || e.place AS event_id,
      CASE e.event ->> 'type' WHEN 'turned' THEN 'turned_' || (e.event ->> 'light') ELSE e.event ->> 'type' END AS kind,
      l.recorded_at AS at, l.task_id, l.seq, e.place::int AS place, NULL::text AS subject, l.recorded_at
    FROM ledger l LEFT JOIN ledger b ON b.task_id = l.task_id AND b.seq = l.seq - 1, LATERAL (${facts}) AS e(event, place)
    WHERE l.recorded_at >= ${since}`,
  ...(['closed', 'sealed'] as const).map((moved) => (since: Date) => {
    const at = moved === 'closed' ? Prisma.sql`closed_at` : Prisma.sql`sealed_at`;
    return Prisma.sql`
      SELECT 'evt_period_' || id || ${`_${moved}`}::text AS event_id, ${`period_${moved}`}::text AS kind, ${at} AS at,
        NULL::uuid AS task_id, NULL::int AS seq, NULL::int AS place, id AS subject, ${at} AS recorded_at
      FROM period WHERE ${at} >= ${since}`;
  }),
  (since) => Prisma.sql`
    SELECT 'evt_letter_' || l.id || '_dead' AS event_id, 'letter_dead' AS kind, a.at, l.task_id, NULL::int AS seq,
      NULL::int AS place, l.id::text AS subject, a.at AS recorded_at
    FROM letter_attempt a JOIN letter l ON l.id = a.letter_id AND l.attempts = a.number
    WHERE a.at >= ${since} AND l.state = 'dead'`,
];
