import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import {
  checkpointAfterSeal,
  checkpointsId,
  checkpointType,
  hourlyCheckpointsId,
} from '../../workflows/messages/checkpoint';
import { taskQueue } from '../../workflows/messages/names';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';
import { putSchedule } from '../put-schedule';

type Engine = Pick<Client, 'schedule' | 'workflow'>;

/** Keeps the schedules of the day's and the hour's checkpoint, and has one made after each seal. */
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

/** Has the engine make the checkpoints of day and hour, and make up for what it missed. Called again it changes nothing else. */
export async function scheduleCheckpoints(client: Pick<Client, 'schedule'>, timezone: string): Promise<void> {
  for (const one of timed) await putSchedule(client, optionsFor(one, timezone));
}

const timed = [
  // When offices have closed, so that a day is in one.
  { id: checkpointsId, cause: 'daily', hour: 23, minute: 30, catchupWindow: '1 day', what: '每天的检查点' },
  // What is recorded can be forged unseen until a checkpoint covers it: so not only once a day.
  { id: hourlyCheckpointsId, cause: 'hourly', hour: '*', minute: 52, catchupWindow: '1 hour', what: '每小时的检查点' },
] as const;

function optionsFor({ id, cause, hour, minute, catchupWindow, what }: (typeof timed)[number], timezone: string) {
  return {
    scheduleId: id,
    spec: { calendars: [{ hour, minute, comment: what }], timezone },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow },
    action: {
      type: 'startWorkflow',
      workflowType: checkpointType,
      workflowId: id,
      taskQueue,
      args: [cause],
      staticSummary: what,
      workflowTaskTimeout: '5s',
    },
  } satisfies ScheduleOptions;
}
