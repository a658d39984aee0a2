import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleOverlapPolicy } from '@temporalio/client';
import { taskQueue } from '../../workflows/messages/names';
import { archiveId, archiveType, reconcileId, reconcileType } from '../../workflows/messages/upkeep';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';
import { putSchedule } from '../put-schedule';

/** What is done every hour, at which minute, and what it is called in the engine's own page. */
const hourly = [
  { id: archiveId, workflowType: archiveType, minute: 7, staticSummary: '流程历史存档' },
  { id: reconcileId, workflowType: reconcileType, minute: 37, staticSummary: '流程、任务表与台账对账' },
] as const;

/** Keeps the schedules of what looks after the record; each run finds all that an earlier one has missed. */
export function keepUpkeepScheduled(
  client: Pick<Client, 'schedule'>,
  report = warnOf('the upkeep of the record is not scheduled'),
): LookedAfter {
  let scheduled = false;
  return lookAfter(async () => {
    if (scheduled) return;
    for (const one of hourly) await putSchedule(client, optionsFor(one));
    scheduled = true;
  }, report);
}

function optionsFor({ id, workflowType, minute, staticSummary }: (typeof hourly)[number]): ScheduleOptions {
  return {
    scheduleId: id,
    spec: { calendars: [{ hour: '*', minute }], timezone: 'UTC' },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 hour' },
    action: {
      ...{ type: 'startWorkflow', workflowType, workflowId: id, taskQueue, staticSummary, workflowTaskTimeout: '5s' },
    },
  };
}
