import type { Light, State } from '../../../domain/item/item';
import type { Database } from '../../../prisma/client';
import { visibleSql } from '../../access/data';
import type { Scope } from '../../access/scope';

/** What items are counted by: the year of the heat map, and the months (`YYYY-MM`) of the trend. Instants are epoch milliseconds. */
export type Frame = {
  readonly now: number;
  readonly zone: string;
  readonly year: number;
  readonly trendFrom: string;
};

/** A count of some items, with those properties that tell them from the others; the rest are null. */
export type Tally = {
  readonly by: 'all' | 'state' | 'light' | 'unit' | 'month';
  readonly light: Light | null;
  readonly step: number | null;
  readonly state: State | null;
  readonly unit: string | null;
  readonly span: string | null;
  readonly month: string | null;
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
export function tally(database: Database, scope: Scope, { now, zone, year, trendFrom }: Frame): Promise<Tally[]> {
  const at = new Date(now);
  return database.$queryRaw<Tally[]>`
    WITH due AS (
      SELECT t.light, t.step, t.state, t.lead_unit_code AS unit, t.extensions_granted,
        to_char(t.due_at AT TIME ZONE ${zone}, 'YYYY-MM') AS month, t.due_at < ${at} AS past,
        CASE WHEN t.submitted_at IS NULL THEN t.due_at < ${at} AND t.state IN ('assigned', 'in_progress')
          ELSE t.submitted_at > t.due_at AND t.state NOT IN ('suspended', 'cancelled') END AS late,
        t.report_missing IS NOT NULL AND t.state IN ('assigned', 'in_progress', 'under_review') AS missing,
        t.requests <> '[]' AS requested, t.extension IS NOT NULL AS extending
      FROM task t WHERE ${visibleSql(scope)}
    ), seen AS (
      SELECT light, step, state, unit, late, missing,
        CASE WHEN month < ${`${year}-01`} THEN 'earlier' WHEN month > ${`${year}-12`} THEN 'later' ELSE month END AS span,
        CASE WHEN past AND month >= ${trendFrom} AND state NOT IN ('suspended', 'cancelled') THEN month END AS month,
        requested OR extending AND extensions_granted > 0 AS leader,
        extending AND extensions_granted = 0 AS secretariat
      FROM due
    )
    SELECT CASE grouping(state, step, span, month) WHEN 7 THEN 'state' WHEN 11 THEN 'light' WHEN 13 THEN 'unit'
        WHEN 14 THEN 'month' ELSE 'all' END AS by,
      light, step, state, unit, span, month,
      count(*)::int AS count, count(*) FILTER (WHERE late)::int AS late, count(*) FILTER (WHERE missing)::int AS missing,
      count(*) FILTER (WHERE leader)::int AS leader, count(*) FILTER (WHERE secretariat)::int AS secretariat
    FROM seen GROUP BY GROUPING SETS ((), (state), (light, step), (unit, span, light), (month))`;
}
