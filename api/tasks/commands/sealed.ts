import { keyTaskId } from '../../../workflows/messages/names';
import type { Dependencies } from '../../deps';
import { ProblemError } from '../../problem';

/** How long before a caller's patience ends a history is looked into whose item has not answered: so it costs no time of its own. */
const lookingMs = 800;

/** Looks whether an item does not answer because no worker can open its history, while it is still waited for. */
export class LookAtKeys {
  private readonly timer: NodeJS.Timeout;
  private looking: Promise<void> | undefined;

  constructor(
    private readonly deps: Dependencies,
    private readonly task: string,
    private readonly deadline: number,
  ) {
    // What it finds is told by `end`, where the item has not answered by then.
    this.timer = setTimeout(() => this.begin().catch(() => undefined), deadline - lookingMs - Date.now());
  }

  /** @throws PayloadSealedError where that is why. */
  end(): Promise<void> {
    return this.begin();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private begin(): Promise<void> {
    this.looking ??= requireKeys(this.deps, this.task, this.deadline);
    return this.looking;
  }
}

/** @throws PayloadSealedError where an item's history cannot be opened: no worker can go on with it then. */
export async function requireKeys({ temporal }: Dependencies, task: string, deadline: number): Promise<void> {
  try {
    await temporal.within(deadline, () => temporal.keysInUse.requireOf({ workflowId: keyTaskId(task) }));
  } catch (error) {
    if (!isEngineAway(error)) throw error; // of the keys nothing is known then
  }
}

export function isEngineAway(error: unknown): boolean {
  return error instanceof ProblemError && error.code === 'engine_away';
}
