import { until } from '../support/until';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let administrator: string;

beforeAll(async () => {
  place = await openPlace();
  administrator = await addOfficial(place.database, 'admin', 'administrator', 'OFFICE');
});
afterAll(() => place?.close());

type Made = { id: string; token: string; role: string | null; expiresAt: string };
type Item = { id: string; state: string; owner: { email: string }; madeBy: string | null; lastUsedAt: string | null };
const ask = (as: string, body: object) => place.http.call(as, 'POST', '/api/tokens', { body });
const make = async (as: string, body: object) => (await ask(as, { name: 'x', ...body })).body as unknown as Made;
const list = async (as: string, query = '') =>
  (await place.http.call(as, 'GET', `/api/tokens?limit=200${query}`)).body as unknown as { items: Item[] };
const use = async (token: string, method = 'GET', path = '/api/tasks', body?: object) => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(new URL(path, place.http.url), {
    ...{ method, headers },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, code: ((await answer.json()) as { code?: string }).code };
};

describe('a token', () => {
  it('for reading changes nothing, by whatever method', async () => {
    const { email } = place.office.people.secretary;
    const { token, role } = await make(email, { email, role: 'read' });
    expect(role).toBe('read');
    expect((await use(token)).status).toBe(200);
    for (const [method, path] of [
      ['POST', '/api/tokens'],
      ['PATCH', '/api/me'],
      ['PUT', '/api/policy'],
      ['DELETE', `/api/tokens/${crypto.randomUUID()}`],
    ] as const)
      expect([method, await use(token, method, path, {})]).toEqual([method, { status: 403, code: 'token_reads_only' }]);
  });

  it('of the account’s own role goes without those it stands in for, and makes none that goes further', async () => {
    const { owner, secretary } = place.office.people;
    await place.database.official.update({ where: { id: secretary.id }, data: { substituteId: owner.id } });
    const whole = await make(owner.email, { email: owner.email });
    const own = await make(owner.email, { email: owner.email, role: 'official' });
    const asSecretariat = async ({ token }: Made) => (await use(token, 'POST', '/api/policy/preview', {})).status;
    expect([await asSecretariat(whole), await asSecretariat(own)]).toEqual([200, 403]);
    const headers = { authorization: `Bearer ${own.token}` };
    const body = JSON.stringify({ email: owner.email, name: 'more' });
    const more = await fetch(new URL('/api/tokens', place.http.url), { method: 'POST', headers, body });
    expect(await more.json()).toMatchObject({ role: 'official' });
    expect(await ask(owner.email, { email: owner.email, name: 'x', role: 'secretariat' })).toMatchObject({
      ...{ status: 422, body: { code: 'token_role_not_theirs' } },
    });
    // Whoever has another role now is not the one that it was made for.
    await place.database.official.update({ where: { id: owner.id }, data: { role: 'unit_head' } });
    expect((await use(own.token)).status).toBe(401);
    await place.database.official.update({ where: { id: owner.id }, data: { role: 'official' } });
    await place.database.official.update({ where: { id: secretary.id }, data: { substituteId: null } });
  });

  it('ends after a year where nothing else is asked, and is refused by a code of its own then', async () => {
    const { email } = place.office.people.head;
    const { id, token, expiresAt } = await make(email, { email });
    expect((Date.parse(expiresAt) - Date.now()) / 86_400_000).toBeCloseTo(365, 0);
    expect((await use(token)).status).toBe(200);
    await place.database.apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    expect(await use(token)).toEqual({ status: 401, code: 'token_expired' });
    expect((await list(email)).items.find((one) => one.id === id)?.state).toBe('expired');
    for (const wrong of ['2020-01-01T00:00:00Z', '2099-01-01T00:00:00Z'])
      expect(await ask(email, { email, name: 'x', expiresAt: wrong })).toMatchObject({
        ...{ status: 422, body: { code: 'against_rules', errors: [{ pointer: '/expiresAt' }] } },
      });
    // Nor does one token make another that outlives it.
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const short = await make(email, { email, expiresAt: soon });
    const headers = { authorization: `Bearer ${short.token}` };
    const body = JSON.stringify({ email, name: 'longer' });
    const longer = await fetch(new URL('/api/tokens', place.http.url), { method: 'POST', headers, body });
    expect(await longer.json()).toMatchObject({ expiresAt: soon });
  });
});

