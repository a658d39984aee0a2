import type { NativeConnection, WorkerOptions } from '@temporalio/worker';
import { Worker } from '@temporalio/worker';
import { dataConverterOf } from '../servers/payloads/codec';
import type { KeyRing } from '../servers/payloads/keys';
import { taskQueue } from '../workflows/messages/names';
import { workflowBundle } from './bundle';

type Parts = {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly activities: object;
  readonly taskQueue?: string;
  /** What payloads are sealed with; not at all where left out. */
  readonly payloadKeys?: KeyRing | undefined;
};

/**
 * A worker with the limits that were measured to matter: a bounded cache (0.17 MiB a workflow), and sticky tasks given
 * up soon, so that a standby takes over within seconds of a crash.
 */
export async function createWorker(
  { payloadKeys, ...parts }: Parts,
  options: Partial<WorkerOptions> = {},
): Promise<Worker> {
  return await Worker.create({
    taskQueue,
    workflowBundle: await workflowBundle(payloadKeys !== undefined),
    dataConverter: dataConverterOf(payloadKeys),
    maxCachedWorkflows: 2_000,
    stickyQueueScheduleToStartTimeout: '2s',
    shutdownGraceTime: '10s',
    ...options,
    ...parts,
  });
}
