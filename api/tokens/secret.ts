import { createHmac, randomBytes } from 'node:crypto';
import type { IdempotentRequest } from '../route';

/**
 * A new token's secret. Under an Idempotency-Key it is derived from the caller's own token, so that a repeated request
 * gets the same one although only its hash is kept anywhere.
 */
export function secretFor(callerToken: string, idempotency: IdempotentRequest | null): string {
  const bytes = idempotency
    ? createHmac('sha256', callerToken)
        .update(`${idempotency.route}\n${idempotency.key}\n${idempotency.bodyHash}`)
        .digest()
    : randomBytes(32);
  return `duban_${bytes.toString('base64url')}`;
}
