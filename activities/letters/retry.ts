import type { Outcome } from './verdict';

const s = 1000;
const m = 60 * s;

/** Waits before the next try, in milliseconds, by how often this letter has ended that way; the last one stays. */
const waits = {
  /** The server was not reached: soon again, so that everything is out within minutes of its return. */
  failed: [2 * s, 5 * s, 15 * s, 30 * s, m],
  /** 4xx: greylisting and full queues want patience. */
  refused: [2 * s, 10 * s, 30 * s, m, 2 * m, 5 * m, 10 * m],
  /** The letter may have arrived: each further try may be one copy more. */
  unknown: [2 * s, 30 * s, 5 * m, 30 * m, 120 * m],
} as const satisfies Partial<Record<Outcome, readonly number[]>>;

/** After so many of a kind a letter is given up and shown to the secretariat. Not reaching the server never counts. */
export const patience = { refused: 300, unknown: 8 } as const;

/** When to try again after the nth ending of this kind (from 1); undefined where it is given up. */
export function retryIn(outcome: keyof typeof waits, n: number): number | undefined {
  if (outcome !== 'failed' && n >= patience[outcome]) return undefined;
  const steps: readonly number[] = waits[outcome];
  return steps[Math.min(n, steps.length) - 1];
}
