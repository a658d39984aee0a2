import type { RowContext } from '../../../domain/table/given-row';
import type { Transaction } from '../../../prisma/client';
import type { Request } from '../../route';
import type { StoredBatch } from '../data';
import { rowGrounds } from '../directory/data';
import { hasDirectoryFault, readAgain } from './again';
import type { StoredRow } from './data';

type Asking = Pick<Request<undefined, undefined, undefined, undefined>, 'deps' | 'now'>;

/** What rows of a batch are read against today. */
export async function contextOf(
  on: Transaction,
  { deps, now }: Asking,
  { year, source: { mapping } }: StoredBatch,
): Promise<RowContext> {
  return { year, zone: deps.settings.DUBAN_TIMEZONE, now, ...(await rowGrounds(on)), mapping };
}

/**
 * Rows of a draft as today's directory has them, for whoever looks: those of people imported since are at fault no
 * more. Nothing is stored, and repeats are not looked for: the issue reads the whole draft again.
 */
export async function asOfToday(
  on: Transaction,
  request: Asking,
  batch: StoredBatch,
  rows: readonly StoredRow[],
): Promise<readonly StoredRow[]> {
  if (!rows.some(hasDirectoryFault)) return rows;
  const context = await contextOf(on, request, batch);
  return rows.map((row) => (hasDirectoryFault(row) ? readAgain(row, context) : row));
}
