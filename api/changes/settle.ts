import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import type { Change } from '../../domain/changes';
import { changeWorkflow } from '../../workflows/messages/changes';
import type { Dependencies } from '../deps';
import { ProblemError, problem } from '../problem';
import { engineDeadlineMs } from '../temporal';
import type { StoredChange } from './data';
import { findChange } from './data';
import { presentChange } from './present';
import type { changeAnswer } from './schema';

/** A change that concerns few items is done by then, and can be answered as done. */
const patienceMs = 1_500;

/** An answer about a change: 200 where it is done, 202 with how far it is where it goes on. */
export type Settled = { readonly status: 200 | 202; readonly change: z.input<typeof changeAnswer> };

/**
 * Has a change that stands in the database carried out, and waits a moment for its end. Where the engine is away it
 * stays as it stands: the worker looks for such changes once a minute.
 */
export async function settle(deps: Dependencies, id: string): Promise<Settled> {
  const change = await stored(deps, id);
  if (change.finishedAt === null) {
    try {
      await start(deps, change);
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'engine_away') throw error;
      deps.log.warn({ change: id }, 'the engine is away: the change is carried out later');
      return answer(change);
    }
  }
  for (const until = Date.now() + patienceMs; ; await sleep(40)) {
    const now = await stored(deps, id);
    if (now.finishedAt !== null || Date.now() > until) return answer(now);
  }
}

async function stored(deps: Dependencies, id: string): Promise<StoredChange> {
  const change = await findChange(deps.database, id);
  if (!change) throw problem('not_found');
  return change;
}

function start({ temporal }: Dependencies, { id, kind, detail }: StoredChange): Promise<unknown> {
  // Kept from this very type.
  const { type, options } = changeWorkflow(id, { kind, ...detail } as Change);
  return temporal.within(Date.now() + engineDeadlineMs, () => temporal.client.workflow.start(type, options));
}

function answer(change: StoredChange): Settled {
  return { status: change.finishedAt === null ? 202 : 200, change: presentChange(change) };
}
