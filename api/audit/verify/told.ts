import { PassThrough } from 'node:stream';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { Progress } from './data';
import type { verifyAnswer, verifyLine } from './schema';

type Line = z.input<typeof verifyLine>;
type Work = (tell: (progress: Progress) => void) => Promise<z.input<typeof verifyAnswer>>;
type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** How often a line is sent while nothing else is, milliseconds: gateways cut off what is silent for long. */
const aliveMs = 5_000;

/**
 * A verification told while it goes on, a line of JSON at a time: how far it is, and at last what it found, or that it
 * failed. Whoever has gone away before its turn came is not waited for.
 */
export function toldAsItGoes(inTurn: InTurn, work: Work, log: Logger): PassThrough {
  const lines = new PassThrough();
  let at: Line = { part: 'waiting', items: 0, itemsTotal: 0 };
  const say = (line: Line) => {
    at = line;
    if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
  };
  const alive = setInterval(() => say(at), aliveMs);
  say(at);
  inTurn(async () => {
    if (!lines.destroyed) say({ result: await work(say) });
  })
    .catch((error: unknown) => {
      log.error({ err: error }, 'a verification broke off');
      say({ failed: true });
    })
    .finally(() => {
      clearInterval(alive);
      lines.end();
    })
    .catch((error: unknown) => log.error({ err: error }, 'a verification could not be ended'));
  return lines;
}
