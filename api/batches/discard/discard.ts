import type { z } from 'zod';
import { inTransaction } from '../../idempotency/data';
import { problem } from '../../problem';
import type { Request } from '../../route';
import { lockBatch } from '../data';
import type { batchParams, discardedAnswer } from '../schema';
import { batchProblem } from '../wording';
import { discardBatch } from './data';

type DiscardRequest = Request<typeof batchParams, undefined, undefined, undefined>;

/** Throws a draft away; a batch whose issue has been asked for is none any more. */
export function discard({ deps, params, account }: DiscardRequest): Promise<z.input<typeof discardedAnswer>> {
  return inTransaction(deps.database, 30_000, async (on) => {
    const way = await lockBatch(on, params.id);
    if (!way) throw problem('not_found');
    if (way.asked || way.committed) throw batchProblem('batch_not_draft');
    const { discardedAt, ...discarded } = await discardBatch(on, params.id, account.id);
    return { ...discarded, discardedAt: discardedAt.toISOString() };
  });
}
