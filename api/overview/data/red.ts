import type { Policy } from '../../../domain/policy';
import type { Database } from '../../../prisma/client';
import { batchPolicy } from '../../../prisma/policies';
import { visibleSql, visibleTo } from '../../access/data';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../../tasks/data';
import { taskColumns } from '../../tasks/data';

/** A red item, and the policy that its clocks were reckoned by. */
export type RedItem = { readonly row: TaskRow; readonly policy: Policy };

/** The red items that have climbed highest, of one rung those first that are late for longest. */
export async function worstRed(database: Database, scope: Scope, most: number): Promise<RedItem[]> {
  const rows = await database.task.findMany({
    where: { AND: [visibleTo(scope), { light: 'red' }] },
    include: taskColumns.include,
    orderBy: [{ step: 'desc' }, { dueAt: 'asc' }, { id: 'asc' }],
    take: most,
  });
  const policies = new Map<string, Promise<Policy>>();
  const policyFor = ({ batchId, policyVersion }: TaskRow) => {
    const key = `${batchId} ${policyVersion}`;
    const known = policies.get(key) ?? batchPolicy(database, batchId, policyVersion);
    policies.set(key, known);
    return known;
  };
  return Promise.all(rows.map(async (row) => ({ row, policy: await policyFor(row) })));
}

/** How many red items somebody has on a rung of the ladder, for one lead unit. */
export type OnLadder = {
  readonly step: number;
  readonly name: string;
  readonly email: string;
  readonly unit: string;
  readonly unitName: string;
  readonly count: number;
};

/** Who stands on the ladder: of each rung those who have most items on it. */
export function onLadder(database: Database, scope: Scope, most: number): Promise<OnLadder[]> {
  return database.$queryRaw<OnLadder[]>`
    WITH held AS (
      SELECT t.step, t.owner_id, t.lead_unit_code AS unit, count(*)::int AS count,
        row_number() OVER (PARTITION BY t.step ORDER BY count(*) DESC, min(t.due_at), t.owner_id, t.lead_unit_code) AS place
      FROM task t WHERE t.light = 'red' AND t.step > 0 AND ${visibleSql(scope)}
      GROUP BY t.step, t.owner_id, t.lead_unit_code
    )
    SELECT h.step, o.name, o.email, h.unit, u.name AS "unitName", h.count
    FROM held h JOIN official o ON o.id = h.owner_id JOIN unit u ON u.code = h.unit
    WHERE h.place <= ${most} ORDER BY h.step DESC, h.place`;
}
