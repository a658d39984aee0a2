import type { Locale } from '../../domain/locale';
import type { Transaction } from '../../prisma/client';
import type { Dependencies } from '../deps';
import { ProblemError, presentProblem } from '../problem';
import type { Answer, IdempotentRequest } from '../route';
import type { KeptAnswer } from './data';
import { claimKey, inTransaction, keepAnswer, keepRefusal } from './data';

/** What of a request decides whether it is the same one again. */
export type Repeatable = {
  readonly deps: Dependencies;
  readonly idempotency: IdempotentRequest | null;
  readonly locale: Locale;
};

/** What an answer may hold to be kept. */
export type Kept = KeptAnswer['body'];

/**
 * Does what a POST asks for in one transaction, once for each Idempotency-Key: the effect and the answer stand or fall
 * together, and a repeated request gets the kept answer, a refusal too. Without a key it is a plain transaction.
 * `status` is that of success; an answer must hold nothing secret, since it is kept.
 */
export async function once<Body extends Kept>(
  { deps, idempotency, locale }: Repeatable,
  status: number,
  effect: (on: Transaction) => Promise<Body>,
  { timeoutMs = 10_000 }: { readonly timeoutMs?: number } = {},
): Promise<Answer<Body>> {
  if (!idempotency) return { status, body: await inTransaction(deps.database, timeoutMs, effect) };
  try {
    return await inTransaction(deps.database, timeoutMs, async (on) => {
      const kept = await claimKey(on, idempotency);
      // Kept under the same route and body, so it is of the same form.
      if (kept) return kept as Answer<Body>;
      const answer = { status, body: await effect(on) };
      await keepAnswer(on, idempotency, answer);
      return answer;
    });
  } catch (error) {
    if (error instanceof ProblemError && isFinal(error)) {
      const body = presentProblem(error, locale) as Kept;
      await keepRefusal(deps.database, idempotency, { status: error.kind.status, body });
    }
    throw error;
  }
}

/** Refusals that the same request would meet again; being away or not allowed yet may pass. */
export function isFinal({ kind, code }: ProblemError): boolean {
  return [409, 412, 413, 415, 422].includes(kind.status) && code !== 'idempotency_key_reused';
}
