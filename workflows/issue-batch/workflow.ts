import { proxyActivities, setHandler } from '@temporalio/workflow';
import type { IssueActivities } from '../../activities/issue/activities';
import type { IssueBatchStart, IssueProgress } from '../messages/issue-batch';
import { issueProgressQuery } from '../messages/issue-batch';

/** However long the database or the engine is away: an issue is delayed and never fails for it. */
const retry = { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '10s' } as const;
/** A worker that died is noticed by its silence, within ten seconds. */
const options = { startToCloseTimeout: '5m', heartbeatTimeout: '10s', retry } as const;
const activities = proxyActivities<IssueActivities>(options);

/**
 * Issues a batch (domain.md, "What is supervised"): its items stand in the database all at once or not at all, and
 * their workflows follow in pages. Every step may be repeated; what has been done is found done.
 */
export async function issueBatch(start: IssueBatchStart): Promise<IssueProgress> {
  let progress: IssueProgress = { total: null, started: 0 };
  setHandler(issueProgressQuery, () => progress, { description: 'How many of the items are under way' });

  const { total } = await activities.commitBatch.executeWithOptions(
    { ...options, summary: `${start.by.name} 下发：任务、台账、交办信一次写入数据库` },
    [start],
  );
  progress = { total, started: 0 };

  while (progress.started < total) {
    const summary = `启动任务流程：已启动 ${progress.started} / ${total} 项，续启下一页`;
    const { started } = await activities.startItems.executeWithOptions({ ...options, summary }, [start.batch]);
    progress = { total, started };
  }

  await activities.finishIssue.executeWithOptions(
    { startToCloseTimeout: '30s', retry, summary: `${total} 项任务全部启动，批次记为已下发` },
    [start.batch],
  );
  return progress;
}
