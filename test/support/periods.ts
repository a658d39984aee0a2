import { canonical } from '../../domain/ledger/canonical';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf } from '../../domain/periods/figures';
import type { Database } from '../../prisma/client';

/** Closes a period over entries that are given, as the tables have it; what the product takes them from is not asked. */
export async function closePeriod(
  database: Database,
  id: string,
  cutOff: string,
  entries: readonly PeriodEntry[],
): Promise<void> {
  await database.$executeRaw`
    INSERT INTO period (id, state, from_at, cut_off) VALUES (${id}, 'closing', to_timestamp(0), ${cutOff}::timestamptz)`;
  await database.periodEntry.createMany({
    data: entries.map((entry) => ({ periodId: id, taskId: entry.task, body: canonical(entry) })),
  });
  await database.$executeRaw`
    UPDATE period SET state = 'closed', figures = ${canonical(figuresOf(entries))} WHERE id = ${id}`;
}

/** Seals a closed period in somebody's name. */
export async function seal(database: Database, id: string, by: string): Promise<void> {
  await database.$executeRaw`UPDATE period SET state = 'sealed', sealed_by = ${by}::uuid WHERE id = ${id}`;
}
