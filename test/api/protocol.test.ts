import { openNamespace } from './support/engine';
import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
let token: string;

beforeAll(async () => {
  place = await openPlace(await openNamespace());
  const made = await place.call('owner', 'POST', '/api/tokens', {
    body: { email: place.office.people.owner.email, name: 't' },
  });
  token = (made.body as unknown as { token: string }).token;
});
afterAll(() => place?.close());

type Sent = { method?: string; headers?: Record<string, string>; body?: string | Uint8Array<ArrayBuffer> };

async function ask(path: string, { method = 'GET', headers = {}, body }: Sent = {}) {
  const answer = await fetch(new URL(path, place.http.url), {
    method,
    headers: { authorization: `Bearer ${token}`, ...headers },
    ...(body !== undefined && { body }),
  });
  const text = await answer.text();
  const json = answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : {};
  return { status: answer.status, headers: answer.headers, text, json: json as Record<string, unknown> };
}

const post = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  ask('/api/tokens', { method: 'POST', body, headers });

describe('a request that is not one', () => {
  const bodies: [string, string, string][] = [
    ['is broken JSON', '{"email":', 'invalid_json'],
    ['names a key twice', '{"email":"a@b.cn","email":"c@d.cn","name":"x"}', 'invalid_json'],
    ['names a key twice, once escaped', '{"email":"a@b.cn","\\u0065mail":"c@d.cn","name":"x"}', 'invalid_json'],
    ['has a key __proto__', '{"email":"a@b.cn","name":"x","__proto__":{"role":"administrator"}}', 'invalid_json'],
    ['holds half a character', '{"email":"a@b.cn","name":"\\ud800"}', 'invalid_json'],
    ['holds U+0000', '{"email":"a@b.cn","name":"a\\u0000"}', 'invalid_json'],
    ['is 10,000 levels deep', `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 'invalid_json'],
    ['is blank', ' \n', 'invalid_json'],
    ['is a list', '[]', 'invalid_request'],
    ['is null', 'null', 'invalid_request'],
    ['has an unknown field', '{"email":"a@b.cn","name":"x","roles":"administrator"}', 'invalid_request'],
    ['has a field of another type', '{"email":["a@b.cn"],"name":"x"}', 'invalid_request'],
  ];
  it.each(bodies)('POST /api/tokens whose body %s answers 400', async (_what, body, code) => {
    const { status, json, headers } = await post(body);
    expect({ status, code: json.code }).toEqual({ status: 400, code });
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('POST /api/tokens with bytes that are not UTF-8 answers 400', async () => {
    expect((await post(new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]))).json.code).toBe('invalid_json');
  });

  it('POST /api/tokens over 1 MiB answers 413', async () => {
    expect((await post(`{"name":"${'x'.repeat(1_100_000)}"}`)).status).toBe(413);
  });

  it('POST /api/tokens with a compressed body answers 415', async () => {
    expect((await post('{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });

  it('POST /api/tokens with a form answers 415', async () => {
    expect((await post('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb\r\n--x--\r\n')).json.code).toBe(
      'form_not_taken',
    );
  });

  it('takes no body for {}, whatever its label', async () => {
    const { status, json } = await ask('/api/tokens', { method: 'POST', headers: { 'content-type': 'text/plain' } });
    expect({ status, code: json.code }).toEqual({ status: 400, code: 'invalid_request' });
    expect(json.errors).toContainEqual(expect.objectContaining({ pointer: '/email', in: 'body' }));
  });

  it('takes JSON under another label', async () => {
    const body = JSON.stringify({ email: place.office.people.owner.email, name: 'labelled' });
    expect((await post(body, { 'content-type': 'text/plain' })).status).toBe(201);
  });

  const addresses: [string, number, string][] = [
    ['/api/tasks?limit=0', 400, 'invalid_request'],
    ['/api/tasks?limit=201', 400, 'invalid_request'],
    ['/api/tasks?limit=1e1', 400, 'invalid_request'],
    ['/api/tasks?limit=NaN', 400, 'invalid_request'],
    ['/api/tasks?sort=owner', 400, 'invalid_request'],
    ['/api/tasks?state[not]=', 400, 'invalid_request'],
    ['/api/tasks?state=', 400, 'invalid_request'],
    ['/api/tasks?state=accepted&state=assigned', 400, 'invalid_request'],
    ['/api/tasks?q=%00', 400, 'invalid_request'],
    ['/api/tasks?q=%E4%B8', 400, 'invalid_address'],
    ['/api/tasks?dueBefore=2026-02-30', 400, 'invalid_request'],
    ['/api/tasks?dueBefore=2026-03-01T24:00:00Z', 400, 'invalid_request'],
    ['/api/tasks?cursor=nonsense', 400, 'invalid_request'],
    [`/api/tasks?cursor=${Buffer.from('[1e300,"x"]').toString('base64url')}`, 400, 'invalid_request'],
    ['/api/tasks?__proto__=1', 400, 'invalid_request'],
    ['/api/%E4%B8', 400, 'invalid_address'],
    ['/api/tasks/%E4%B8', 400, 'invalid_address'],
    ['/api/tasks/not-an-id', 404, 'not_found'],
    ['/api/nothing', 404, 'not_found'],
    ['/docs/ui/nothing', 404, 'not_found'],
  ];
  it.each(addresses)('GET %s answers %i', async (path, status, code) => {
    const answer = await ask(path);
    expect({ status: answer.status, code: answer.json.code }).toEqual({ status, code });
  });

  it('answers another method with 405 and what is allowed', async () => {
    const answer = await ask('/api/tasks', { method: 'DELETE' });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  it('POST with an Idempotency-Key that no header may hold answers 400', async () => {
    expect((await post('{}', { 'idempotency-key': 'a b' })).json.code).toBe('invalid_key');
  });
});

describe('a problem', () => {
  it('is told in the language of Accept-Language, and in the organisation’s otherwise', async () => {
    const tell = async (language: string) =>
      (await ask('/api/nothing', { headers: { 'accept-language': language } })).json.detail;
    expect(await tell('en-GB,en;q=0.9')).toBe('There is no such thing.');
    expect(await tell('zh-TW')).toBe('没有找到。');
    expect(await tell('fr')).toBe('没有找到。');
  });

  it('names every fault with a pointer', async () => {
    const { json } = await post('{"email":1}', { 'accept-language': 'en' });
    expect(json).toMatchObject({
      status: 400,
      type: 'urn:duban:problem:invalid_request',
      errors: [
        { pointer: '/email', code: 'invalid_type', message: 'must be a string' },
        { pointer: '/name', code: 'invalid_type', message: 'name is required' },
      ],
    });
  });
});

describe('who may call', () => {
  it('no route but health, spec and docs answers without a token', async () => {
    const spec = (await ask('/openapi.json')).json as { paths: Record<string, Record<string, { security?: [] }>> };
    const operations = Object.entries(spec.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, { security }]) => (security ? [] : [[method, path]])),
    );
    expect(operations.length).toBeGreaterThan(10);
    for (const [method = '', path = ''] of operations) {
      const answer = await fetch(new URL(path.replaceAll(/\{\w+\}/g, crypto.randomUUID()), place.http.url), {
        method: method.toUpperCase(),
      });
      expect([method, path, answer.status, answer.headers.get('www-authenticate')]).toEqual([
        method,
        path,
        401,
        'Bearer',
      ]);
    }
  });

  it('a token that is wrong, revoked or of somebody who has left answers 401', async () => {
    expect((await ask('/api/tasks', { headers: { authorization: 'Bearer nonsense' } })).status).toBe(401);
    const { id } = place.office.people.otherLeader;
    expect((await place.call('otherLeader', 'GET', '/api/tasks')).status).toBe(200);
    await place.database.official.update({ where: { id }, data: { active: false } });
    expect((await place.call('otherLeader', 'GET', '/api/tasks')).status).toBe(401);
    await place.database.official.update({ where: { id }, data: { active: true } });
    await place.database.apiToken.updateMany({ where: { officialId: id }, data: { revokedAt: new Date() } });
    expect((await place.call('otherLeader', 'GET', '/api/tasks')).status).toBe(401);
  });
});

describe('what is open', () => {
  it('GET /healthz says the process lives', async () => {
    expect((await ask('/healthz')).json).toEqual({ alive: true });
  });

  it('GET /readyz answers 503 and names the part that does not answer', async () => {
    const { status, json, headers } = await ask('/readyz');
    expect(status).toBe(503);
    expect(headers.get('retry-after')).toBe('3');
    expect(json).toMatchObject({
      code: 'not_ready',
      parts: { database: true, temporal: true, mail: true, worker: false },
    });
  });

  it('GET /openapi.json describes every route with a summary and its problems', async () => {
    const { json } = await ask('/openapi.json');
    expect(json.openapi).toBe('3.1.0');
    expect(Object.keys(json.paths as object)).toEqual(
      expect.arrayContaining([
        '/api/tasks',
        '/api/tasks/{id}',
        '/api/tasks/{id}/submit',
        '/api/directory/import',
        '/api/tokens',
      ]),
    );
  });

  it('GET /openapi.json says that no key of an object that takes any is called __proto__, which is refused', async () => {
    const { text } = await ask('/openapi.json');
    const open: Record<string, unknown>[] = [];
    JSON.parse(text, (_name, value: Record<string, unknown> | null) => {
      if (value?.type === 'object' && value.additionalProperties !== false) open.push(value);
      return value;
    });
    expect(open.length).toBeGreaterThan(5);
    for (const { propertyNames } of open) expect(propertyNames).toMatchObject({ not: { const: '__proto__' } });
  });

  it('OPTIONS of every address allows just the methods that the document has there, also where another address has an id', async () => {
    const { paths } = (await ask('/openapi.json')).json as { paths: Record<string, object> };
    const found: Record<string, string[]> = {};
    const meant: Record<string, string[]> = {};
    for (const [path, operations] of Object.entries(paths).filter(([path]) => path.startsWith('/api/'))) {
      const { status, headers } = await ask(path.replaceAll(/[{}]/g, ''), { method: 'OPTIONS' });
      expect([path, status]).toEqual([path, 204]);
      found[path] = (headers.get('allow') ?? '').split(', ').sort();
      const methods = Object.keys(operations).map((method) => method.toUpperCase());
      meant[path] = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].sort();
    }
    expect(found).toEqual(meant);
  });

  it('GET /openapi.json describes what is open as well, and that it is', async () => {
    const { paths } = (await ask('/openapi.json')).json as { paths: Record<string, { get: object }> };
    for (const path of ['/healthz', '/readyz', '/docs', '/openapi.json']) {
      expect([path, paths[path]?.get]).toMatchObject([path, { security: [], summary: expect.any(String) }]);
      expect([200, 503]).toContain((await fetch(new URL(path, place.http.url))).status);
    }
  });

  it('GET /docs shows it with no inline script', async () => {
    const page = await ask('/docs');
    expect(page.text).not.toMatch(/<script(?![^>]*src=)/);
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    for (const file of ['/docs/start.js', '/docs/ui/swagger-ui-bundle.js', '/docs/ui/swagger-ui.css'])
      expect((await ask(file)).status).toBe(200);
  });
});
