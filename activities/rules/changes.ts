import { ApplicationFailure } from '@temporalio/activity';
import type { Change } from '../../domain/changes';
import type { Actor } from '../../domain/people/roles';
import type { Transaction } from '../../prisma/client';

/** A change as it was asked for, and by whom. */
export type StoredChange = { readonly id: string; readonly change: Change; readonly actor: Actor };

/** A change by its id. Throws for good where there is none: its row is written before anything else. */
export async function readChange(database: Transaction, id: string): Promise<StoredChange> {
  const row = await database.change.findUnique({ where: { id } });
  if (!row) throw ApplicationFailure.nonRetryable(`no change ${id}`, 'change_unknown');
  const { kind, detail, askedBy, askedName } = row;
  return {
    id,
    // Written by the API from this very type.
    change: { kind, ...(detail as object) } as Change,
    actor: { id: askedBy, name: askedName, as: 'secretariat' },
  };
}

/** The product's time, epoch milliseconds. */
export async function timeOf(database: Transaction): Promise<number> {
  const [clock] = await database.$queryRaw<{ now: bigint }[]>`SELECT duban_ms(duban_now()) AS now`;
  if (!clock) throw new Error('the database told no time');
  return Number(clock.now);
}
