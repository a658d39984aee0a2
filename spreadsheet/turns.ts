import { childrenAtOnce } from './limits';

let running = 0;
const waiting: (() => void)[] = [];

/** Lets only so many run at once, so that many uploads together stay within the machine's memory; the others wait. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= childrenAtOnce) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
