import type { Asked } from './call';
import { call } from './call';
import { Refused } from './problem';

const tries = 4;

/**
 * Gives a command, and gives it again under its own key while the service says that it is away; `waiting` hears how many
 * seconds the next try is off, and null when it is under way.
 */
export async function callPatiently<Answer>(
  path: `/${string}`,
  asked: Asked & { readonly key: string },
  waiting: (seconds: number | null) => void,
): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call<Answer>(path, asked);
    } catch (error) {
      if (!(error instanceof Refused) || error.status !== 503 || attempt === tries) throw error;
      const seconds = error.retryAfter ?? 3;
      waiting(seconds);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1_000));
      waiting(null);
    }
  }
}
