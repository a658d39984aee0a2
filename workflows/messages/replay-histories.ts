import type { WorkflowStartOptions } from '@temporalio/client';
import { taskQueue } from './names';

/** The workflow type that replays every archived history with today's workflow code. */
export const replayHistoriesType = 'replayHistories';

/** How a replay is started; starting it again finds it. */
export function replayOptions(id: string): WorkflowStartOptions & { readonly args: [string] } {
  return {
    taskQueue,
    workflowId: `replay/${id}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowTaskTimeout: '5s',
    staticSummary: '重放归档的工作流历史',
    args: [id],
  };
}
