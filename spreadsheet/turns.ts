import { childrenAtOnce, writersAtOnce } from './limits';

type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** Lets only so many run at once, so that many together stay within the machine's memory; the others wait. */
function turns(atOnce: number): InTurn {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}

/** For what reads a file. */
export const inTurn = turns(childrenAtOnce);

/** For what writes one: a large export keeps no upload waiting. */
export const inWritersTurn = turns(writersAtOnce);
