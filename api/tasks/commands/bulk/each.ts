import { setTimeout as sleep } from 'node:timers/promises';
import { ProblemError } from '../../../problem';

/** So many of one request are under way at once; the others wait. */
const atOnce = 10;

/** Tries of what the engine had too much work for, and the pause that grows between them. */
const tries = 4;
const pauseMs = 200;

/**
 * Does something for each of many, at most ten at a time; the results are in order, and a failure becomes one of them.
 * Once the engine or the database did not answer, those that have not begun are not tried: two hundred in turn would
 * keep the caller for minutes.
 */
export async function forEach<T, R>(
  many: readonly T[],
  work: (one: T) => Promise<R>,
  failed: (one: T, failure: unknown) => R,
): Promise<R[]> {
  const results = new Map<number, R>();
  const waiting = many.entries();
  let away: ProblemError | undefined;

  async function lane(): Promise<void> {
    for (const [at, one] of waiting) {
      try {
        if (away) throw away;
        results.set(at, await patiently(() => work(one)));
      } catch (error) {
        if (isAway(error)) away = error;
        results.set(at, failed(one, error));
      }
    }
  }

  await Promise.all(Array.from({ length: atOnce }, lane));
  return many.flatMap((_, at) => results.get(at) ?? []);
}

/** The same command again is the same command, so what the engine passed over for its load may be sent again. */
async function patiently<R>(work: () => Promise<R>): Promise<R> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await work();
    } catch (error) {
      if (attempt === tries || !isAway(error) || !isOverload(error.cause)) throw error;
      await sleep(pauseMs * attempt);
    }
  }
}

function isAway(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.kind.status === 503;
}

/** gRPC's RESOURCE_EXHAUSTED, or an update given up under a burst; the client wraps either. */
export function isOverload(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const said = error as Error & { readonly code?: unknown; readonly type?: unknown };
  return said.code === 8 || said.type === 'UnprocessedUpdate' || isOverload(error.cause);
}
