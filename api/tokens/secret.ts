import { createHmac, randomBytes } from 'node:crypto';
import type { IdempotentRequest } from '../route';

/** A secret that nothing else leads to. */
export function randomSecret(): string {
  return write(randomBytes(32));
}

/**
 * The secret of a token made under an Idempotency-Key: whoever repeats the request for the account is answered the same
 * one, by whichever token they call, although only its hash is kept. It takes the key and the body to derive it, which
 * are forgotten with the kept answer.
 */
export function repeatableSecret(serverKey: string, tokenId: string, { key, bodyHash }: IdempotentRequest): string {
  return write(createHmac('sha256', serverKey).update(`${tokenId}\n${key}\n${bodyHash}`).digest());
}

function write(bytes: Buffer): string {
  return `duban_${bytes.toString('base64url')}`;
}
