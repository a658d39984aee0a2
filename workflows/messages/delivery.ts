import { defineSignal } from '@temporalio/workflow';
import { deliveryId, taskQueue } from './names';

/** The workflow type that empties the outbox. */
export const deliveryType = 'delivery';

/** There may be new letters: look now rather than at the next turn. */
export const nudgeSignal = defineSignal('nudge');

/**
 * How it is woken, and started where it does not run. Before every item in the one task queue: after a crash in the
 * midst of an issue thousands of them wait there, and all mail would wait behind them. Servers that know no priorities
 * leave it out of account.
 */
export const deliveryStart = {
  workflowId: deliveryId,
  taskQueue,
  signal: nudgeSignal,
  staticSummary: '邮件投递',
  workflowTaskTimeout: '5s' as const,
  priority: { priorityKey: 1 },
};
