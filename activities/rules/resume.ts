import type { Client } from '@temporalio/client';
import type { Change } from '../../domain/changes';
import type { Database } from '../../prisma/client';
import { changeWorkflow } from '../../workflows/messages/changes';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';

const mostAtOnce = 100;

/**
 * Looks for changes that nobody carries out, since the engine was away when they were made or has lost them since, and
 * starts their workflows; one that is under way is found under way.
 */
export function resumeChanges(
  database: Database,
  client: Client,
  report = warnOf('changes could not be resumed'),
): LookedAfter {
  return lookAfter(() => startUnfinished(database, client), report);
}

async function startUnfinished(database: Database, client: Client): Promise<void> {
  const unfinished = await database.change.findMany({
    where: { finishedAt: null },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take: mostAtOnce,
  });
  for (const { id, kind, detail } of unfinished) {
    const { type, options } = changeWorkflow(id, { kind, ...(detail as object) } as Change);
    await client.workflow.start(type, options);
  }
}
