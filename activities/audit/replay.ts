import type { Open } from '../../audit/history/events';
import { eventsOf } from '../../audit/history/events';
import { againstTheRules } from '../../audit/replayed';
import { unpacked } from '../../audit/run';
import type { Database } from '../../prisma/client';
import { beating } from '../issue/beating';

/** Replays histories with today's workflow code; says of each why it does not, null where it does. In their order. */
export type Replayer = (
  runs: readonly { readonly workflowId: string; readonly json: string }[],
) => Promise<readonly (string | null)[]>;

/** What histories are replayed with. */
export type Replaying = { readonly replayer: Replayer; readonly open: Open };

type Broken = { readonly workflowId: string; readonly runId: string; readonly what: string };
type Run = {
  readonly workflowId: string;
  readonly runId: string;
  readonly workflowType: string;
  readonly history: Uint8Array;
};

/** Runs to a batch: how much is done again at most where a worker dies. */
const batchSize = 20;
/** More than this would tell nobody more. */
const most = 500;

/**
 * Replays what is archived, batch by batch, noting after each how far it is: again, or elsewhere, it goes on there.
 * Answers how many were replayed in all, and how many are broken.
 */
export async function replayHistories(
  database: Database,
  replaying: Replaying,
  id: string,
): Promise<{ done: number; broken: number }> {
  return beating(async () => {
    for (;;) {
      const replay = await database.replay.findUniqueOrThrow({ where: { id } });
      const known = replay.broken as unknown as Broken[];
      if (replay.finishedAt) return { done: replay.done, broken: known.length };
      const runs = await database.$queryRaw<Run[]>`
        SELECT DISTINCT ON (workflow_id, run_id) workflow_id AS "workflowId", run_id AS "runId", workflow_type AS "workflowType", history
        FROM archived_run WHERE (workflow_id, run_id) > (${replay.workflowId}, ${replay.runId})
        ORDER BY workflow_id, run_id, number DESC LIMIT ${batchSize}`;
      const broken = await replayAll(replaying, runs);
      const last = runs.at(-1) ?? replay;
      await database.replay.update({
        where: { id },
        data: {
          done: replay.done + runs.length,
          ...{ workflowId: last.workflowId, runId: last.runId },
          broken: [...known, ...broken].slice(0, most),
          ...(runs.length < batchSize && { finishedAt: new Date() }),
        },
      });
    }
  });
}

async function replayAll({ replayer, open }: Replaying, runs: readonly Run[]): Promise<Broken[]> {
  const read = runs.map((run) => ({ ...run, json: unpacked(run.history) }));
  const whole = read.flatMap(({ workflowId, json }) => (json === null ? [] : [{ workflowId, json }]));
  const replayed = whole.length > 0 ? [...(await replayer(whole))] : [];
  return read.flatMap(({ workflowId, runId, workflowType, json }) => {
    const what = json === null ? 'the history cannot be read' : (replayed.shift() ?? byRules(workflowType, json, open));
    return what === null ? [] : [{ workflowId, runId, what }];
  });
}

function byRules(workflowType: string, json: string, open: Open): string | null {
  return workflowType === 'keyTask' ? againstTheRules(open(eventsOf(json))) : null;
}
