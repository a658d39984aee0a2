import type { Locale } from '../../../domain/locale';
import type { Transaction } from '../../../prisma/client';
import { problem } from '../../problem';
import type { StoredBatch } from '../data';
import { findBatch, lockBatch } from '../data';
import { presentFaults } from '../present';
import { batchProblem } from '../wording';
import type { StoredRow } from './data';
import { allRows, faultsOf, putRows } from './data';

/** A draft and its rows, locked against an issue. Throws 404 where there is none, 409 where it is no draft any more. */
export async function draftOf(on: Transaction, id: string) {
  const way = await lockBatch(on, id);
  if (way?.asked || way?.committed) throw batchProblem('batch_not_draft');
  const batch = await findBatch(on, id);
  if (!batch) throw problem('not_found');
  return { batch, rows: await allRows(on, id) };
}

/** Stores those rows that read otherwise than before; the same rows in the same order. */
export async function putChanged(
  on: Transaction,
  batch: string,
  before: readonly StoredRow[],
  after: readonly StoredRow[],
): Promise<void> {
  const changed = after.filter((row, at) => row.read !== before[at]?.read || differ(row, before[at]));
  await putRows(on, batch, changed);
}

/** A draft with what is wrong with it now. */
export async function presentDraft(on: Transaction, batch: StoredBatch, locale: Locale) {
  const { problems, warnings } = await faultsOf(on, batch.id);
  return {
    ...{ id: batch.id, state: batch.state, rowCount: batch.rowCount },
    ...presentFaults({ problems, warnings: [...batch.source.warnings, ...warnings] }, locale),
  };
}

function differ(row: StoredRow, before: StoredRow | undefined): boolean {
  return JSON.stringify(row.problems) !== JSON.stringify(before?.problems);
}
