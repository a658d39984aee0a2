import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CheckpointFile } from '../../audit/checkpoint';
import { checkpointText } from '../../audit/checkpoint';
import { isSignedBy } from '../../audit/signing-key';
import { canonical } from '../../domain/ledger/canonical';
import { withClient } from '../../embedded/postgres/roles';
import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';
import { duban } from '../support/cli';
import { command, report, sign } from '../support/commands';
import { seedItems } from '../support/items';
import { freshNamespace } from '../support/namespace';
import { personAs } from '../support/office';
import { recordAll } from '../support/recording';

let place: Place;
let auditor: string;
let tasks: string[];
const folder = mkdtempSync(join(tmpdir(), 'duban-verify-'));
const post = (path: string, body: object = {}, as = auditor) => place.http.call(as, 'POST', path, { body });

beforeAll(async () => {
  // Of its own: what runs there and is in no ledger here would be found.
  place = await openPlace({ namespace: await freshNamespace() });
  const { database, office } = place;
  auditor = await addOfficial(database, '审计', 'auditor', 'CITY');
  const items = await seedItems(database, office, { deadlines: ['2099-06-30', '2099-06-30'] });
  tasks = items.map(({ id }) => id);
  for (const item of items)
    await recordAll(database, item, [
      command(sign, personAs(office, 'owner')),
      command(report(10), personAs(office, 'owner')),
    ]);
}, 60_000);
afterAll(() => place?.close());

it('an auditor makes a checkpoint and takes it away, signed with the key that is told', async () => {
  const made = await post('/api/audit/checkpoints');
  expect(made).toMatchObject({ status: 201, body: { number: 1, counts: { ledger: 6 } } });
  const file = (await place.http.call(auditor, 'GET', '/api/audit/checkpoints/1')).body as unknown as CheckpointFile;
  expect(file).toEqual(made.body);
  const key = (await place.http.call(auditor, 'GET', '/api/audit/key')).body;
  expect(key).toEqual({ keyId: file.keyId, publicKey: file.publicKey });
  const text = checkpointText({ ...file, upTo: Date.parse(file.upTo), counts: canonical(file.counts) });
  expect(isSignedBy(file.publicKey, text, file.signature)).toBe(true);
  const { body } = await place.http.call(auditor, 'GET', '/api/audit/checkpoints');
  expect(body).toMatchObject({ items: [{ number: 1, cause: 'asked', by: { name: '审计' }, hash: file.hash }] });
  writeFileSync(join(folder, 'checkpoint-1.json'), JSON.stringify(file));
  expect((await place.call('owner', 'POST', '/api/audit/checkpoints', { body: {} })).status).toBe(403);
  expect((await place.call('owner', 'POST', '/api/audit/verify', { body: {} })).status).toBe(403);
});

it('a verification tells how far it is while it goes on, and at last what the answer itself would be', async () => {
  const answer = await place.http.fetch(auditor, '/api/audit/verifications', {}, {});
  expect(answer.headers.get('content-type')).toBe('application/x-ndjson');
  const lines = (await answer.text())
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
  expect(lines[0]).toEqual({ part: 'waiting', items: 0, itemsTotal: 0 });
  const { body } = await post('/api/audit/verify');
  expect(lines.at(-1)).toEqual({ result: body });
  expect((await place.call('owner', 'POST', '/api/audit/verifications', { body: {} })).status).toBe(403);
  expect((await post('/api/audit/verifications', { publicKey: 'no key' })).status).toBe(400);
});

it('the record is verified in the answer itself, all of it or some items', async () => {
  expect(await post('/api/audit/verify')).toMatchObject({
    status: 200,
    body: { ok: true, checked: 6, broken: [], counts: { items: 2, checkpoints: 1 } },
  });
  expect((await post('/api/audit/verify', { tasks: [tasks[0]] })).body).toMatchObject({ ok: true, checked: 3 });
  const unknown = '01a20000-0000-7000-8000-000000000001';
  expect((await post('/api/audit/verify', { tasks: [unknown] })).body).toMatchObject({
    broken: [{ task: unknown, seq: 1, code: 'ledger_missing' }],
  });
  expect(await post('/api/audit/verify', { publicKey: 'x' })).toMatchObject({ status: 400 });
});

it('whoever brings a key trusts that one alone: checkpoints all made anew under another do not pass', async () => {
  const { publicKey } = (await place.http.call(auditor, 'GET', '/api/audit/key')).body as unknown as {
    publicKey: string;
  };
  const held = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' });
  expect((await post('/api/audit/verify', { publicKey })).body).toMatchObject({ ok: true });
  expect((await post('/api/audit/verify', { publicKey: held })).body).toMatchObject({
    ok: false,
    broken: [{ code: 'checkpoint_key', of: '1' }],
    keyIds: [expect.not.stringMatching(/^$/)],
  });
});

it('nothing recorded later lies at or before a checkpoint, even if the clock goes back', async () => {
  const { database, office, ownerUrl } = place;
  await withClient(ownerUrl, (client) => client.query('UPDATE clock SET ahead_ms = -86400000'));
  const [item] = await seedItems(database, office, { deadlines: ['2099-06-30'], asked: true });
  if (!item) throw new Error('no item');
  const { upTo } = await database.checkpoint.findFirstOrThrow();
  const [row] = await database.ledger.findMany({ where: { taskId: item.id } });
  expect(row?.recordedAt.getTime()).toBeGreaterThan(upTo.getTime());
  await withClient(ownerUrl, (client) => client.query('UPDATE clock SET ahead_ms = 0'));
  expect((await post('/api/audit/verify')).body).toMatchObject({ ok: true });
});

it('the command line says so, and ends with 1 where the record is broken', async () => {
  const file = join(folder, 'checkpoint-1.json');
  const { stdout } = await duban(place.http, auditor, folder, 'verify', '--checkpoint', file);
  expect(stdout).toContain('✓ 已核验 7 条台账');
  const server = new URL(process.env.TEST_DATABASE_URL ?? '');
  server.pathname = new URL(place.ownerUrl).pathname;
  await withClient(server.href, (client) =>
    client.query(`SET session_replication_role = replica; UPDATE ledger SET body = replace(body, '签', '迁'), command_id = 'x'
      WHERE task_id = '${tasks[1]}' AND seq = 2`),
  );
  await expect(duban(place.http, auditor, folder, 'verify', '--json')).rejects.toMatchObject({
    code: 1,
    stdout: expect.stringContaining(`"task": "${tasks[1]}"`),
  });
  expect((await post('/api/audit/verify')).body).toMatchObject({
    ok: false,
    broken: [{ task: tasks[1], seq: 2, code: 'ledger_hash', what: expect.stringContaining('哈希') }],
  });
});
