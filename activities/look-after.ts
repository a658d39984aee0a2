/** Something that is looked after in the worker's own process, beside what the engine keeps. */
export type LookedAfter = { readonly stop: () => Promise<void> };

/** How often, milliseconds; the first time at once. */
const everyMs = 60_000;

/** Looks after something until it is stopped. What fails is reported and tried again at the next turn. */
export function lookAfter(look: () => Promise<void>, report: (error: unknown) => void): LookedAfter {
  const once = async () => {
    try {
      await look();
    } catch (error) {
      report(error);
    }
  };
  let running = once();
  const timer = setInterval(() => {
    running = running.then(once);
  }, everyMs);
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** Reports what failed as a warning of the log, under a message. */
export function warnOf(message: string): (error: unknown) => void {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${JSON.stringify({ level: 'warn', message, reason })}\n`);
  };
}
