import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import { issueBatchId, taskQueue } from '../../workflows/messages/names';
import { inTransaction } from '../idempotency/data';
import { once } from '../idempotency/once';
import { problem } from '../problem';
import type { Answer, Request } from '../route';
import { engineDeadlineMs } from '../temporal';
import type { StoredBatch } from './data';
import { findBatch, lockBatch } from './data';
import { presentFault } from './present';
import { readAgain } from './rows/again';
import { allRows, faultsOf, putRows } from './rows/data';
import { contextOf } from './rows/present-day';
import { withRepeats } from './rows/reading';
import type { batchParams, issuedAnswer } from './schema';
import { batchProblem } from './wording';

type IssueRequest = Request<typeof batchParams, undefined, undefined, undefined>;

/** A small batch stands in the database by then, so that the answer can say so and its items be listed. */
const patienceMs = 1_500;

/** Has a batch issued. Pressing again finds the issue under way, or done. */
export async function issue(request: IssueRequest): Promise<Answer<z.input<typeof issuedAnswer>>> {
  const { deps, params, locale } = request;
  const deadline = Date.now() + engineDeadlineMs;
  await checkAgain(request);
  return once(request, 202, async (on) => {
    const batch = await findBatch(on, params.id);
    if (!batch) throw problem('not_found');
    if (batch.state === 'draft') {
      const { problems } = await faultsOf(on, batch.id);
      if (problems.length > 0) {
        const errors = problems.map((fault) => {
          const { column, value, ...rest } = presentFault(fault, locale);
          return { ...rest, ...(column !== null && { column }), ...(value !== null && { value }) };
        });
        throw batchProblem('batch_has_problems', { params: { count: problems.length }, errors });
      }
    }
    if (batch.state === 'draft' || batch.state === 'issuing') await start(request, batch, deadline);
    const { id, state, rowCount, total, started } = (await committed(deps.database, batch)) ?? batch;
    return { id, state, rowCount, progress: { total, started } };
  });
}

/** One workflow per batch; one that was lost is started anew, and finds in the database what had been done. */
async function start(request: IssueRequest, { id, title, rowCount }: StoredBatch, deadline: number): Promise<void> {
  const { deps, account, now } = request;
  const { temporal } = deps;
  // Reading a long draft again takes its time too; the engine is given some in any case.
  await temporal.within(Math.max(deadline, Date.now() + 500), () =>
    temporal.client.workflow.start(issueBatchType, {
      taskQueue,
      workflowId: issueBatchId(id),
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [{ batch: id, by: { id: account.id, name: account.name }, at: now }],
      staticSummary: `下发《${title.slice(0, 100)}》：${rowCount} 项`,
    }),
  );
}

async function committed(on: Parameters<typeof findBatch>[0], { id }: StoredBatch): Promise<StoredBatch | null> {
  for (const until = Date.now() + patienceMs; ; await sleep(40)) {
    const batch = await findBatch(on, id);
    if (batch?.state !== 'draft' || Date.now() > until) return batch;
  }
}

/**
 * Reads every row of a draft again as things are now: since it was drawn up, somebody may have come or left or a unit
 * been renamed, so that sound rows are at fault and faulty ones sound.
 */
function checkAgain(request: IssueRequest): Promise<void> {
  const { deps, params } = request;
  return inTransaction(deps.database, 60_000, async (on) => {
    if ((await lockBatch(on, params.id)) !== 'draft') return;
    const batch = await findBatch(on, params.id);
    if (!batch) return;
    const context = await contextOf(on, request, batch);
    const before = await allRows(on, params.id);
    const after = withRepeats(before.map((row) => readAgain(row, context)));
    await putRows(
      on,
      params.id,
      after.filter((row, at) => JSON.stringify(row.problems) !== JSON.stringify(before[at]?.problems)),
    );
  });
}
