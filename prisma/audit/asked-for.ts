import type { Fault } from '../../audit/fault';
import { fault } from '../../audit/fault';
import type { Untold } from '../../audit/untold';
import type { Database, Snapshot } from '../client';
import { Prisma } from '../generated/client';

/** An entry that no workflow's history tells of: whether anybody is known to have asked for it, and the difference that was noted. */
export type Grounded = Untold & {
  /** A person's command that nobody is known to have asked for: a fault by itself ({@link checkAsked}). */
  readonly unasked: boolean;
  /** The noted difference between workflow and ledger that says it; null where there is none (yet). */
  readonly drift: string | null;
};

/** By this account, or by one that stood in for it; from no later than it was recorded, but for a clock that was put back meanwhile. */
const byActor = Prisma.sql`a.at <= e.at + interval '1 second' AND (a.account_id = e.actor OR e.actor = ANY(a.acting_for))`;

/**
 * Of an entry `e` (task, seq, command, actor, at): whether it is a person's, from when requests were written down, and no request is known that can
 * have led to it. That is one which gave this command on this item and was not refused; for its first entry, the press that issued its batch, and
 * it was there when the batch was committed; or a change to many items, which has a row of its own. Clocks ask nobody.
 */
const unasked = Prisma.sql`e.actor IS NOT NULL AND (SELECT min(at) FROM access_log) <= e.at
  AND NOT EXISTS (SELECT FROM access_log a, ROWS FROM (unnest(a.task_ids), unnest(a.command_ids)) AS given(task, command)
    WHERE given.command = e.command AND given.task = e.task AND a.method NOT IN ('GET', 'HEAD') AND ${byActor}
      AND NOT EXISTS (SELECT FROM access_outcome o WHERE o.id = a.id AND o.status BETWEEN 400 AND 499))
  AND NOT EXISTS (SELECT FROM task t JOIN batch b ON b.id = t.batch_id JOIN access_log a ON a.command_ids = ARRAY['issue/' || b.id]
    WHERE t.id = e.task AND e.seq = 1 AND e.command = 'issue/' || b.id AND b.issued_by = e.actor
      AND e.at <= b.committed_at + interval '1 second' AND a.method = 'POST' AND ${byActor})
  AND NOT EXISTS (SELECT FROM change c WHERE c.id = split_part(substr(e.command, length('change/') + 1), '@', 1)
    AND starts_with(e.command, 'change/') AND c.asked_by = e.actor AND c.asked_at <= e.at + interval '1 second')`;

/**
 * Holds every entry that says a person's name against the log of requests, whatever histories tell of it: a history that lies in the same database may
 * have been put in with it. Of all items, or of some.
 */
export async function* checkAsked(snapshot: Snapshot, tasks: readonly string[] | null): AsyncGenerator<Fault> {
  const ids = tasks?.filter((task) => /^[0-9a-f-]{36}$/.test(task)).map((task) => `'${task}'::uuid`);
  const some = ids ? `WHERE task_id = ANY(ARRAY[${ids.join(', ')}]::uuid[])` : '';
  const found = snapshot.stream<{ task: string; seq: number; command: string }>(`
    SELECT e.task, e.seq, e.command FROM (
      SELECT task_id AS task, seq, command_id AS command, actor_id AS actor, recorded_at AS at FROM ledger ${some}) AS e
    WHERE ${unasked.text} ORDER BY e.task, e.seq`);
  for await (const { task, seq, command } of found) yield fault('entry_unasked', { task, seq, detail: command });
}

/** What else is known of entries that no history tells of, in their order. */
export async function groundsOf(database: Database, untold: readonly Untold[]): Promise<Grounded[]> {
  const rows = await database.$queryRaw<{ place: number; unasked: boolean; drift: string | null }[]>`
    SELECT e.place::int AS place, ${unasked} AS unasked,
      (SELECT d.id::text FROM drift d WHERE d.task_id = e.task AND d.kind IN ('workflow_behind', 'workflow_missing')
        AND (d.body::jsonb ->> 'expected')::int >= e.seq AND coalesce((d.body::jsonb ->> 'found')::int, 0) < e.seq
        ORDER BY d.at, d.id LIMIT 1) AS drift
    FROM unnest(${untold.map(({ task }) => task)}::uuid[], ${untold.map(({ seq }) => seq)}::int[],
      ${untold.map(({ commandId }) => commandId)}::text[], ${untold.map(({ actor }) => actor)}::uuid[],
      ${untold.map(({ recordedAt }) => new Date(recordedAt))}::timestamptz[])
      WITH ORDINALITY AS e(task, seq, command, actor, at, place) ORDER BY e.place`;
  return untold.map((one, index) => ({
    ...one,
    unasked: rows[index]?.unasked ?? false,
    drift: rows[index]?.drift ?? null,
  }));
}
