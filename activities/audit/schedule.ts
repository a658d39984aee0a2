import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { checkpointAfterSeal, checkpointsId, checkpointType } from '../../workflows/messages/checkpoint';
import { taskQueue } from '../../workflows/messages/names';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';
import { putSchedule } from '../put-schedule';

type Engine = Pick<Client, 'schedule' | 'workflow'>;

/** Keeps the schedule of the day's checkpoint, and has one made after each seal. */
export function keepCheckpoints(
  client: Engine,
  database: Database,
  zone: string,
  report = warnOf('the checkpoints are not looked after'),
): LookedAfter {
  let scheduled = false;
  return lookAfter(async () => {
    if (!scheduled) await scheduleCheckpoints(client, zone);
    scheduled = true;
    const [uncovered] = await database.$queryRaw<{ sealNumber: number | null }[]>`
      SELECT max(seal_number) AS "sealNumber" FROM period
      WHERE sealed_at > coalesce((SELECT max(up_to) FROM checkpoint), '-infinity')`;
    const { sealNumber = null } = uncovered ?? {};
    if (sealNumber !== null) await client.workflow.start(checkpointType, checkpointAfterSeal(sealNumber));
  }, report);
}

/** Has the engine make the day's checkpoint, and make up for one that it missed. Called again it changes nothing else. */
export async function scheduleCheckpoints(client: Pick<Client, 'schedule'>, timezone: string): Promise<void> {
  await putSchedule(client, optionsFor(timezone));
}

function optionsFor(timezone: string): ScheduleOptions {
  return {
    scheduleId: checkpointsId,
    // When offices have closed, so that a day is in one.
    spec: { calendars: [{ hour: 23, minute: 30, comment: '每天的检查点' }], timezone },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
    action: {
      type: 'startWorkflow',
      workflowType: checkpointType,
      workflowId: checkpointsId,
      taskQueue,
      args: ['daily'],
      staticSummary: '每天的检查点',
      workflowTaskTimeout: '5s',
    },
  };
}
