import type { Client, ScheduleOptions } from '@temporalio/client';
import { ScheduleAlreadyRunning } from '@temporalio/client';

/** Has the engine keep a schedule as it is said here; whether somebody has paused it stays as it is. */
export async function putSchedule(client: Pick<Client, 'schedule'>, options: ScheduleOptions): Promise<void> {
  try {
    await client.schedule.create(options);
  } catch (error) {
    if (!(error instanceof ScheduleAlreadyRunning)) throw error;
    const { spec, action, policies } = options;
    const handle = client.schedule.getHandle(options.scheduleId);
    await handle.update(({ state }) => ({ spec, action, policies: policies ?? {}, state }));
  }
}
