import { MutationCache, onlineManager, QueryCache, QueryClient } from '@tanstack/react-query';
import { Refused } from './problem';
import { toSignIn } from './session';

/** How long what was read is taken for fresh, and how often what is looked at is read again; milliseconds. */
const freshMs = 15_000;
const refreshMs = 60_000;
const tries = 4;

/** Whoever is not signed in is asked who they are, wherever that shows, and comes back to the same place. */
function onError(error: Error): void {
  if (error instanceof Refused && (error.status === 401 || error.problem.code === 'second_factor_needed')) toSignIn();
}

/** Reads again what was refused for the moment; what was refused for a reason stays refused. */
function mayPass(count: number, error: Error): boolean {
  return count < tries && error instanceof Refused && [0, 429, 502, 503, 504].includes(error.status);
}

function waitMs(count: number, error: Error): number {
  const asked = error instanceof Refused ? error.retryAfter : null;
  return asked === null ? Math.min(1_000 * 2 ** count, 8_000) : asked * 1_000;
}

export function createQueryClient(): QueryClient {
  // The library hears of changes only, and a page may be opened without a connection.
  onlineManager.setOnline(navigator.onLine);
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        ...{ staleTime: freshMs, refetchInterval: refreshMs, refetchOnWindowFocus: true },
        ...{ retry: mayPass, retryDelay: waitMs },
      },
      mutations: { retry: false },
    },
  });
}
