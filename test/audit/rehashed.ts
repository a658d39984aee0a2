import { createHash } from 'node:crypto';
import { canonical } from '../../domain/ledger/canonical';
import type { Body } from '../../domain/ledger/entry';
import { genesis, hashed } from '../../domain/ledger/entry';
import type { Ledger } from '../../prisma/generated/client';

/** SQL that has an item's ledger from an entry on with every body changed, and every link and hash made anew as the database would. */
export function rehashed(ledger: readonly Ledger[], from: number, change: (body: Body) => Body): string {
  let previous = genesis;
  const updates: string[] = [];
  for (const row of ledger) {
    let { hash, body } = row;
    if (row.seq >= from) {
      body = canonical(change(JSON.parse(body) as Body));
      const line = { task: row.taskId, seq: row.seq, commandId: row.commandId, prevHash: previous };
      hash = createHash('sha256')
        .update(hashed({ ...line, recordedAt: row.recordedAt.getTime() }, body))
        .digest('hex');
      const text = body.replaceAll("'", "''");
      updates.push(
        `UPDATE ledger SET body = '${text}', prev_hash = '${previous}', hash = '${hash}' WHERE task_id = '${row.taskId}' AND seq = ${row.seq}`,
      );
    }
    previous = hash;
  }
  return updates.join('; ');
}
