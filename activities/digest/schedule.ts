import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning, ScheduleOverlapPolicy } from '@temporalio/client';
import type { Database } from '../../prisma/client';
import { morningDigestType } from '../../workflows/messages/digest';
import { morningDigestId, taskQueue } from '../../workflows/messages/names';
import { policyInForce } from '../issue/policy-in-force';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';

/** Keeps the schedule of the digest at the hour that the policy names. */
export function keepDigestScheduled(
  client: Pick<Client, 'schedule'>,
  database: Database,
  zone: string,
  report = warnOf('the digest is not scheduled'),
): LookedAfter {
  let known: string | undefined;
  return lookAfter(async () => {
    const { remindAt } = await policyInForce(database, {});
    if (remindAt !== known) await scheduleDigest(client, remindAt, zone);
    known = remindAt;
  }, report);
}

/**
 * Has the engine start the digest every morning at the policy's hour of the organisation's zone, and make up for one
 * that it missed within a day. Called again it changes the hour, or nothing.
 */
export async function scheduleDigest(client: Pick<Client, 'schedule'>, remindAt: string, zone: string): Promise<void> {
  const options = optionsFor(remindAt, zone);
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    const handle = client.schedule.getHandle(morningDigestId);
    await handle.update(({ state }) => ({ spec, action, policies: policies ?? {}, state }));
  }
}

function optionsFor(remindAt: string, zone: string): ScheduleOptions {
  const [hour = 9, minute = 0] = remindAt.split(':').map(Number);
  return {
    scheduleId: morningDigestId,
    spec: { calendars: [{ hour, minute, comment: '每天早晨；休息日不发' }], timezone: zone },
    policies: { overlap: ScheduleOverlapPolicy.SKIP, catchupWindow: '1 day' },
    action: {
      type: 'startWorkflow',
      workflowType: morningDigestType,
      workflowId: morningDigestId,
      taskQueue,
      staticSummary: '早晨汇总',
      workflowTaskTimeout: '5s',
    },
  };
}
