import type { Body, Entry } from '../../../domain/ledger/entry';
import type { Database, Transaction } from '../../../prisma/client';
import type { SourcedPolicy } from '../../../prisma/policies';
import { sourcedPolicy } from '../../../prisma/policies';
import type { Scope } from '../../access/scope';
import type { TaskRow } from '../data';
import { findTask } from '../data';
import type { Involved } from './people/data';
import { involvedIn } from './people/data';

/** An entry of the ledger as stored, without its place in the chain. */
export type StoredEntry = Pick<Entry, 'seq' | keyof Body>;

export type TaskWhole = {
  readonly row: TaskRow;
  readonly ledger: readonly StoredEntry[];
  readonly policy: SourcedPolicy;
  readonly people: readonly Involved[];
  readonly coUnits: readonly { readonly code: string; readonly name: string }[];
};

/**
 * One item with its ledger, policy and people, all of one moment; null where the account may not see it. `today` is the
 * local day by which substitutes are in office.
 */
export function loadTask(database: Database, id: string, scope: Scope, today: string): Promise<TaskWhole | null> {
  return database.$transaction(
    async (on) => {
      const row = await findTask(on, id, scope);
      if (!row) return null;
      return {
        row,
        ledger: await readLedger(on, id),
        policy: await sourcedPolicy(on, row.batchId, row.policyVersion),
        people: await involvedIn(on, { owner: row.ownerId, leader: row.leaderId, leadUnit: row.leadUnitCode }, today),
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
