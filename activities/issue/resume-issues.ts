import type { Client } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { issueBatchType } from '../../workflows/messages/issue-batch';
import { issueBatchId, taskQueue } from '../../workflows/messages/names';

/** An issue that was asked for, by whom and when; `committed` once its items stand. */
type Asked = {
  readonly id: string;
  readonly title: string;
  readonly by: string;
  readonly name: string | null;
  readonly at: Date;
  readonly committed: boolean;
  readonly total: number;
};

/**
 * Starts every issue that was asked for and is neither done nor under way; answers how many those were. Of a draft the
 * engine must know nothing at all: an issue that it has given up, or that was withdrawn, waits for somebody to look.
 */
export async function resumeIssues(database: Database, client: Client): Promise<number> {
  let resumed = 0;
  for (const asked of await unfinished(database)) if (await resume(client, asked)) resumed++;
  return resumed;
}

function unfinished(database: Database): Promise<Asked[]> {
  return database.$queryRaw<Asked[]>`
    SELECT asked.*, o.name, (SELECT count(*)::int FROM batch_row r WHERE r.batch_id = asked.id) AS total
    FROM (
      SELECT id, title, issued_by AS by, coalesce(issued_at, duban_now()) AS at, true AS committed
      FROM batch WHERE state = 'issuing' AND issued_by IS NOT NULL
      UNION ALL
      SELECT id, title, issue_asked_by, issue_asked_at, false
      FROM batch WHERE state = 'draft' AND issue_asked_at IS NOT NULL AND issue_asked_by IS NOT NULL
    ) AS asked LEFT JOIN official o ON o.id = asked.by`;
}

async function resume(client: Client, { id, title, by, name, at, committed, total }: Asked): Promise<boolean> {
  try {
    await client.workflow.start(issueBatchType, {
      taskQueue,
      workflowId: issueBatchId(id),
      workflowIdReusePolicy: committed ? 'ALLOW_DUPLICATE' : 'REJECT_DUPLICATE',
      args: [{ batch: id, by: { id: by, name: name ?? '' }, at: at.getTime() }],
      staticSummary: `续办下发《${title.slice(0, 100)}》：${total} 项`,
    });
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}
