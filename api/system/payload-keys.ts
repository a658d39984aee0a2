import { ConnectionFault } from '../../servers/fault';
import type { Running } from '../../servers/payloads/in-use';
import type { KeyRing } from '../../servers/payloads/keys';
import { readKeys } from '../../servers/payloads/keys';
import { keyTaskType } from '../../workflows/messages/key-task';
import type { Dependencies } from '../deps';
import { problemFrom } from '../http/failure';
import { problem } from '../problem';

/** How long ago the runs that are looked at began, days: those of today are sealed with other keys than old ones. */
const agesDays = [0, 7, 30, 90, 180, 360];
/** How many of each age: each is read once a minute. */
const mostOfAnAge = 5;
const dayMs = 86_400_000;

type Asking = Pick<Dependencies, 'temporal' | 'settings'>;

/**
 * Sees to it that what runs in Temporal can be opened: the whole histories of some items' runs of each age, and of those that a
 * command came to and could not be decided on. Throws `payload_key_unknown` or `payload_not_opened`, naming the key, where
 * one is sealed with one that is not here, and `payload_keys_unusable` where the file of the keys can no longer be read: it is
 * wanted at the next start.
 */
export async function askPayloadKeys({ temporal, settings }: Asking, patienceMs: number): Promise<void> {
  requireFile(settings.DUBAN_PAYLOAD_KEYS, temporal.keys);
  try {
    await temporal.within(Date.now() + patienceMs, async () => {
      await temporal.keysInUse.requireOfKnown();
      for (const days of agesDays) {
        const runs = await begunBefore(temporal, new Date(Date.now() - days * dayMs));
        for (const run of runs) await temporal.keysInUse.requireOf(run);
        // Where none goes on, none that is older does.
        if (runs.length === 0) return;
      }
    });
  } catch (failure) {
    throw problemFrom(failure, '');
  }
}

function requireFile(file: string | undefined, keys: KeyRing | undefined): void {
  if (file === undefined) return;
  try {
    readKeys(file);
    const fault = keys?.fault();
    if (fault) throw fault;
  } catch (cause) {
    if (!(cause instanceof ConnectionFault)) throw cause;
    throw problem('payload_keys_unusable', {}, { cause });
  }
}

/** The youngest items' runs that began before then and go on. */
async function begunBefore({ client, namespace }: Asking['temporal'], before: Date): Promise<Running[]> {
  const query = `WorkflowType = '${keyTaskType}' AND ExecutionStatus = 'Running' AND StartTime <= '${before.toISOString()}'`;
  const asked = { namespace, query, pageSize: mostOfAnAge };
  const { executions } = await client.workflowService.listWorkflowExecutions(asked);
  return (executions ?? []).flatMap(({ execution }) =>
    execution?.workflowId && execution.runId ? [{ workflowId: execution.workflowId, runId: execution.runId }] : [],
  );
}
