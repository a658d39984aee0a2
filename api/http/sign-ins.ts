import type { Request as HttpRequest } from 'express';
import { ipKeyGenerator, MemoryStore } from 'express-rate-limit';
import { problem } from '../problem';
import { callerOf } from './address';

/** So many unknown tokens may come from one address in a minute; a script with an old token is noticed well before. */
const limit = 30;
const windowMs = 60_000;
/** How many tokens and sessions are remembered as good; the oldest is forgotten first. */
const rememberedMost = 10_000;

/** What the product makes: 256 bits at random, which no number of guesses finds. Others are chosen by hand (DUBAN_ADMIN_TOKEN). */
const ofOurMaking = /^duban_[\w-]{43}$/;

/** Keeps count of the sign-ins that failed, by address, in this process. */
export type SignIns = {
  /**
   * Throws `too_many_sign_ins` (429) for a token that may have been chosen by hand, where too many failed from the
   * caller's address, unless it has been good.
   */
  refuseGuessing(request: HttpRequest, token: string, tokenHash: string): Promise<void>;
  good(tokenHash: string): void;
  isGood(tokenHash: string): boolean;
  /** Counts a token that nobody has. Throws `too_many_sign_ins` (429) after too many. */
  failed(request: HttpRequest, tokenHash: string): Promise<void>;
};

/**
 * A whole office may stand behind one address: whoever shows a good token goes on, be it for the first time, whatever
 * somebody beside them tries. So a token of the product's own form is looked up before it is refused; how many lookups
 * an address may cause is bounded by its limit of requests (`limitRate`).
 */
export function countSignIns(): SignIns {
  const failures = new MemoryStore();
  failures.init({ windowMs } as Parameters<MemoryStore['init']>[0]);
  const known = new Set<string>();

  return {
    async refuseGuessing(request, token, tokenHash) {
      if (known.has(tokenHash) || ofOurMaking.test(token)) return;
      const counted = await failures.get(networkOf(request));
      if (counted && counted.totalHits >= limit) refuseUntil(counted.resetTime);
    },
    good(tokenHash) {
      if (known.has(tokenHash)) return;
      known.add(tokenHash);
      const [oldest] = known;
      if (known.size > rememberedMost && oldest !== undefined) known.delete(oldest);
    },
    isGood: (tokenHash) => known.has(tokenHash),
    async failed(request, tokenHash) {
      known.delete(tokenHash);
      const { totalHits, resetTime } = await failures.increment(networkOf(request));
      if (totalHits > limit) refuseUntil(resetTime);
    },
  };
}

/** Throws where the window has not ended. */
function refuseUntil(end: Date | undefined): void {
  const left = (end?.getTime() ?? 0) - Date.now();
  if (left <= 0) return;
  throw problem('too_many_sign_ins', { headers: { 'Retry-After': String(Math.max(1, Math.ceil(left / 1_000))) } });
}

/** An IPv6 caller has a whole network of addresses, which counts as one. */
function networkOf(request: HttpRequest): string {
  return ipKeyGenerator(callerOf(request));
}
