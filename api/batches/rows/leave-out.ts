import type { z } from 'zod';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Request } from '../../route';
import type { leftOutAnswer, rowParams } from '../schema';
import { batchProblem } from '../wording';
import { draftOf, presentDraft, putChanged } from './draft';
import { withRepeats } from './reading';

type LeaveOutRequest = Request<typeof rowParams, undefined, undefined, undefined>;

/** Leaves a row of a draft out: it is not issued. What repeated it repeats nothing any more. */
export function leaveOut({ deps, params, locale }: LeaveOutRequest): Promise<z.input<typeof leftOutAnswer>> {
  return inTransaction(deps.database, 30_000, async (on) => {
    const { batch, rows } = await draftOf(on, params.id);
    const left = rows.filter(({ row }) => row !== params.row);
    if (left.length === rows.length) throw problem('not_found');
    if (left.length === 0) throw batchProblem('last_row');
    await on.batchRow.delete({ where: { batchId_row: { batchId: batch.id, row: params.row } } });
    await putChanged(on, batch.id, left, withRepeats(left));
    return presentDraft(on, { ...batch, rowCount: left.length }, locale);
  });
}
