import { gzipSync } from 'node:zlib';
import { sha256 } from '../../../api/http/form';
import type { Item } from '../../../domain/item/item';
import { ledgerOf } from '../../support/ledger';
import type { Life } from '../support/life';
import { acceptance, inDays, openLife, report, sendBack, submission } from '../support/life';
import { openPlace } from '../support/place';

let life: Life;
let item: Item;
const token = 'hostile';

beforeAll(async () => {
  life = await openLife();
  item = await life.issue();
  const { id: officialId } = life.office.people.secretary;
  await life.database.apiToken.create({
    data: { id: crypto.randomUUID(), officialId, name: 'test', hash: sha256(token) },
  });
}, 120_000);
afterAll(() => life?.close());

/** Sends bytes as they are, which no client of ours would. */
async function raw(method: string, path: string, body?: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await fetch(new URL(path, life.http.url), {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: typeof body === 'string' ? body : new Uint8Array(body) }),
  });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    code: text ? (JSON.parse(text) as { code?: string }).code : undefined,
  };
}

const amend = () => `/api/tasks/${item.id}/amend`;
const bulk = '/api/tasks/commands/amend';
const deep = `{"reason":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;

describe('what comes over the wire', () => {
  const bodies: [string, string][] = [
    ['broken JSON', '{"reason":'],
    ['a key twice', '{"reason":"a","reason":"b"}'],
    ['__proto__', '{"reason":"a","__proto__":{"owner":"x"}}'],
    ['10,000 levels', deep],
    ['half a character', '{"reason":"\\ud800"}'],
    ['U+0000', '{"reason":"a\\u0000b"}'],
    ['a state of their own', '{"reason":"a","state":"accepted"}'],
    ['a role of their own', '{"reason":"a","as":"leader"}'],
    ['a number for words', '{"reason":1e400}'],
    ['an unknown field', '{"reason":"a","dueAt":4102444800000}'],
    ['a deadline of 24 o’clock', '{"reason":"a","deadline":"2099-01-01T24:00:00Z"}'],
    ['a leap second', '{"reason":"a","deadline":"2098-12-31T23:59:60Z"}'],
    ['a list', '[]'],
    ['too many standards', JSON.stringify({ reason: 'a', standards: Array(101).fill('x') })],
  ];
  it.each(bodies)('is 400 for %s, on one item and on many, and changes nothing', async (_, body) => {
    for (const path of [amend(), bulk]) expect((await raw('POST', path, body)).status).toBe(400);
    expect(await ledgerOf(life.database, item.id)).toHaveLength(1);
  });

  it('is judged by what it is: a label of text does no harm, a compressed or oversized body is refused', async () => {
    const note = JSON.stringify({ note: '按内容判断' });
    const path = `/api/tasks/${(await life.issue()).id}/remind`;
    expect((await raw('POST', path, note, { 'content-type': 'text/plain' })).status).toBe(200);
    expect((await raw('POST', path, gzipSync(note), { 'content-encoding': 'gzip' })).status).toBe(415);
    expect((await raw('POST', path, JSON.stringify({ note: 'x'.repeat(1_100_000) }))).status).toBe(413);
    expect((await raw('POST', path, JSON.stringify({ note: 'x'.repeat(10_001) }))).status).toBe(400);
  });

  it('finds nothing under an id that is none, an address that is not UTF-8, or a command that there is none of', async () => {
    expect((await raw('POST', '/api/tasks/1/amend', '{"reason":"a"}')).status).toBe(404);
    expect((await raw('POST', '/api/tasks/%E4%B8/amend', '{"reason":"a"}')).status).toBe(400);
    expect((await raw('GET', '/api/evidence/1')).status).toBe(404);
    expect((await raw('POST', `/api/tasks/${item.id}/replan`, '{"cause":"policy"}')).status).toBe(404);
    expect((await raw('POST', `/api/tasks/${item.id}/constructor`, '{}')).status).toBe(404);
  });

  it('changes nothing by GET or HEAD: 405 with what is allowed', async () => {
    for (const [method, path] of [
      ['GET', amend()],
      ['HEAD', amend()],
      ['PUT', amend()],
      ['DELETE', bulk],
      ['GET', '/api/evidence'],
    ] as const) {
      const answer = await fetch(new URL(path, life.http.url), {
        method,
        headers: { authorization: `Bearer ${token}` },
      });
      expect([method, path, answer.status, answer.headers.get('allow')]).toEqual([method, path, 405, 'POST, OPTIONS']);
    }
    expect(await ledgerOf(life.database, item.id)).toHaveLength(1);
  });

  it('is 400 for filters and pages that there are none of', async () => {
    for (const query of ['late=maybe', 'late[not]=true', 'late=true&late=false', 'limit=-1', 'limit=1e9', 'sort=late'])
      expect([query, (await raw('GET', `/api/tasks?${query}`)).status]).toEqual([query, 400]);
  });

  it('needs a token, also for evidence and for many', async () => {
    for (const [method, path] of [
      ['POST', amend()],
      ['POST', bulk],
      ['POST', '/api/evidence'],
    ] as const)
      expect((await raw(method, path, '{}', { authorization: 'Bearer nobody' })).status).toBe(401);
  });

  it('keeps line breaks of a file’s name out of headers', async () => {
    const form = [
      '--b',
      'Content-Disposition: form-data; name="file"; filename="a%0d%0aSet-Cookie: x=1\u202e.pdf"',
      '',
      '%PDF-1.7',
      '--b--',
      '',
    ].join('\r\n');
    const answer = await fetch(new URL('/api/evidence', life.http.url), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'multipart/form-data; boundary=b' },
      body: form,
    });
    const { id } = (await answer.json()) as { id: string };
    const file = await fetch(new URL(`/api/evidence/${id}`, life.http.url), {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(file.status).toBe(200);
    expect(file.headers.get('set-cookie')).toBeNull();
    expect(file.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[^"\r\n]*"; filename\*=UTF-8''[^\s"]+$/,
    );
  });
});

describe('what comes too late', () => {
  it('is 409 with the state: acceptance after a return, a decision after its request is settled', async () => {
    const own = await life.issue();
    await life.done(own, 'owner', 'submit', submission(own));
    await life.done(own, 'secretary', 'return', sendBack(own));
    expect(await life.give(own, 'reviewer', 'accept', acceptance(own))).toMatchObject({
      ...{ status: 409, body: { code: 'not_in_this_state', state: 'in_progress' } },
    });
    const { events } = await life.done(own, 'secretary', 'suspend', { reason: '等待规划' });
    const request = (events as unknown as { request: { id: string } }[])[0]?.request.id;
    await life.done(own, 'leader', 'reject', { request, reason: '不宜暂缓' });
    expect(await life.give(own, 'otherLeader', 'approve', { request })).toMatchObject({
      ...{ status: 409, body: { code: 'request_unknown' } },
    });
  });

  it('of two who decide at once is told what changed: 412', async () => {
    const own = await life.issue();
    await life.done(own, 'owner', 'request-extension', { deadline: inDays(60), reason: '招标推迟' });
    const decide = (who: 'secretary' | 'reviewer', command: string, body: object) =>
      life.give(own, who, command, body, { 'if-match': '"2"' });
    const answers = await Promise.all([
      decide('secretary', 'grant-extension', {}),
      decide('reviewer', 'refuse-extension', { reason: '不同意' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412]);
    const lost = answers.find(({ status }) => status === 412);
    expect(lost?.body).toMatchObject({ code: 'version_stale', version: 3, changes: [{ seq: 3 }] });
  });
});

describe('the engine being away', () => {
  it('is 503 with Retry-After for one and for many, in time, and no false success', async () => {
    const away = await openPlace({ temporalAddress: '127.0.0.1:9' });
    try {
      const { seedItems } = await import('../../support/items');
      const items = await seedItems(away.database, away.office, { deadlines: Array(30).fill(inDays(30)) });
      const begun = Date.now();
      const tasks = items.map(({ id }) => ({ id }));
      const many = await away.call('owner', 'POST', '/api/tasks/commands/report', { body: { ...report, tasks } });
      expect(many).toMatchObject({ status: 503, body: { code: 'engine_away' } });
      expect(many.headers.get('retry-after')).toBe('3');
      const some = { tasks: [...tasks.slice(0, 1), { id: crypto.randomUUID() }] };
      const mixed = await away.call('owner', 'POST', '/api/tasks/commands/sign', { body: some });
      expect(mixed).toMatchObject({ status: 200, body: { items: [{ status: 503 }, { status: 404 }] } });
      expect(Date.now() - begun).toBeLessThan(8_000);
      expect(await away.database.ledger.count()).toBe(30);
    } finally {
      await away.close();
    }
  }, 60_000);
});
