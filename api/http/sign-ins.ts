import type { Request as HttpRequest } from 'express';
import { ipKeyGenerator, MemoryStore } from 'express-rate-limit';
import { problem } from '../problem';

/** So many unknown tokens may come from one address in a minute; a script with an old token is noticed well before. */
const limit = 30;
const windowMs = 60_000;
/** How many tokens and sessions are remembered as good; the oldest is forgotten first. */
const rememberedMost = 10_000;

/** Keeps count of the sign-ins that failed, by address, in this process. */
export type SignIns = {
  /** Throws `too_many_sign_ins` (429) where too many failed from the caller's address, unless the token has been good. */
  refuseGuessing(request: HttpRequest, tokenHash: string): Promise<void>;
  good(tokenHash: string): void;
  isGood(tokenHash: string): boolean;
  failed(request: HttpRequest, tokenHash: string): Promise<void>;
};

/**
 * A whole office may stand behind one address: those who have signed in go on, whatever somebody beside them tries.
 */
export function countSignIns(): SignIns {
  const failures = new MemoryStore();
  failures.init({ windowMs } as Parameters<MemoryStore['init']>[0]);
  const known = new Set<string>();

  return {
    async refuseGuessing(request, tokenHash) {
      if (known.has(tokenHash)) return;
      const counted = await failures.get(addressOf(request));
      const until = counted?.resetTime?.getTime() ?? 0;
      if (!counted || counted.totalHits < limit || until <= Date.now()) return;
      const seconds = Math.max(1, Math.ceil((until - Date.now()) / 1_000));
      throw problem('too_many_sign_ins', { headers: { 'Retry-After': String(seconds) } });
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
      await failures.increment(addressOf(request));
    },
  };
}

/** An IPv6 caller has a whole network of addresses, which counts as one. */
function addressOf(request: HttpRequest): string {
  return ipKeyGenerator(request.ip ?? '');
}
