import { proxyActivities, setCurrentDetails } from '@temporalio/workflow';
import type { ArchiveActivities } from '../../activities/archive/activities';
import type { Archived } from '../../activities/archive/archive-ended';

const { archiveEndedRuns } = proxyActivities<ArchiveActivities>({
  startToCloseTimeout: '50m',
  heartbeatTimeout: '10s',
  retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1m' },
  summary: '把已结束的流程历史存档，并与引擎的事件数核对',
});

/** Keeps the history of every run that has ended, before the engine forgets it. A schedule starts it every hour. */
export async function archiveRuns(): Promise<Archived> {
  const archived = await archiveEndedRuns();
  const unsound = archived.unsound.length > 0 ? `；⚠ ${archived.unsound.length} 个不完整，未存` : '';
  setCurrentDetails(`引擎中已结束 ${archived.ended} 个，本次存档 ${archived.archived} 个${unsound}`);
  return archived;
}
