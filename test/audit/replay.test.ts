import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { historyToText } from '../../audit/history/text';
import { keptHistories, typeOf } from '../replay/recorded';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';

let shop: Workshop;
let worker: WorkerProcess;
const kept = keptHistories();

type Replay = {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
  readonly broken: readonly { readonly workflowId: string; readonly what: string }[];
};
const start = async () => (await shop.call('secretary', 'POST', '/api/audit/replays', { body: {} })).status;
const show = async (id: string) =>
  (await shop.call('secretary', 'GET', `/api/audit/replays/${id}`)).body as unknown as Replay;

beforeAll(async () => {
  shop = await openWorkshop();
  await shop.database.official.updateMany({ where: { name: '办公室乙' }, data: { role: 'auditor' } });
  for (const [index, one] of kept.entries())
    await keep(`${String(index).padStart(3, '0')}/${one.workflowId}`, historyToText(one.history), typeOf(one));
  worker = await shop.work();
}, 120_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

async function keep(workflowId: string, json: string, workflowType: string): Promise<void> {
  await shop.database.archivedRun.create({
    data: {
      ...{ workflowId, runId: 'r1', workflowType, firstRunId: 'r1', status: 'COMPLETED' },
      ...{ startedAt: new Date(), closedAt: new Date(), eventCount: 1, history: gzipSync(json) },
      sha256: createHash('sha256').update(json).digest('hex'),
    },
  });
}

const asked = async () => {
  const reply = await shop.call('reviewer', 'POST', '/api/audit/replays', { body: {} });
  expect(reply.status).toBe(202);
  return reply.body as unknown as Replay;
};

it('every archived history is replayed by the worker, though it is killed on the way; what does not replay is named', async () => {
  expect(await start()).toBe(403);
  const cancelled = kept.find(({ workflowId }) => workflowId.startsWith('cancel-'));
  if (!cancelled) throw new Error('no such history');
  // One whose end is not what the rules make of it, and one that today's code would not have lived.
  const json = historyToText(cancelled.history);
  const result = cancelled.history.events?.at(-1)?.workflowExecutionCompletedEventAttributes?.result?.payloads?.[0];
  const said = Buffer.from(result?.data ?? []).toString('base64');
  const other = Buffer.from(
    Buffer.from(result?.data ?? [])
      .toString('utf8')
      .replace('"percent":0', '"percent":7'),
  );
  await keep('zz/forged-result', json.replace(said, other.toString('base64')), 'keyTask');
  await keep('zz/other-timer', json.replaceAll('EVENT_TYPE_MARKER_RECORDED', 'EVENT_TYPE_TIMER_STARTED'), 'keyTask');

  const { id, total } = await asked();
  expect(total).toBe(kept.length + 2);
  await until(
    () => show(id),
    ({ done }) => done > 0,
    60,
  );
  await worker.kill();
  worker = await shop.work();
  const done = await until(
    () => show(id),
    ({ state }) => state === 'done',
    120,
  );
  expect(done).toMatchObject({ done: kept.length + 2, total: kept.length + 2 });
  expect(done.broken.map(({ workflowId }) => workflowId)).toEqual(['zz/forged-result', 'zz/other-timer']);
  const { body } = await shop.call('secretary', 'GET', '/api/audit/replays');
  expect(body).toEqual({ items: [done], nextCursor: null });
}, 180_000);
