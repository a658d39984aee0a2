import { isCancellation, proxyActivities, proxyLocalActivities } from '@temporalio/workflow';
import type { RecordingActivities } from '../../activities/recording/activities';
import type { Recorded, RecordRequest } from '../../activities/recording/record';

/** Nearly always: a local activity, within the workflow task, since recording is idempotent by the command's id. */
const quick = proxyLocalActivities<RecordingActivities>({
  startToCloseTimeout: '5s',
  // Between attempts the engine forgets this limit, so that attempts that fail at once need one of their own.
  scheduleToCloseTimeout: '10s',
  retry: { initialInterval: '100ms', backoffCoefficient: 2, maximumInterval: '1s', maximumAttempts: 10 },
});

/** While the database is away: an ordinary activity, which waits without filling the history. */
const patient = proxyActivities<RecordingActivities>({
  startToCloseTimeout: '30s',
  retry: { initialInterval: '1s', backoffCoefficient: 1.5, maximumInterval: '10s' },
});

/**
 * Records a decision, however long the database is away: that delays an item and never fails it. Not an async function,
 * since every promise costs a workflow a stack.
 */
export function record(request: RecordRequest, summary: string): Promise<Recorded> {
  return quick.record.executeWithOptions({ summary }, [request]).catch((error: unknown) => {
    // Whatever it failed of: a local activity's failure does not come wrapped as an ordinary one's does.
    if (isCancellation(error)) throw error;
    return patient.record.executeWithOptions({ summary: `${summary} · 数据库恢复后补记 once the database is back` }, [
      request,
    ]);
  });
}
