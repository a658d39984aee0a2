import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import { issueBatchId, taskQueue } from '../../workflows/messages/names';

/** Starts the issue of every batch that is half issued and has none under way; answers how many those were. */
export async function resumeIssues(database: Database, client: Client): Promise<number> {
  const batches = await database.batch.findMany({
    where: { state: 'issuing', issuedBy: { not: null } },
    select: { id: true, title: true, issuedBy: true, issuedAt: true, _count: { select: { tasks: true } } },
  });
  const ids = batches.flatMap(({ issuedBy }) => issuedBy ?? []);
  const people = await database.official.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
  let resumed = 0;
  for (const { id, title, issuedBy, issuedAt, _count } of batches) {
    const by = { id: issuedBy ?? '', name: people.find((person) => person.id === issuedBy)?.name ?? '' };
    try {
      await client.workflow.start(issueBatchType, {
        taskQueue,
        workflowId: issueBatchId(id),
        args: [{ batch: id, by, at: (issuedAt ?? new Date()).getTime() }],
        staticSummary: `续办下发《${title.slice(0, 100)}》：${_count.tasks} 项`,
      });
      resumed++;
    } catch (error) {
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    }
  }
  return resumed;
}
