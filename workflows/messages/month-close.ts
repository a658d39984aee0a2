import type { WorkflowStartOptions } from '@temporalio/client';
import type { Month } from '../../domain/clocks/reporting';
import { taskQueue } from './names';

/** The workflow type that finishes one month's close, and the one that closes whatever is due. */
export const closeMonthType = 'closeMonth';
export const closeDueMonthsType = 'closeDueMonths';

/** The schedule of the months' ends, and the beginning of its workflows' ids: the engine adds the time of each. */
export const monthEndsId = 'months';

/** What a close came to. */
export type MonthClosed = { readonly month: Month; readonly entries: number };

/** How the close of a month is started, whoever does: the request that began it, or whoever finds it unfinished. */
export function closeMonthOptions(month: Month): WorkflowStartOptions & { readonly args: [Month] } {
  return {
    taskQueue,
    workflowId: `close/${month}`,
    workflowIdConflictPolicy: 'USE_EXISTING',
    workflowIdReusePolicy: 'ALLOW_DUPLICATE',
    workflowTaskTimeout: '5s',
    staticSummary: `${month} 月结`,
    args: [month],
  };
}
