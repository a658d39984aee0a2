import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Does work, and settles only at a whole multiple of `everyMs` after its beginning: how long it took then tells nobody
 * whether there is such an account.
 */
export async function steady<T>(everyMs: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    const taken = performance.now() - begun;
    await sleep(Math.ceil((taken + 1) / everyMs) * everyMs - taken);
  }
}
