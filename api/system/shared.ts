/**
 * Asks no more often than once in so many milliseconds, however many ask: they share the question under way, and its
 * answer while it is that fresh.
 */
export function shared<T>(everyMs: number, ask: () => Promise<T>): () => Promise<T> {
  let latest: { readonly answer: Promise<T>; readonly begun: number; settled: boolean } | undefined;
  return () => {
    if (latest && (!latest.settled || performance.now() - latest.begun < everyMs)) return latest.answer;
    const asked = { answer: ask(), begun: performance.now(), settled: false };
    const settle = () => {
      asked.settled = true;
    };
    asked.answer.then(settle, settle);
    latest = asked;
    return asked.answer;
  };
}
