import type { WorkflowClient } from '@temporalio/client';
import type { Dependencies } from './deps';
import { engineDeadlineMs } from './temporal';

/**
 * Has a workflow look now at what stands in the database for it already: with the engine away it is found there within a
 * minute of the engine's return, so that whoever asked is answered all the same.
 * @param of what it is told by in the log.
 */
export async function wake(
  { temporal, log }: Dependencies,
  of: Readonly<Record<string, string>>,
  call: (workflow: WorkflowClient) => Promise<unknown>,
): Promise<void> {
  try {
    await temporal.within(Date.now() + engineDeadlineMs, () => call(temporal.client.workflow));
  } catch (error) {
    log.warn({ err: error, ...of }, 'a workflow could not be woken');
  }
}