describe('GET and DELETE /api/tokens', () => {
  it('show everybody their own, the administrator all, with when each was last used', async () => {
    const { partner, leader } = place.office.people;
    const { id, token } = await make(partner.email, { email: partner.email });
    expect((await list(partner.email)).items.find((one) => one.id === id)?.lastUsedAt).toBeNull();
    await use(token);
    const { items } = await list(partner.email);
    expect(new Set(items.map(({ owner }) => owner.email))).toEqual(new Set([partner.email]));
    expect(items.find((one) => one.id === id)?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(items)).not.toContain('hash');
    const all = new Set((await list(administrator)).items.map(({ owner }) => owner.email));
    expect(all.size).toBeGreaterThan(2);
    expect((await list(administrator, `&email=${partner.email}`)).items.map((one) => one.id)).toContain(id);
    const others = await place.http.call(leader.email, 'GET', `/api/tokens?email=${partner.email}`);
    expect(others.status).toBe(403);
  });

  it('pages, without one twice', async () => {
    const first = (await place.http.call(administrator, 'GET', '/api/tokens?limit=3')).body as unknown as {
      items: Item[];
      nextCursor: string;
    };
    const rest = (await place.http.call(administrator, 'GET', `/api/tokens?limit=200&cursor=${first.nextCursor}`))
      .body as unknown as typeof first;
    const ids = [...first.items, ...rest.items].map((one) => one.id);
    expect(new Set(ids).size).toBe(ids.length);
    // Reading makes no token; those who called have one each.
    expect(ids.length).toBe(await place.database.apiToken.count());
  });

  it('revoke a token at once: its owner or an administrator, and nobody else', async () => {
    const { partner, leader } = place.office.people;
    const [one, other] = [
      await make(partner.email, { email: partner.email }),
      await make(partner.email, { email: partner.email }),
    ];
    expect((await use(one.token)).status).toBe(200);
    expect((await place.http.call(leader.email, 'DELETE', `/api/tokens/${one.id}`)).status).toBe(404);
    for (const [as, { id, token }] of [
      [partner.email, one],
      [administrator, other],
    ] as const) {
      const revoke = () => place.http.call(as, 'DELETE', `/api/tokens/${id}`);
      expect([(await revoke()).body, (await revoke()).body]).toEqual([{ revoked: 1 }, { revoked: 0 }]);
      expect((await use(token)).status).toBe(401);
    }
  });
});

it('whoever has a token that somebody else made is written to, once, and without the token', async () => {
  const { substitute } = place.office.people;
  const headers = { 'idempotency-key': 'told-once' };
  const body = { email: substitute.email, name: '数据交换' };
  const made = [1, 2].map(() => place.http.call(administrator, 'POST', '/api/tokens', { body, headers }));
  const [{ body: answer }] = (await Promise.all(made)) as [Awaited<(typeof made)[0]>];
  const letters = () => place.database.letter.findMany({ where: { kind: 'token_made' }, include: { recipient: true } });
  const [letter, ...more] = await until(letters, (found) => found.length > 0, 20);
  expect([letter?.recipient.email, more]).toEqual([substitute.email, []]);
  expect(letter?.subject).toContain('访问令牌');
  expect(JSON.stringify(letter)).not.toContain((answer as unknown as Made).token);
  const { items } = await list(substitute.email);
  expect(items.filter(({ madeBy }) => madeBy === 'admin')).toMatchObject([{ id: (answer as unknown as Made).id }]);
});
