const s = 1000;
const m = 60 * s;
const h = 60 * m;

/** Waits before the next try, milliseconds: some 25 hours in all; after the last a delivery is given up. */
const waits = [5 * s, m, 5 * m, 30 * m, 2 * h, 4 * h, 8 * h, 10 * h] as const;

/** Before so many tries the later ones of a connection wait for an earlier one, so that they come in order. */
export const inOrderTries = 4;

/** A connection at which nothing has succeeded for so long is paused, milliseconds. */
export const failingMs = 24 * h;

/** What came of a try. `refused` is for good. */
export type Outcome = 'sent' | 'refused' | 'failed' | 'unknown';

/** Answers that may be another one later: 408, 409, 425 and 429, and whatever the server has amiss with itself. */
export function outcomeOf(status: number): Outcome {
  if (status >= 200 && status < 300) return 'sent';
  return status >= 500 || [408, 409, 425, 429].includes(status) ? 'failed' : 'refused';
}

/**
 * When to try again after the nth failed try (from 1), milliseconds from now; undefined where it is given up. `random`
 * (0 to 1) spreads it by a fifth either way; a server that says for how long it wants peace gets it, up to a day.
 */
export function retryIn(tries: number, random: number, wanted: number | null): number | undefined {
  const wait = waits[tries - 1];
  if (wait === undefined) return undefined;
  return Math.max(Math.round(wait * (0.8 + 0.4 * random)), Math.min(wanted ?? 0, 24 * h));
}

/** What a Retry-After header asks for, milliseconds from `now`: seconds, or a date; null where it says nothing. */
export function readRetryAfter(text: string | undefined, now: number): number | null {
  if (text === undefined) return null;
  if (/^\d{1,9}$/.test(text.trim())) return Number(text) * s;
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
