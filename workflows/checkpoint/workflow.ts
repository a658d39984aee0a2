import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { AuditActivities } from '../../activities/audit/activities';

/** However long the database is away: a checkpoint is delayed and never fails for it. */
const options = {
  startToCloseTimeout: '3m',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
} as const;
const activities = proxyActivities<AuditActivities>(options);

/** Makes a signed checkpoint of the record, and writes to the auditors, but not every hour; answers its number, null where nothing is new. */
export async function checkpointRecord(cause: 'hourly' | 'daily' | 'seal'): Promise<number | null> {
  const number = await activities.makeDueCheckpoint.executeWithOptions(
    { ...options, summary: '有新的记录就做检查点、签名，并函告审计' },
    [cause],
  );
  setCurrentDetails(number === null ? '没有新的记录' : `第 **${number}** 号检查点`);
  return number;
}
