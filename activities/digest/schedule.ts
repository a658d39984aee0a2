import type { CalendarSpec, Client, ScheduleDescription, ScheduleOptions } from '@temporalio/client';
import { ScheduleNotFoundError, ScheduleOverlapPolicy, WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Hour, WorkDays } from '../../domain/letters/mornings';
import { droppedBy, keptToday } from '../../domain/letters/mornings';
import type { Calendars } from '../../prisma/calendars';
import type { Database } from '../../prisma/client';
import { morningDigestType } from '../../workflows/messages/digest';
import { morningDigestId, taskQueue } from '../../workflows/messages/names';
import type { LookedAfter } from '../look-after';
import { lookAfter, warnOf } from '../look-after';
import { putSchedule } from '../put-schedule';
import { hoursInForce } from './hours';

type Engine = Pick<Client, 'schedule' | 'workflow'>;

/** Keeps the schedule of the digest at the hours that the policies in force name. */
export function keepDigestScheduled(
  client: Engine,
  database: Database,
  { zone, calendars }: { readonly zone: string; readonly calendars: Calendars },
  report = warnOf('the digest is not scheduled'),
): LookedAfter {
  let known: string | undefined;
  return lookAfter(async () => {
    const { all: hours } = await hoursInForce(database);
    if (hours.join() === known) return;
    const { calendar } = await calendars.inForce();
    known = (await scheduleDigest(client, hours, { zone, calendar }, Date.now())).join();
  }, report);
}

/**
 * Has the engine start the digest every day at each of the hours, and make up for one that it missed within a day.
 * Called again it changes the hours, or nothing. An hour that is new and has gone by today has its digest started at
 * once, before the schedule forgets that it is new: whatever is killed in between, it is started, and once only. Answers
 * with the hours that stand now: one that was taken away before it came may stand until it has.
 */
export async function scheduleDigest(
  client: Engine,
  hours: readonly Hour[],
  days: WorkDays,
  now: number,
): Promise<readonly Hour[]> {
  const description = await described(client);
  const before = description ? hoursIn(description.spec) : [];
  if (description) for (const planned of droppedBy(before, hours, now, days)) await startAtOnce(client, planned);
  const standing = [...hours, ...keptToday(before, hours, now, days)].sort();
  await putSchedule(client, optionsFor(standing, days.zone));
  return standing;
}

async function described({ schedule }: Engine): Promise<ScheduleDescription | undefined> {
  try {
    return await schedule.getHandle(morningDigestId).describe();
  } catch (error) {
    if (error instanceof ScheduleNotFoundError) return undefined;
    throw error;
  }
}

function hoursIn({ calendars = [] }: ScheduleDescription['spec']): Hour[] {
  const two = (ranges: readonly { readonly start: number }[] | undefined) =>
    String(ranges?.[0]?.start ?? 0).padStart(2, '0');
  return calendars.map(({ hour, minute }) => `${two(hour)}:${two(minute)}`);
}

/** Under the id that the schedule would have given it, so that the two never both make it. */
async function startAtOnce(client: Engine, planned: number): Promise<void> {
  const time = new Date(planned).toISOString().replace('.000Z', 'Z');
  try {
    await client.workflow.start(morningDigestType, {
      ...{ ...startOf(`${morningDigestId}-${time}`), args: [planned] },
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
    });
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

function startOf(workflowId: string) {
  return { workflowId, taskQueue, staticSummary: '早晨汇总', workflowTaskTimeout: '5s' } as const;
}

function optionsFor(hours: readonly Hour[], timezone: string): ScheduleOptions {
  const calendars = hours.map((one): CalendarSpec => {
    const [hour = 9, minute = 0] = one.split(':').map(Number);
    return { hour, minute, comment: '每天早晨；休息日不发' };
  });
  return {
    scheduleId: morningDigestId,
    spec: { calendars, timezone },
    // Each hour has its own to gather: one that comes while another still waits for its clocks follows it.
    policies: { overlap: ScheduleOverlapPolicy.BUFFER_ALL, catchupWindow: '1 day' },
    action: { type: 'startWorkflow', workflowType: morningDigestType, ...startOf(morningDigestId) },
  };
}
