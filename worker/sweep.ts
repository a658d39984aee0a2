import { setTimeout as sleep } from 'node:timers/promises';
import type { Swept } from '../activities/issue/start-missing';

const hourMs = 3_600_000;
/** After a sweep that failed, since database or engine was away. */
const soonMs = 60_000;

/** `ended` settles once no sweep is under way and none will come. */
export type Sweeping = { stop(): void; readonly ended: Promise<void> };

/**
 * Sweeps now and every hour, in the worker's own process: a schedule kept by the engine would be lost together with
 * what the sweep is there to find. Several workers may sweep at once, since every start has a fixed id.
 */
export function keepSweeping(sweep: (stop: AbortSignal) => Promise<Swept>, say: Say = sayAsLog): Sweeping {
  const ending = new AbortController();
  const { signal } = ending;
  async function run(): Promise<void> {
    while (!signal.aborted) {
      const pauseMs = await sweep(signal).then(
        (swept) => tell(swept, say),
        (error: unknown) => {
          say('warn', { message: 'the sweep for what the engine has lost failed', reason: String(error) });
          return soonMs;
        },
      );
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined); // woken to end
    }
  }
  return { stop: () => ending.abort(), ended: run() };
}

function tell({ issues, items, unreadable }: Swept, say: Say): number {
  if (issues + items > 0) say('warn', { message: 'the engine had lost these; they were started again', issues, items });
  if (unreadable.length > 0)
    say('error', { message: 'items whose ledger cannot be read have no workflow', unreadable });
  return hourMs;
}

type Say = (level: 'warn' | 'error', what: Readonly<Record<string, unknown>>) => void;

const sayAsLog: Say = (level, what) => void process.stderr.write(`${JSON.stringify({ level, ...what })}\n`);
