import type { z } from 'zod';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Request } from '../../route';
import { presentFaults, presentRow } from '../present';
import type { givenRow, mendedAnswer, rowParams } from '../schema';
import { readMended } from './again';
import { draftOf, presentDraft, putChanged } from './draft';
import { contextOf } from './present-day';
import { withRepeats } from './reading';

type MendRequest = Request<typeof rowParams, undefined, typeof givenRow, undefined>;

/** Mends a row of a draft by the very rules it was read by, and looks for repeats in all of the draft again. */
export function mend(request: MendRequest): Promise<z.input<typeof mendedAnswer>> {
  const { deps, params, body, locale } = request;
  return inTransaction(deps.database, 30_000, async (on) => {
    const { batch, rows } = await draftOf(on, params.id);
    const old = rows.find(({ row }) => row === params.row);
    if (!old) throw problem('not_found');

    const mended = readMended(old, body, await contextOf(on, request, batch));
    const after = withRepeats(rows.map((row) => (row === old ? mended : row)));
    await putChanged(on, batch.id, rows, after);

    const row = after.find(({ row }) => row === old.row) ?? mended;
    return { ...(await presentDraft(on, batch, locale)), row: { ...presentRow(row), ...presentFaults(row, locale) } };
  });
}
