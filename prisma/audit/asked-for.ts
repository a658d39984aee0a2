import type { Untold } from '../../audit/untold';
import type { Database } from '../client';

/** An entry that no workflow's history tells of: whether anybody is known to have asked for it, and the difference that was noted. */
export type Grounded = Untold & {
  /** A person's command of which the log of requests, which was kept by then, knows nothing. */
  readonly unasked: boolean;
  /** The noted difference between workflow and ledger that says it; null where there is none (yet). */
  readonly drift: string | null;
};

/**
 * Holds entries against the log of requests: a person's command has a request there, by that account or by one that stood in for it, from before it
 * was recorded; or it came with a change to many items, which has a row of its own. Clocks ask nobody.
 */
export async function groundsOf(database: Database, untold: readonly Untold[]): Promise<Grounded[]> {
  const rows = await database.$queryRaw<{ place: number; unasked: boolean; drift: string | null }[]>`
    SELECT e.place::int AS place, e.actor IS NOT NULL AND (SELECT min(at) FROM access_log) <= e.at
        AND NOT EXISTS (SELECT FROM access_log a WHERE a.command_ids @> ARRAY[e.command] AND a.at <= e.at
          AND (a.account_id = e.actor OR e.actor = ANY(a.acting_for)))
        AND NOT EXISTS (SELECT FROM change c WHERE c.id = split_part(substr(e.command, length('change/') + 1), '@', 1)
          AND starts_with(e.command, 'change/') AND c.asked_by = e.actor AND c.asked_at <= e.at) AS unasked,
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
