import { WorkflowNotFoundError } from '@temporalio/client';
import { issueBatchType } from '../../../workflows/messages/issue-batch';
import { issueBatchId, taskQueue } from '../../../workflows/messages/names';
import type { StoredBatch } from '../data';
import type { IssueRequest } from './request';

/** Has the engine issue a batch: one workflow each; one that was lost is started anew, and finds what had been done. */
export async function askEngine(
  { deps, account, now }: IssueRequest,
  batch: StoredBatch,
  until: number,
): Promise<void> {
  const { temporal } = deps;
  const { id, title, rowCount } = batch;
  await temporal.within(until, () =>
    temporal.client.workflow.start(issueBatchType, {
      taskQueue,
      workflowId: issueBatchId(id),
      workflowIdConflictPolicy: 'USE_EXISTING',
      args: [{ batch: id, by: { id: account.id, name: account.name }, at: now }],
      staticSummary: `下发《${title.slice(0, 100)}》：${rowCount} 项`,
    }),
  );
}

/** Ends an issue that waits for a worker, so that a draft found at fault is not issued behind people's backs. */
export async function withdrawFromEngine({ deps: { temporal }, params }: IssueRequest, until: number): Promise<void> {
  const handle = temporal.client.workflow.getHandle(issueBatchId(params.id));
  try {
    await temporal.within(until, () => handle.terminate('the draft is at fault'));
  } catch (error) {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  }
}

/** Whether the engine still has the issue under way. */
export async function isUnderWay({ deps: { temporal }, params }: IssueRequest, until: number): Promise<boolean> {
  const handle = temporal.client.workflow.getHandle(issueBatchId(params.id));
  const { status } = await temporal.within(until, () => handle.describe());
  return status.name === 'RUNNING';
}
