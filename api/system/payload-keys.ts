import { ConnectionFault } from '../../servers/fault';
import { readKeys } from '../../servers/payloads/keys';
import type { Payload } from '../../servers/payloads/seal';
import { isSealed, open, PayloadSealedError } from '../../servers/payloads/seal';
import { keyTaskType } from '../../workflows/messages/key-task';
import type { Dependencies } from '../deps';
import { problem } from '../problem';

/** How long ago the runs that are looked at began, days: those of today are sealed with another key than old ones. */
const agesDays = [0, 30, 180];
const dayMs = 86_400_000;

type Asking = Pick<Dependencies, 'temporal' | 'settings'>;

/**
 * Sees to it that what runs in Temporal can be opened: an item's run of each age is asked for what it was begun with. Throws
 * `payload_key_unknown` or `payload_not_opened`, naming the key, where it is sealed with one that is not here, and
 * `payload_keys_unusable` where the file of the keys can no longer be read: it is wanted at the next start.
 */
export async function askPayloadKeys({ temporal, settings }: Asking, patienceMs: number): Promise<void> {
  requireFile(settings.DUBAN_PAYLOAD_KEYS);
  await temporal.within(Date.now() + patienceMs, async () => {
    for (const days of agesDays) {
      const payload = await beginningOf(temporal, new Date(Date.now() - days * dayMs));
      // Where none goes on, none that is older does.
      if (payload === undefined) return;
      if (isSealed(payload)) requireOpened(payload, temporal.keys);
    }
  });
}

function requireFile(file: string | undefined): void {
  if (file === undefined) return;
  try {
    readKeys(file);
  } catch (cause) {
    if (!(cause instanceof ConnectionFault)) throw cause;
    throw problem('payload_keys_unusable', {}, { cause });
  }
}

/** What the youngest item's run that began before then was begun with; undefined where none goes on. */
async function beginningOf({ client, namespace }: Asking['temporal'], before: Date): Promise<Payload | undefined> {
  const query = `WorkflowType = '${keyTaskType}' AND ExecutionStatus = 'Running' AND StartTime <= '${before.toISOString()}'`;
  const { executions } = await client.workflowService.listWorkflowExecutions({ namespace, query, pageSize: 1 });
  const execution = executions?.[0]?.execution;
  if (!execution) return undefined;
  const asked = { namespace, execution, maximumPageSize: 1 };
  const { history } = await client.workflowService.getWorkflowExecutionHistory(asked);
  return history?.events?.[0]?.workflowExecutionStartedEventAttributes?.input?.payloads?.[0];
}

function requireOpened(payload: Payload, keys: Asking['temporal']['keys']): void {
  try {
    open(payload, keys);
  } catch (cause) {
    if (!(cause instanceof PayloadSealedError)) throw cause;
    throw problem(cause.code, { params: { key: cause.keyId } }, { cause });
  }
}
