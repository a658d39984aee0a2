import type { Client } from '@temporalio/client';
import type { Change } from '../../domain/changes';
import type { Database } from '../../prisma/client';
import { changeWorkflow } from '../../workflows/messages/changes';

/** Looks for changes that nobody carries out: the engine was away when they were made, or has lost them since. */
export type Resumer = { readonly stop: () => Promise<void> };

/** How often, milliseconds; the first time at once. */
const everyMs = 60_000;
const mostAtOnce = 100;

/** Starts the workflow of every unfinished change; one that is under way is found under way. Failures are logged and tried again. */
export function resumeChanges(
  database: Database,
  client: Client,
  report: (error: unknown) => void = reportFailure,
): Resumer {
  let running = look();
  const timer = setInterval(() => {
    running = running.then(look);
  }, everyMs);

  async function look(): Promise<void> {
    try {
      await startUnfinished(database, client);
    } catch (error) {
      report(error);
    }
  }

  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
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

function reportFailure(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${JSON.stringify({ level: 'warn', message: 'changes could not be resumed', reason })}\n`);
}
