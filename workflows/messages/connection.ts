import { nudgeSignal } from './delivery';
import { taskQueue } from './names';

/** The workflow type that tells one connection what happens. */
export const connectionType = 'tellConnection';

/** One connection, one workflow; it ends when the connection is paused or has ended, and is started again. */
export function connectionId(connection: string): string {
  return `connection/${connection}`;
}

/** How it is woken, and started where it does not run. */
export function connectionStart(connection: string) {
  return {
    workflowId: connectionId(connection),
    taskQueue,
    args: [{ connection }] as [{ connection: string }],
    signal: nudgeSignal,
    staticSummary: '对接投递',
    workflowTaskTimeout: '5s' as const,
  };
}
