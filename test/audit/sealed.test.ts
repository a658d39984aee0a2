import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { archiveEnded } from '../../activities/archive/archive-ended';
import { replayHistories } from '../../activities/audit/replay';
import { historyToText } from '../../audit/history/text';
import type { Item } from '../../domain/item/item';
import { openKeyRing } from '../../servers/payloads/keys';
import { opened } from '../../servers/payloads/opened';
import { createReplayer } from '../../worker/replayer';
import { keyTaskId } from '../../workflows/messages/names';
import { openNamespace } from '../api/support/engine';
import { acceptance, report, submission } from '../api/support/life';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import type { Http } from '../support/http';
import { serve } from '../support/http';
import { seedItem } from '../support/items';
import { keyFile, newKey } from '../support/payload-keys';
import { until } from '../support/until';
import { unpack, verify } from './unpacked';

const page = 'http://temporal.example.test:8233';
const [old, now] = [newKey('2026-03'), newKey('2026-09')];
const keys = keyFile(old);
const wrong = keyFile(newKey('2031'));
let place: Place;
/** The same office by an API that has not got the keys. */
let keyless: Http;
let stop: () => Promise<void>;
let auditor: string;
/** Begun before there was a key and ended with one; and wholly sealed, by two keys. */
let mixed: Item;
let sealed: Item;

beforeAll(async () => {
  const engine = await openNamespace();
  const { namespace } = engine;
  const before = await openPlace({ namespace });
  place = before;
  const { databaseUrl, database, office } = before;
  auditor = await addOfficial(database, 'auditor', 'auditor', 'OFFICE');
  stop = await engine.work(databaseUrl);
  [mixed, sealed] = [await seedItem(database, office), await seedItem(database, office)];
  await give(before.http, mixed, 'owner', 'sign');
  await stop();

  const settings = { DUBAN_PAYLOAD_KEYS: keys.file, DUBAN_TEMPORAL_UI: page };
  const http = await serve({ database, databaseUrl, namespace, settings });
  place = { ...before, http, close: () => Promise.all([http.close(), keyless?.close()]).then(before.close) };
  stop = await engine.work(databaseUrl, openKeyRing(keys.file));
  await give(http, mixed, 'owner', 'submit', submission(mixed));
  await give(http, mixed, 'reviewer', 'accept', acceptance(mixed));
  await give(http, sealed, 'owner', 'report', report);
  keys.write(now, old);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  await give(http, sealed, 'owner', 'submit', submission(sealed));
  await give(http, sealed, 'reviewer', 'accept', acceptance(sealed));
  await until(
    () => archiveEnded(database, http.temporal.client),
    () => true,
  );
  await until(
    () => archiveEnded(database, http.temporal.client).then(() => database.archivedRun.count()),
    (kept) => kept === 2,
  );
  keyless = await serve({ database, databaseUrl, namespace, settings: { DUBAN_PAYLOAD_KEYS: wrong.file } });
}, 120_000);
afterAll(async () => {
  await stop?.();
  await place?.close();
  keys.remove();
  wrong.remove();
});

async function give(http: Http, item: Item, who: 'owner' | 'reviewer', command: string, body: object = {}) {
  const as = place.office.people[who].email;
  const reply = await http.call(as, 'POST', `/api/tasks/${item.id}/${command}`, { body });
  expect([command, reply.status, reply.body]).toMatchObject([command, 200, {}]);
}

const audit = async (path: string, http = place.http) => http.call(auditor, 'GET', path);
async function rawOf({ id }: Item): Promise<string> {
  const handle = place.http.temporal.client.workflow.getHandle(keyTaskId(id));
  return historyToText(await handle.fetchHistory());
}

it('the engine keeps nothing of a sealed item in words: names, texts, summaries', async () => {
  const raw = await rawOf(sealed);
  const plain = JSON.stringify(opened(JSON.parse(raw), openKeyRing(keys.file)));
  const data = (text: string) =>
    [...text.matchAll(/"data":"([^"]*)"/g)].map(([, one = '']) => fromBase64(one)).join('\n');
  for (const word of [sealed.task, sealed.owner.name, '选址完成', '送审']) {
    expect([word, data(plain).includes(word)]).toEqual([word, true]);
    expect([word, data(raw).includes(word), raw.includes(word)]).toEqual([word, false, false]);
  }
  for (const id of ['2026-03', '2026-09']) expect(raw).toContain(Buffer.from(id).toString('base64'));
});

it('auditors read what was sealed, begun before there was a key or not; verification and replay find nothing wrong', async () => {
  for (const item of [mixed, sealed]) {
    const { items } = (await audit(`/api/audit/tasks/${item.id}/runs`)).body as unknown as {
      items: { runId: string }[];
    };
    const { body } = await audit(`/api/audit/runs/${items[0]?.runId}`);
    expect(JSON.stringify(body)).not.toContain(Buffer.from('binary/encrypted').toString('base64'));
    const timeline = await audit(`/api/audit/tasks/${item.id}?kind=workflow`);
    expect(JSON.stringify(timeline.body)).toContain('送审');
  }
  const verified = await place.http.call(auditor, 'POST', '/api/audit/verify', { body: {} });
  expect(verified.body).toMatchObject({ ok: true, broken: [], counts: { runs: 2 } });
  const { id } = await place.database.replay.create({
    data: { id: crypto.randomUUID(), total: 2, askedBy: crypto.randomUUID() } as never,
  });
  const ring = openKeyRing(keys.file);
  const replaying = { replayer: createReplayer(ring), open: <T>(value: T) => opened(value, ring) };
  expect(await replayHistories(place.database, replaying, id)).toEqual({ done: 2, broken: 0 });
});

