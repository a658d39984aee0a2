import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Target } from './caller';
import { get, post } from './caller';

const replay = z.looseObject({
  ...{ id: z.string(), state: z.string(), done: z.number(), total: z.number() },
  broken: z.array(z.looseObject({ workflowId: z.string(), runId: z.string(), what: z.string() })),
});
export type Replay = z.output<typeof replay>;

const pauseMs = 1_000;

/** Has the archived histories replayed, waits for it, and shows how far it is. */
export async function replayHistories(target: Target): Promise<Replay> {
  let now = await post(target, '/api/audit/replays', {}, replay);
  for (let shown = -1; now.state !== 'done'; now = await get(target, `/api/audit/replays/${now.id}`, replay)) {
    if (now.done !== shown) process.stderr.write(`重放 replaying ${now.done} / ${now.total}\n`);
    shown = now.done;
    await sleep(pauseMs);
  }
  if (target.json) return now;
  for (const { workflowId, runId, what } of now.broken) process.stdout.write(`✗ ${workflowId} ${runId}  ${what}\n`);
  const mark = now.broken.length === 0 ? '✓' : '✗';
  process.stdout.write(
    `${mark} 已重放 ${now.done} 段历史，不符 ${now.broken.length} 段 · ${now.done} histories replayed, ${now.broken.length} broken\n`,
  );
  return now;
}
