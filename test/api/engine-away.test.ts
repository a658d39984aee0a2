import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { engineDeadlineMs } from '../../api/temporal';
import { dataConverterOf } from '../../servers/payloads/codec';
import { openKeyRing } from '../../servers/payloads/keys';
import { keyTaskType } from '../../workflows/messages/key-task';
import { keyTaskId } from '../../workflows/messages/names';
import { keyTaskStartOptions } from '../../workflows/messages/start';
import { serve } from '../support/http';
import { seedItem, seedItems } from '../support/items';
import { ledgerOf } from '../support/ledger';
import { keyFile, newKey } from '../support/payload-keys';
import { until } from '../support/until';
import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { openPlace } from './support/place';

/** A port on which nothing listens. */
const nowhere = '127.0.0.1:9';

describe('the engine being away', () => {
  let place: Place;
  beforeAll(async () => {
    place = await openPlace({ temporalAddress: nowhere });
  });
  afterAll(() => place?.close());

  it('POST /api/tasks/{id}/sign answers 503 with Retry-After within 3 s, and nothing is recorded', async () => {
    const item = await seedItem(place.database, place.office);
    // The first call of all opens connections and signs in, which is not the wait that is meant.
    await place.call('owner', 'GET', `/api/tasks/${item.id}`);
    const begun = Date.now();
    const answer = await place.call('owner', 'POST', `/api/tasks/${item.id}/sign`);
    expect(Date.now() - begun).toBeLessThan(3_000);
    expect(answer).toMatchObject({ status: 503, body: { code: 'engine_away' } });
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await ledgerOf(place.database, item.id)).toHaveLength(1);
  });

  it('POST /api/tasks/commands/sign answers so for each item after one wait, not one in turn, and as a whole where that is all', async () => {
    const items = await seedItems(place.database, place.office, { deadlines: Array(40).fill('2030-01-01') });
    const sign = async (...unseen: string[]) => {
      const tasks = [...unseen, ...items.map(({ id }) => id)].map((id) => ({ id }));
      const begun = Date.now();
      const answer = await place.call('owner', 'POST', '/api/tasks/commands/sign', { body: { tasks } });
      expect(Date.now() - begun).toBeLessThan(2 * engineDeadlineMs);
      return answer;
    };
    const away = { status: 503, problem: { code: 'engine_away' } };
    const mixed = await sign(crypto.randomUUID());
    expect(mixed).toMatchObject({ status: 200, body: { items: [{ status: 404 }, ...Array(40).fill(away)] } });
    const none = await sign();
    expect(none).toMatchObject({ status: 503, body: { code: 'engine_away' } });
    expect(none.headers.get('retry-after')).toBe('3');
    for (const { id } of items) expect(await ledgerOf(place.database, id)).toHaveLength(1);
  });

  it('GET /api/tasks goes on as ever: lists never ask the engine', async () => {
    expect(await place.call('owner', 'GET', '/api/tasks')).toMatchObject({ status: 200 });
  });

  it('GET /readyz names the engine and the worker', async () => {
    const answer = await fetch(new URL('/readyz', place.http.url));
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ parts: { database: true, temporal: false, worker: false } });
  });
});

describe('another secret under the name of a payload key', () => {
  it('is not taken up by what runs, and seals nothing after a start, so that all goes on with the right one', async () => {
    const [right, wrong] = [newKey('2026'), newKey('2026')];
    const [keys, others, workers] = [keyFile(right), keyFile(wrong), keyFile(right)];
    const { namespace, work } = await openNamespace();
    const place = await openPlace({ namespace, settings: { DUBAN_PAYLOAD_KEYS: keys.file } });
    const { database, databaseUrl, office } = place;
    const stop = await work(databaseUrl, openKeyRing(workers.file));
    const item = await seedItem(database, office);
    await place.http.temporal.client.workflow.start(keyTaskType, keyTaskStartOptions(item));
    const give = async (command: string, http = place.http) => {
      const path = `/api/tasks/${item.id}/${command}`;
      const { status, body } = await http.call(office.people.owner.email, 'POST', path);
      return [status, body.code];
    };

    keys.write(wrong);
    await sleep(1_100); // for so long a file is taken to be as it was
    expect(await give('sign')).toEqual([200, undefined]);
    const ready = await fetch(new URL('/readyz', place.http.url));
    expect(await ready.json()).toMatchObject({ errors: [{ code: 'payload_keys_unusable' }] });

    const settings = { DUBAN_PAYLOAD_KEYS: others.file };
    const started = await serve({ database, databaseUrl, namespace, settings });
    expect(await give('sign', started)).toEqual([422, 'payload_not_opened']);
    await started.close();
    const { body } = await place.call('secretary', 'POST', `/api/tasks/${item.id}/remind`);
    expect(body).toMatchObject({ version: 3 });
    await stop();
    await place.close();
    for (const { remove } of [keys, others, workers]) remove();
  }, 60_000);
});

describe('no worker being there', () => {
  let place: Place;
  let stop: () => Promise<void>;
  let work: (url: string) => Promise<() => Promise<void>>;
  beforeAll(async () => {
    const engine = await openNamespace();
    work = engine.work;
    place = await openPlace({ ...engine, patient: false });
  }, 60_000);
  afterAll(async () => {
    await stop?.();
    await place?.close();
  });

  it('POST …/sign names the key where the item is sealed with one that is not there, for others at once, and /readyz says so', async () => {
    const keys = keyFile(newKey('2026-03'));
    const [one, other] = [await seedItem(place.database, place.office), await seedItem(place.database, place.office)];
    const { client, namespace } = place.http.temporal;
    const dataConverter = dataConverterOf(openKeyRing(keys.file));
    const sealing = new Client({ connection: client.connection, namespace, dataConverter });
    for (const item of [one, other]) await sealing.workflow.start(keyTaskType, keyTaskStartOptions(item));
    const sign = async ({ id }: { readonly id: string }) => {
      const begun = Date.now();
      const answer = await place.call('owner', 'POST', `/api/tasks/${id}/sign`);
      expect(answer).toMatchObject({
        status: 503,
        body: { code: 'payload_key_unknown', detail: expect.stringContaining('“2026-03”') },
      });
      expect(answer.headers.get('retry-after')).toBe('3');
      return Date.now() - begun;
    };
    expect(await sign(one)).toBeLessThan(3_000);
    expect(await sign(other)).toBeLessThan(engineDeadlineMs);
    const ready = await fetch(new URL('/readyz', place.http.url));
    expect([ready.status, await ready.json()]).toMatchObject([503, { errors: [{ code: 'payload_key_unknown' }] }]);
    for (const { id } of [one, other]) await client.workflow.getHandle(keyTaskId(id)).terminate();
    keys.remove();
  }, 60_000);

  it('POST …/sign answers 503, and the same request is done once a worker is back', async () => {
    const item = await seedItem(place.database, place.office);
    const sign = () =>
      place.call('owner', 'POST', `/api/tasks/${item.id}/sign`, { headers: { 'idempotency-key': 'sign' } });
    expect(await sign()).toMatchObject({ status: 503, body: { code: 'engine_away' } });

    stop = await work(place.databaseUrl);
    const answer = await until(sign, ({ status }) => status !== 503);
    expect(answer).toMatchObject({ status: 200, body: { version: 2, state: 'in_progress' } });
    expect(await ledgerOf(place.database, item.id)).toHaveLength(2);
    expect((await fetch(new URL('/readyz', place.http.url))).status).toBe(200);
  }, 60_000);
});
