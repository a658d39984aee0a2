import type { Problem } from '../../../domain/table/problem';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { StoredBatch, Way } from '../data';
import { findBatch, lockBatch } from '../data';
import { readAgain } from '../rows/again';
import { allRows, faultsIn, putRows } from '../rows/data';
import { contextOf } from '../rows/present-day';
import { withRepeats } from '../rows/reading';
import type { IssueRequest } from './request';

/** A batch that is to be issued, how far it is, and what holds it back. */
export type Checked = Way & { readonly batch: StoredBatch; readonly problems: readonly Problem[] };

/**
 * Reads every row of a draft again as things are now: since it was drawn up, somebody may have come or left or a unit
 * been renamed, so that sound rows are at fault and faulty ones sound. Once its items stand, nothing holds a batch back.
 */
export function checkAgain(request: IssueRequest): Promise<Checked> {
  const { deps, params } = request;
  return inTransaction(deps.database, 60_000, async (on) => {
    const way = await lockBatch(on, params.id);
    const batch = await findBatch(on, params.id);
    if (!way || !batch) throw problem('not_found');
    if (way.committed) return { ...way, batch, problems: [] };

    const context = await contextOf(on, request, batch);
    const before = await allRows(on, params.id);
    const after = withRepeats(before.map((row) => readAgain(row, context)));
    const isOther = ({ problems }: (typeof after)[number], at: number) =>
      JSON.stringify(problems) !== JSON.stringify(before[at]?.problems);
    await putRows(on, params.id, after.filter(isOther));
    return { ...way, batch, problems: faultsIn(after).problems };
  });
}
