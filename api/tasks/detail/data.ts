import type { Body, Entry } from '../../../domain/ledger/entry';
import type { Policy } from '../../../domain/policy';
import type { Database, Transaction } from '../../../prisma/client';
import { batchPolicy } from '../../../prisma/policies';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../data';
import { findTask } from '../data';

/** An entry of the ledger as stored, without its place in the chain. */
export type StoredEntry = Pick<Entry, 'seq' | keyof Body>;

/** Somebody an item concerns, and as what. */
export type Concerned = { as: string; name: string; email: string; unit: string };

export type TaskWhole = {
  readonly row: TaskRow;
  readonly ledger: readonly StoredEntry[];
  readonly policy: Policy;
  readonly people: readonly Concerned[];
  readonly coUnits: readonly { readonly code: string; readonly name: string }[];
};

/** One item with its ledger, policy and people, all of one moment; null where the account may not see it. */
export function loadTask(database: Database, id: string, scope: Scope): Promise<TaskWhole | null> {
  return database.$transaction(
    async (on) => {
      const row = await findTask(on, id, scope);
      if (!row) return null;
      return {
        row,
        ledger: await readLedger(on, id),
        policy: await batchPolicy(on, row.batchId, row.policyVersion),
        people: await concerned(on, row),
        coUnits: await on.unit.findMany({ where: { code: { in: row.coUnits } }, select: { code: true, name: true } }),
      };
    },
    { isolationLevel: 'RepeatableRead' },
  );
}

/** The entries of an item, from the first on or after a version. */
export async function readLedger(on: Transaction, task: string, afterVersion = 0): Promise<StoredEntry[]> {
  const rows = await on.ledger.findMany({
    where: { taskId: task, seq: { gt: afterVersion } },
    orderBy: { seq: 'asc' },
    select: { seq: true, body: true },
  });
  return rows.map(({ seq, body }) => ({ seq, ...(JSON.parse(body) as Body) }));
}

/** Owner and substitute, leader, and the heads of the lead unit or of the nearest unit above that has one. */
async function concerned(on: Transaction, row: TaskRow): Promise<Concerned[]> {
  return on.$queryRaw<Concerned[]>`
    WITH RECURSIVE above AS (
      SELECT code, parent_code, 0 AS up FROM unit WHERE code = ${row.leadUnitCode}
      UNION SELECT u.code, u.parent_code, a.up + 1 FROM unit u JOIN above a ON u.code = a.parent_code
    ), heads AS (
      SELECT o.id, a.up FROM above a JOIN official o ON o.unit_code = a.code WHERE o.role = 'unit_head' AND o.active
    ), named AS (
      SELECT 'owner' AS as, ${row.ownerId}::uuid AS id, 0 AS place
      UNION ALL SELECT 'substitute', substitute_id, 1 FROM official WHERE id = ${row.ownerId}::uuid
      UNION ALL SELECT 'unit_head', id, 2 FROM heads WHERE up = (SELECT min(up) FROM heads)
      UNION ALL SELECT 'leader', ${row.leaderId}::uuid, 3
    ) SELECT n.as, o.name, o.email, o.unit_code AS unit
      FROM named n JOIN official o ON o.id = n.id ORDER BY n.place, o.email`;
}
