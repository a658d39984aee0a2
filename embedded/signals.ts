const sameMs = 2_000;

/**
 * Calls `stop` on Ctrl-C, SIGTERM and a closed terminal. Ctrl-C comes twice under npm, once from the terminal and once
 * forwarded, so that a second within two seconds is the same one; a later one calls `force`.
 */
export const onEndingSignals = (stop: () => void, force: () => void): void => {
  let first: number | undefined;
  const hear = (): void => {
    const now = performance.now();
    if (first === undefined) {
      first = now;
      stop();
    } else if (now - first > sameMs) {
      force();
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
};
