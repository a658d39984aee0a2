import { Worker } from '@temporalio/worker';
import type { Replayer } from '../activities/audit/replay';
import { historyFromText } from '../audit/history/text';
import { workflowBundle } from './bundle';

/** Replays histories in this process, with the code that its workflows run. */
export function createReplayer(): Replayer {
  return async (runs) => {
    const histories = runs.map(({ workflowId, json }) => ({ workflowId, history: historyFromText(json) }));
    const failed: (string | null)[] = [];
    const replays = Worker.runReplayHistories({ workflowBundle: await workflowBundle() }, histories);
    for await (const { error } of replays) failed.push(error ? `${error.name}: ${error.message}` : null);
    return failed;
  };
}
