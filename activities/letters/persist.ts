import { setTimeout as sleep } from 'node:timers/promises';

const pauseMs = 500;

/** Tries again while it throws, for so many milliseconds; then the last error is the caller's. */
export async function persist<T>(attempt: () => Promise<T>, forMs: number): Promise<T> {
  const until = performance.now() + forMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() + pauseMs > until) throw error;
      await sleep(pauseMs);
    }
  }
}
