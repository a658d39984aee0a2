import type { z } from 'zod';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Request } from '../../route';
import { findBatch, lockBatch } from '../data';
import { presentFaults, presentRow } from '../present';
import type { givenRow, mendedAnswer, rowParams } from '../schema';
import { batchProblem } from '../wording';
import { readMended } from './again';
import type { StoredRow } from './data';
import { allRows, faultsOf, putRows } from './data';
import { contextOf } from './present-day';
import { withRepeats } from './reading';

type MendRequest = Request<typeof rowParams, undefined, typeof givenRow, undefined>;

/** Mends a row of a draft by the very rules it was read by, and looks for repeats in all of the draft again. */
export function mend(request: MendRequest): Promise<z.input<typeof mendedAnswer>> {
  const { deps, params, body, locale } = request;
  return inTransaction(deps.database, 30_000, async (on) => {
    const way = await lockBatch(on, params.id);
    if (way?.asked || way?.committed) throw batchProblem('batch_not_draft');
    const batch = await findBatch(on, params.id);
    const before = await allRows(on, params.id);
    const old = before.find(({ row }) => row === params.row);
    if (!batch || !old) throw problem('not_found');

    const mended = readMended(old, body, await contextOf(on, request, batch));
    const after = withRepeats(before.map((row) => (row === old ? mended : row)));
    await putRows(
      on,
      batch.id,
      after.filter((row, at) => row.row === old.row || differ(row, before[at])),
    );

    const { problems, warnings } = await faultsOf(on, batch.id);
    const row = after.find(({ row }) => row === old.row) ?? mended;
    return {
      ...{ id: batch.id, state: batch.state, rowCount: batch.rowCount },
      ...presentFaults({ problems, warnings: [...batch.source.warnings, ...warnings] }, locale),
      row: { ...presentRow(row), ...presentFaults(row, locale) },
    };
  });
}

function differ(row: StoredRow, before: StoredRow | undefined): boolean {
  return JSON.stringify(row.problems) !== JSON.stringify(before?.problems);
}
