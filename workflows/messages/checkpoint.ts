import type { WorkflowStartOptions } from '@temporalio/client';
import { taskQueue } from './names';

/** The workflow type that makes a signed checkpoint where anything new was recorded. */
export const checkpointType = 'checkpointRecord';

/** The schedule of the day's checkpoint, and the beginning of its workflows' ids: the engine adds the time of each. */
export const checkpointsId = 'checkpoints';

/** The schedule of the hour's, likewise. */
export const hourlyCheckpointsId = 'checkpoints-hourly';

/** How the checkpoint after a seal is made: one for each seal, by its number. */
export function checkpointAfterSeal(sealNumber: number): WorkflowStartOptions & { readonly args: ['seal'] } {
  return {
    taskQueue,
    workflowId: `checkpoint/seal-${sealNumber}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowTaskTimeout: '5s',
    staticSummary: '封账后的检查点',
    args: ['seal'],
  };
}
