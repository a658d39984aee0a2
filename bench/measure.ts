/** The median of some figures. */
export function median(figures: readonly number[]): number {
  return quantile(figures, 0.5);
}

export function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** "min / median / max" of some figures. */
export function spread(figures: readonly number[], digits = 1): string {
  return [Math.min(...figures), median(figures), Math.max(...figures)]
    .map((figure) => figure.toFixed(digits))
    .join(' / ');
}

/** Runs work over all inputs, at most `lanes` at a time; answers the seconds it took in all. */
export async function seconds<T>(
  inputs: readonly T[],
  lanes: number,
  work: (input: T) => Promise<void>,
): Promise<number> {
  const started = process.hrtime.bigint();
  const queue = inputs.values();
  await Promise.all(
    Array.from({ length: lanes }, async () => {
      for (const input of queue) await work(input);
    }),
  );
  return Number(process.hrtime.bigint() - started) / 1e9;
}
