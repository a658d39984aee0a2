import { connectionStart, connectionType } from '../../workflows/messages/connection';
import type { Dependencies } from '../deps';
import { engineDeadlineMs } from '../temporal';

/**
 * Has a connection looked at now. What was asked of it stands in the database already: with the engine away the worker
 * finds it within a minute of the engine's return.
 */
export async function wakeConnection({ temporal, log }: Dependencies, id: string): Promise<void> {
  try {
    await temporal.within(Date.now() + engineDeadlineMs, () =>
      temporal.client.workflow.signalWithStart(connectionType, connectionStart(id)),
    );
  } catch (error) {
    log.warn({ err: error, connection: id }, 'a connection could not be woken');
  }
}
