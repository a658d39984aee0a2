import { Worker } from '@temporalio/worker';
import type { Replayer } from '../activities/audit/replay';
import { historyFromText } from '../audit/history/text';
import { dataConverterOf } from '../servers/payloads/codec';
import type { KeyRing } from '../servers/payloads/keys';
import { workflowBundle } from './bundle';

/** Replays histories in this process, with the code that its workflows run; what is sealed in them is opened with the keys. */
export function createReplayer(keys: KeyRing | undefined): Replayer {
  return async (runs) => {
    const histories = runs.map(({ workflowId, json }) => ({ workflowId, history: historyFromText(json) }));
    const failed: (string | null)[] = [];
    const dataConverter = dataConverterOf(keys);
    const options = { workflowBundle: await workflowBundle(keys !== undefined), dataConverter };
    const replays = Worker.runReplayHistories(options, histories);
    for await (const { error } of replays) failed.push(error ? `${error.name}: ${error.message}` : null);
    return failed;
  };
}
