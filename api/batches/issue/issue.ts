import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { answerOnce } from '../../idempotency/answer-once';
import { ProblemError, problem } from '../../problem';
import type { Answer } from '../../route';
import { engineDeadlineMs } from '../../temporal';
import type { StoredBatch } from '../data';
import { findBatch } from '../data';
import { presentFault } from '../present';
import type { issuedAnswer } from '../schema';
import { batchProblem } from '../wording';
import type { Checked } from './check';
import { checkAgain } from './check';
import { noteAsked, noteDraft } from './data';
import { askEngine, isUnderWay, withdrawFromEngine } from './engine';
import type { IssueRequest } from './request';

/** A small batch stands in the database by then, so that the answer can say so and its items be listed. */
const patienceMs = 1_500;

type Issued = z.input<typeof issuedAnswer>;

/**
 * Has a batch issued; pressing again finds the issue under way, or done. No transaction waits for the engine. From the
 * answer on the batch is being issued, though a worker may come to it later; or a problem says that it is a draft still.
 */
export function issue(request: IssueRequest): Promise<Answer<Issued>> {
  const deadline = Date.now() + engineDeadlineMs;
  return answerOnce(request, 202, async () => {
    const checked = await checkAgain(request);
    // Reading a long draft again takes its time too; the engine is given some in any case.
    const until = Math.max(deadline, Date.now() + 500);
    if (checked.problems.length > 0) await refuse(request, checked, until);
    if (['draft', 'issuing'].includes(checked.batch.state)) await begin(request, checked.batch, until);
    return present(await committed(request));
  });
}

/** Answers 422 with every fault. Who had pressed before, while no worker was there, has a draft again. */
async function refuse(request: IssueRequest, { asked, problems }: Checked, until: number): Promise<never> {
  if (asked) await withdrawFromEngine(request, until);
  if (asked) await noteDraft(request.deps.database, request.params.id);
  const errors = problems.map((fault) => {
    const { column, value, ...rest } = presentFault(fault, request.locale);
    return { ...rest, ...(column !== null && { column }), ...(value !== null && { value }) };
  });
  throw batchProblem('batch_has_problems', { params: { count: problems.length }, errors });
}

async function begin(request: IssueRequest, batch: StoredBatch, until: number): Promise<void> {
  const { database } = request.deps;
  try {
    await askEngine(request, batch, until);
    await noteAsked(database, batch.id, request.account.id);
  } catch (error) {
    if (!isAway(error)) throw error;
    // Begun, but the answer was lost on the way: what the database holds is the outcome.
    const now = await findBatch(database, batch.id);
    if (now?.state === 'draft')
      throw batchProblem('engine_away', { headers: { 'Retry-After': '3' } }, { cause: error });
  }
}

/** The batch once its items stand, or as it is when patience ends: then a worker is still to come. */
async function committed(request: IssueRequest): Promise<StoredBatch> {
  const { deps, params } = request;
  for (const until = Date.now() + patienceMs; ; await sleep(40)) {
    const batch = await findBatch(deps.database, params.id);
    if (!batch) throw problem('not_found');
    if (batch.committed) return batch;
    if (Date.now() > until) return waiting(request, batch);
  }
}

/** The engine may have given the issue up: then the batch is a draft again, and its faults are shown on the next press. */
async function waiting(request: IssueRequest, batch: StoredBatch): Promise<StoredBatch> {
  const underWay = await isUnderWay(request, Date.now() + 500).catch((error: unknown) => {
    if (isAway(error)) return true;
    throw error;
  });
  if (underWay) return batch;
  await noteDraft(request.deps.database, batch.id);
  const now = await findBatch(request.deps.database, batch.id);
  if (now?.committed) return now;
  throw batchProblem('issue_given_up');
}

function isAway(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'engine_away';
}

function present({ id, state, rowCount, total, started, letters, sent }: StoredBatch): Issued {
  return { id, state, rowCount, progress: { total, started, letters, sent } };
}