it('a bundle holds the history as it was hashed and an opened copy, which its verifier holds against each other', async () => {
  const answer = await place.http.fetch(auditor, `/api/audit/tasks/${sealed.id}/export`);
  const folder = unpack(new Uint8Array(await answer.arrayBuffer()));
  expect(await verify(folder)).toMatchObject({ code: 0 });
  const { runId } = await place.database.archivedRun.findFirstOrThrow({ where: { taskId: sealed.id } });
  const file = join(folder, 'opened', `${runId}.json`);
  const copy = readFileSync(file, 'utf8');
  expect(copy).not.toContain(Buffer.from('binary/encrypted').toString('base64'));
  writeFileSync(file, copy.replace('EVENT_TYPE_TIMER_STARTED', 'EVENT_TYPE_TIMER_FIRED'));
  const { code, said } = await verify(folder);
  expect([code, said]).toEqual([1, expect.stringContaining('is not its history, opened')]);
});

it('without the key, everything that needs it says which one', async () => {
  const verified = await keyless.call(auditor, 'POST', '/api/audit/verify', { body: { tasks: [sealed.id] } });
  expect(verified.body).toMatchObject({
    ok: false,
    broken: expect.arrayContaining([
      expect.objectContaining({ code: 'run_sealed', detail: expect.stringContaining('2026-03') }),
    ]),
  });
  const timeline = await audit(`/api/audit/tasks/${sealed.id}`, keyless);
  expect([timeline.status, timeline.body]).toMatchObject([503, { code: 'payload_key_unknown' }]);
  expect(JSON.stringify(timeline.body)).toContain('2026-03');
  const bundle = await keyless.fetch(auditor, `/api/audit/tasks/${sealed.id}/export`);
  expect([bundle.status, await bundle.json()]).toMatchObject([503, { code: 'payload_key_unknown' }]);
});

describe('POST /api/codec/decode', () => {
  const decode = (http: Http, as: string, body: unknown, headers = {}) =>
    http.call(as, 'POST', '/api/codec/decode', { body, headers });
  const payloads = async (item: Item) => {
    const { events } = JSON.parse(await rawOf(item));
    return { payloads: events[0].workflowExecutionStartedEventAttributes.input.payloads };
  };

  it('opens for auditors and administrators alone, for Temporal’s page, and writes each down', async () => {
    const before = await place.database.accessLog.count({ where: { path: '/api/codec/decode' } });
    const body = await payloads(sealed);
    const reply = await decode(place.http, auditor, body, { origin: page, 'x-namespace': 'default' });
    expect([reply.status, reply.headers.get('access-control-allow-origin')]).toEqual([200, page]);
    expect(reply.headers.get('access-control-allow-credentials')).toBe('true');
    const {
      payloads: [first],
    } = reply.body as unknown as { payloads: { metadata: { encoding: string }; data: string }[] };
    expect(fromBase64(first?.metadata.encoding ?? '')).toBe('json/plain');
    expect(fromBase64(first?.data ?? '')).toContain(sealed.owner.name);
    for (const who of ['owner', 'secretary', 'leader'] as const)
      expect((await decode(place.http, place.office.people[who].email, body)).status).toBe(403);
    expect(await place.database.accessLog.count({ where: { path: '/api/codec/decode' } })).toBe(before + 4);
    expect((await fetch(`${place.http.url}/api/codec/decode`, { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('answers what is not sealed as it came, and names the key that is missing', async () => {
    const plain = { payloads: [{ metadata: { encoding: 'anNvbi9wbGFpbg==' }, data: 'MQ==' }] };
    expect((await decode(place.http, auditor, plain)).body).toEqual(plain);
    const reply = await decode(keyless, auditor, await payloads(sealed));
    expect([reply.status, JSON.stringify(reply.body)]).toEqual([503, expect.stringContaining('2026-03')]);
  });

  it('lets no other page ask', async () => {
    const ask = (origin: string) =>
      fetch(`${place.http.url}/api/codec/decode`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'x-namespace' },
      });
    const [own, other] = [await ask(page), await ask('http://elsewhere.example.test')];
    expect(own.headers.get('access-control-allow-headers')).toContain('X-Namespace');
    expect(other.headers.get('access-control-allow-origin')).toBeNull();
    const refused = await decode(place.http, auditor, { payloads: [] }, { origin: 'http://elsewhere.example.test' });
    expect([refused.status, refused.body]).toMatchObject([403, { code: 'foreign_origin' }]);
    const elsewhere = await place.http.call(auditor, 'POST', '/api/audit/verify', {
      body: {},
      headers: { origin: page },
    });
    expect(elsewhere.status).toBe(403);
  });
});

function fromBase64(text: string): string {
  return Buffer.from(text, 'base64').toString('utf8');
}
