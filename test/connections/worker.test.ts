import { issueBatchType } from '../../workflows/messages/issue-batch';
import { issueBatchId, taskQueue } from '../../workflows/messages/names';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import { draftBatch } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { startWorker } from '../support/worker-process';
import { verified } from './desk';
import type { Receiver } from './receiver';
import { openReceiver } from './receiver';

let place: Place;
let receiver: Receiver;
let namespace: string;
let worker: WorkerProcess;
let administrator: string;

beforeAll(async () => {
  process.env.DUBAN_WEBHOOK_HOSTS = '127.0.0.1';
  namespace = await freshNamespace();
  receiver = await openReceiver();
  place = await openPlace({ namespace, settings: { DUBAN_WEBHOOK_HOSTS: '127.0.0.1' } });
  administrator = await addOfficial(place.database, 'admin', 'administrator', 'OFFICE');
  worker = await startWorker({ databaseUrl: place.databaseUrl, namespace });
}, 90_000);
afterAll(async () => {
  await worker?.stop();
  await place?.close();
  await receiver?.close();
});

const register = async (body: object) => {
  const made = await place.http.call(administrator, 'POST', '/api/connections', { body });
  return made.body as unknown as { id: string; secret: string };
};

test('a worker that is killed in the midst of telling loses nothing, and a receiver that goes by ids hears all of it once', async () => {
  const hook = await register({ kind: 'webhook', name: 'x', url: receiver.url, events: ['issued', 'signed'] });
  const deadlines = Array.from({ length: 40 }, (_, index) => `2099-03-${String((index % 28) + 1).padStart(2, '0')}`);
  const batch = await draftBatch(place.database, place.office, { deadlines });
  receiver.answers((_, count) => {
    if (count === 5) void worker.kill();
    return { status: 200 };
  });
  const { id, name } = place.office.people.secretary;
  await place.http.temporal.client.workflow.start(issueBatchType, {
    ...{ taskQueue, workflowId: issueBatchId(batch), workflowTaskTimeout: '5s' },
    args: [{ batch, by: { id, name }, at: Date.now() }],
  });
  await until(
    async () => receiver.taken.length,
    (taken) => taken >= 5,
  );
  await worker.kill();
  receiver.answers(() => ({ status: 200 }));
  worker = await startWorker({ databaseUrl: place.databaseUrl, namespace });
  const items = await place.database.task.findMany({ where: { batchId: batch }, orderBy: { number: 'asc' } });
  expect(items).toHaveLength(40);
  const [first] = items;
  const signed = await place.call('owner', 'POST', `/api/tasks/${first?.id}/sign`, { body: {} });
  expect(signed.status).toBe(200);
  const heard = () => new Set(receiver.taken.map((one) => verified(one, hook.secret).id));
  await until(
    async () => heard().size,
    (size) => size === 41,
    75,
  );
  const wanted = [...items.map(({ id }) => `evt_${id}_1_1`), `evt_${first?.id}_2_1`];
  expect([...heard()].sort()).toEqual(wanted.sort());
  // What was in hand when the worker died may come twice, under its one id; nothing else does.
  expect(receiver.taken.length - heard().size).toBeLessThanOrEqual(1);
  await until(
    () => place.database.delivery.count({ where: { state: { not: 'sent' } } }),
    (unsent) => unsent === 0,
    40,
  );
  expect(await place.database.delivery.count()).toBe(41);
}, 150_000);

test('a command is told within seconds, and nothing secret stands in the engine’s history', async () => {
  const { temporal } = place.http;
  const [item] = await place.database.task.findMany({ where: { number: 2 }, select: { id: true } });
  const began = Date.now();
  await place.call('owner', 'POST', `/api/tasks/${item?.id}/sign`, { body: {} });
  await until(async () => receiver.taken.some(({ body }) => body.includes(`evt_${item?.id}_2_1`)), Boolean);
  expect(Date.now() - began).toBeLessThan(5_000);
  const { id } = await place.database.connection.findFirstOrThrow();
  const history = await temporal.client.workflow.getHandle(`connection/${id}`).fetchHistory();
  const text = JSON.stringify(history, (_, value) =>
    value instanceof Uint8Array || value?.type === 'Buffer' ? Buffer.from(value.data ?? value).toString('utf8') : value,
  );
  expect(text).toContain(id);
  expect(text).not.toMatch(/whsec|127\.0\.0\.1/);
  // A paused connection's workflow ends, and is there again when it is resumed.
  await place.http.call(administrator, 'POST', `/api/connections/${id}/pause`, { body: {} });
  const state = async () => (await temporal.client.workflow.getHandle(`connection/${id}`).describe()).status.name;
  await until(state, (name) => name === 'COMPLETED');
  await place.http.call(administrator, 'POST', `/api/connections/${id}/resume`, { body: {} });
  expect(await state()).toBe('RUNNING');
}, 60_000);
