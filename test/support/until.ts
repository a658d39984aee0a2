import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again until the answer will do; throws after the given seconds with the last answer. */
export async function until<T>(ask: () => Promise<T>, enough: (answer: T) => boolean, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (enough(answer)) return answer;
    if (Date.now() > end)
      throw new Error(`waited ${seconds} s in vain; at last: ${JSON.stringify(answer).slice(0, 2000)}`);
    await sleep(100);
  }
}
