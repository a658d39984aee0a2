import type { Client } from '@temporalio/client';
import { deliveryStart, deliveryType } from '../../workflows/messages/delivery';

/** At most one nudge in this time, however many letters are written. */
const pauseMs = 300;

/** Wakes the delivery. `nudge` never throws and never waits; `settled` ends once nothing is under way. */
export type Nudger = { readonly nudge: () => void; readonly settled: () => Promise<void> };

/**
 * Tells the delivery workflow that there may be letters, and starts it where it does not run. Nudges that come close
 * together become one. One that fails is only logged: the delivery looks by itself once a minute.
 */
export function createNudger(
  client: Pick<Client, 'workflow'>,
  report: (error: unknown) => void = reportFailure,
): Nudger {
  let wanted = false;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (wanted) {
      wanted = false;
      const pause = new Promise<void>((resolve) => setTimeout(resolve, pauseMs).unref());
      try {
        await client.workflow.signalWithStart(deliveryType, deliveryStart);
      } catch (error) {
        report(error);
      }
      await pause;
    }
    running = undefined;
  }

  return {
    nudge() {
      wanted = true;
      running ??= run();
    },
    settled: async () => await running,
  };
}

function reportFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'warn', message: 'the delivery could not be nudged', reason })}\n`);
}
