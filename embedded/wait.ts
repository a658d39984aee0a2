import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Tries until it works.
 * @param attempt throws while it is too early.
 * @param limitMs after which the last error is thrown on.
 * @param giveUp is asked after each failure; true throws at once.
 */
export const retryUntil = async <T>(
  attempt: () => Promise<T>,
  limitMs: number,
  giveUp: (error: unknown) => boolean = () => false,
  everyMs = 50,
): Promise<T> => {
  const end = performance.now() + limitMs;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (performance.now() > end || giveUp(error)) throw error;
    }
    await sleep(everyMs);
  }
};
