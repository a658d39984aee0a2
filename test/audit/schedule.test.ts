import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from '@temporalio/client';
import { makeSigningKey, signerOf } from '../../audit/signing-key';
import { checkpointsId } from '../../workflows/messages/checkpoint';
import type { Workshop } from '../rules/workshop';
import { openWorkshop } from '../rules/workshop';
import { closePeriod, seal } from '../support/periods';
import { until } from '../support/until';
import type { WorkerProcess } from '../support/worker-process';
import { verified } from './record';

let shop: Workshop;
let worker: WorkerProcess | undefined;
const key = makeSigningKey();
const file = join(mkdtempSync(join(tmpdir(), 'duban-key-')), 'signing-key.pem');

beforeAll(async () => {
  writeFileSync(file, key, { mode: 0o600 });
  shop = await openWorkshop();
}, 60_000);
afterAll(async () => {
  await worker?.stop();
  await shop?.close();
});

it('the worker makes a checkpoint after a seal, and has one made every day in the organisation’s zone', async () => {
  const { database, office } = shop;
  await closePeriod(database, '2026-10', '2026-10-31T15:59:59.999Z', []);
  await seal(database, '2026-10', office.people.secretary.id);
  worker = await shop.work(file);
  const [made] = await until(
    () => database.checkpoint.findMany({ include: { signatures: true } }),
    (all) => all.length > 0,
  );
  expect(made).toMatchObject({ number: 1, cause: 'seal', askedBy: null, counts: '{"close":1,"seal":1}' });
  expect(made?.signatures).toMatchObject([{ keyId: signerOf(key).keyId }]);
  expect((await verified(database, { keys: [signerOf(key).publicKey] })).faults).toEqual([]);
  const { client } = shop.http.temporal;
  const daily = new Client({ connection: client.connection, namespace: shop.namespace }).schedule.getHandle(
    checkpointsId,
  );
  const { spec, info } = await daily.describe();
  expect(spec.timezone).toBe('Asia/Shanghai');
  expect(info.nextActionTimes[0]?.toISOString()).toMatch(/T15:30:00/);
  const { body } = await shop.call('secretary', 'GET', '/api/schedules');
  const listed = ['checkpoints', 'checkpoints-hourly'].map((id) => expect.objectContaining({ id }));
  expect(body).toMatchObject({ items: expect.arrayContaining(listed) });
}, 90_000);
