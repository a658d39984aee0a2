import { ProblemError, presentProblem } from '../problem';
import type { Answer } from '../route';
import { claimKey, keepAnswer } from './data';
import type { Kept, Repeatable } from './once';
import { isFinal } from './once';

/**
 * Answers a POST whose effect is the same however often it is asked for, and which must hold no transaction since it
 * waits for others: each Idempotency-Key has one kept answer, a refusal too. Two requests under one key may both do the
 * work; so may one that comes after a death.
 */
export async function answerOnce<Body extends Kept>(
  request: Repeatable,
  status: number,
  work: () => Promise<Body>,
): Promise<Answer<Body>> {
  return answerKept(request, async () => ({ status, body: await work() }));
}

/** The same for work whose status is its own. Of two at one moment the answer that was kept first is that of both. */
export async function answerKept<Body extends Kept>(
  { deps: { database }, idempotency, locale }: Repeatable,
  work: () => Promise<Answer<Body> & { readonly status: number }>,
): Promise<Answer<Body>> {
  if (!idempotency) return work();
  const kept = await claimKey(database, idempotency);
  // Kept under the same route and body, so it is of the same form.
  if (kept) return kept as Answer<Body>;
  try {
    const answer = await work();
    await keepAnswer(database, idempotency, { status: answer.status, body: answer.body });
    return answer;
  } catch (error) {
    if (error instanceof ProblemError && isFinal(error)) {
      const meanwhile = await claimKey(database, idempotency);
      if (meanwhile) return meanwhile as Answer<Body>;
      const body = presentProblem(error, locale) as Kept;
      await keepAnswer(database, idempotency, { status: error.kind.status, body });
    }
    throw error;
  }
}
