import { connectionStart, connectionType } from '../../workflows/messages/connection';
import type { Dependencies } from '../deps';
import { wake } from '../wake';

/** Has a connection looked at now. */
export function wakeConnection(deps: Dependencies, id: string): Promise<void> {
  return wake(deps, { connection: id }, (workflow) => workflow.signalWithStart(connectionType, connectionStart(id)));
}
