import type { Light, State } from '../../../domain/item/item';
import type { Database } from '../../../prisma/client';
import { visibleSql } from '../../access/data';
import type { Scope } from '../../access/scope';

/**
 * What items are counted by: the instants at which the months of the heat map begin, with the end of the last one, and
 * those of the trend, which goes up to the beginning of today: of whole days one can be shown the items. Epoch milliseconds.
 */
export type Frame = {
  readonly now: number;
  readonly today: number;
  readonly heat: readonly number[];
  readonly trend: readonly number[];
};

/** A count of some items, with those properties that tell them from the others; the rest are null. */
export type Tally = {
  readonly by: 'all' | 'state' | 'light' | 'unit' | 'month';
  readonly light: Light | null;
  readonly step: number | null;
  readonly state: State | null;
  readonly unit: string | null;
  /** Which month of the heat map the deadline lies in, from 1; 0 before it, one more than there are after it. */
  readonly span: number | null;
  /** Which month of the trend, from 1; null where that is not over for the item, or does not count. */
  readonly month: number | null;
  readonly count: number;
  readonly late: number;
  readonly missing: number;
  readonly leader: number;
  readonly secretariat: number;
};

/**
 * Every count of the overview, in one pass over the items that an account may see. Late, missing and waiting for a
 * decision are what the filters of the list take for it (`lateFilter`, `filtersOf`, `decisionFilter`).
 */
export function tally(database: Database, scope: Scope, { now, today, heat, trend }: Frame): Promise<Tally[]> {
  const at = new Date(now);
  const begins = (instants: readonly number[]) => instants.map((instant) => new Date(instant));
  return database.$queryRaw<Tally[]>`
    WITH seen AS (
      SELECT t.light, t.step, t.state, t.lead_unit_code AS unit, t.extensions_granted,
        width_bucket(t.due_at, ${begins(heat)}::timestamptz[]) AS span,
        CASE WHEN t.due_at < ${new Date(today)} AND t.state NOT IN ('suspended', 'cancelled')
          THEN nullif(width_bucket(t.due_at, ${begins(trend)}::timestamptz[]), 0) END AS month,
        CASE WHEN t.submitted_at IS NULL THEN t.due_at < ${at} AND t.state IN ('assigned', 'in_progress')
          ELSE t.submitted_at > t.due_at AND t.state NOT IN ('suspended', 'cancelled') END AS late,
        t.report_missing IS NOT NULL AND t.state IN ('assigned', 'in_progress', 'under_review') AS missing,
        t.requests <> '[]' AS requested, t.extension IS NOT NULL AS extending
      FROM task t WHERE ${visibleSql(scope)}
    )
    SELECT CASE grouping(state, step, span, month) WHEN 7 THEN 'state' WHEN 11 THEN 'light' WHEN 13 THEN 'unit'
        WHEN 14 THEN 'month' ELSE 'all' END AS by,
      light, step, state, unit, span, month, count(*)::int AS count,
      count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE missing)::int AS missing,
      count(*) FILTER (WHERE requested OR extending AND extensions_granted > 0)::int AS leader,
      count(*) FILTER (WHERE extending AND extensions_granted = 0)::int AS secretariat
    FROM seen GROUP BY GROUPING SETS ((), (state), (light, step), (unit, span, light), (month))`;
}
