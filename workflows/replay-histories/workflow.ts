import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { AuditActivities } from '../../activities/audit/activities';

/** A worker that died is noticed by its silence; another goes on behind the last run that was noted. */
const options = {
  startToCloseTimeout: '24h',
  heartbeatTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '30s' },
} as const;
const activities = proxyActivities<AuditActivities>(options);

/** Replays every archived history with today's code and by the rules; how far it is stands in the database. */
export async function replayHistories(id: string): Promise<{ readonly done: number; readonly broken: number }> {
  const { done, broken } = await activities.replayHistories.executeWithOptions(
    { ...options, summary: '逐个重放归档历史，并与督办规则推算的结果核对' },
    [id],
  );
  setCurrentDetails(`已重放 **${done}** 段历史，不符 **${broken}** 段`);
  return { done, broken };
}
