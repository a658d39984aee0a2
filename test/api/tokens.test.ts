import { prepareAdministrator } from '../../api/accounts/administrator';
import { sha256 } from '../../api/http/form';
import type { Place } from './support/place';
import { addOfficial, openPlace } from './support/place';

let place: Place;
let administrator: string;

beforeAll(async () => {
  place = await openPlace();
  administrator = await addOfficial(place.database, 'admin', 'administrator', 'OFFICE');
});
afterAll(() => place?.close());

const make = (as: string, body: object, headers: Record<string, string> = {}) =>
  place.http.call(as, 'POST', '/api/tokens', { body, headers });
const tokenIn = ({ body }: Awaited<ReturnType<typeof make>>) => (body as unknown as { token: string }).token;
const listWith = async (token: string) =>
  (await fetch(new URL('/api/tasks', place.http.url), { headers: { authorization: `Bearer ${token}` } })).status;

describe('POST /api/tokens', () => {
  it('gives anybody a token of their own, of which only the hash is kept: 201', async () => {
    const { email } = place.office.people.owner;
    const made = await make(email, { email: ` ${email.toUpperCase()} `, name: '电脑' });
    expect(made).toMatchObject({ status: 201, body: { email, name: '电脑' } });
    const token = tokenIn(made);
    expect(await listWith(token)).toBe(200);
    expect(await place.database.apiToken.count({ where: { hash: sha256(token) } })).toBe(1);
    expect(await place.database.apiToken.count({ where: { hash: token } })).toBe(0);
  });

  it('gives an administrator tokens of others, and nobody else: 403', async () => {
    const { owner, secretary } = place.office.people;
    expect(tokenIn(await make(administrator, { email: owner.email, name: 'x' }))).toMatch(/^duban_/);
    expect(await make(secretary.email, { email: owner.email, name: 'x' })).toMatchObject({ status: 403 });
    // Who asks for somebody that does not exist learns as little.
    expect(await make(secretary.email, { email: 'nobody@example.test', name: 'x' })).toMatchObject({ status: 403 });
  });

  it('tells an administrator of an address that nobody in office has: 422', async () => {
    for (const email of ['nobody@example.test', '%@example.test', 'o_ner@example.test'])
      expect(await make(administrator, { email, name: 'x' })).toMatchObject({
        status: 422,
        body: { code: 'account_unknown', errors: [{ pointer: '/email' }] },
      });
  });

  it('gives the same token for the same key and body, one for all, and keeps nothing secret', async () => {
    const { email } = place.office.people.head;
    const headers = { 'idempotency-key': 'once' };
    const before = await place.database.apiToken.count();
    const made = await Promise.all([1, 2, 3].map(() => make(administrator, { email, name: 'x' }, headers)));
    const tokens = new Set(made.map(tokenIn));
    expect(tokens.size).toBe(1);
    expect(await place.database.apiToken.count()).toBe(before + 1);
    expect(await make(administrator, { email, name: 'y' }, headers)).toMatchObject({ status: 422 });
    const kept = await place.database.idempotentAnswer.findMany();
    expect(JSON.stringify(kept)).not.toContain([...tokens][0]);
  });
});

describe('POST /api/tokens, repeated', () => {
  it('answers a token that works, also where another token of the account repeats the request', async () => {
    const { email } = place.office.people.partner;
    const own = tokenIn(await make(email, { email, name: 'first' }));
    const ask = async (bearer: string) => {
      const answer = await fetch(new URL('/api/tokens', place.http.url), {
        method: 'POST',
        headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': 'shared' },
        body: JSON.stringify({ email, name: 'x' }),
      });
      return ((await answer.json()) as { token: string }).token;
    };
    const first = await ask(own);
    const again = await ask(first);
    expect(again).toBe(first);
    expect(await listWith(again)).toBe(200);
  });

  it('makes another token, and not the old one again, once the answer has been forgotten', async () => {
    const { email } = place.office.people.partner;
    const ask = () => make(email, { email, name: 'y' }, { 'idempotency-key': 'forgotten' });
    const first = tokenIn(await ask());
    await place.database.idempotentAnswer.deleteMany({ where: { key: 'forgotten' } });
    const second = tokenIn(await ask());
    expect(second).not.toBe(first);
    expect(await listWith(second)).toBe(200);
  });
});

describe('the first administrator', () => {
  it('is not made where one is in office, but a given token is registered at every start, until it is revoked', async () => {
    const given = 'given-token-0123456789';
    const start = () => prepareAdministrator(place.database, { given });
    expect(await prepareAdministrator(place.database, {})).toMatchObject({ show: null });
    for (const _start of [1, 2]) expect(await start()).toEqual({ show: null, givenIsRevoked: false });
    expect(await listWith(given)).toBe(200);
    const { id } = await place.database.apiToken.findFirstOrThrow({ where: { name: 'DUBAN_ADMIN_TOKEN' } });
    const headers = { authorization: `Bearer ${given}` };
    await fetch(new URL(`/api/tokens/${id}`, place.http.url), { method: 'DELETE', headers });
    expect(await start()).toEqual({ show: null, givenIsRevoked: true });
    expect(await listWith(given)).toBe(401);
    expect(await place.database.official.count({ where: { role: 'administrator' } })).toBe(1);
  });

  it('is made once on an empty installation, and is shown a token at every start until one has been used', async () => {
    const empty = await openPlace();
    await empty.database.official.deleteMany();
    const start = async () => (await prepareAdministrator(empty.database, {})).show;
    const shown = await Promise.all([start(), start()]);
    expect(await empty.database.official.findMany()).toMatchObject([
      { email: 'administrator@localhost', role: 'administrator', unitCode: 'ADMIN' },
    ]);
    // The start before this one may have died before anybody saw its token.
    const last = await start();
    for (const token of [...shown, last]) expect(token).toMatch(/^duban_/);

    const headers = { authorization: `Bearer ${last}` };
    expect((await fetch(new URL('/api/units', empty.http.url), { headers })).status).toBe(200);
    expect(await start()).toBeNull();

    // Nobody is in office any more: somebody has to be able to begin again.
    await empty.database.official.updateMany({ data: { active: false } });
    expect(await start()).toMatch(/^duban_/);
    await empty.close();
  });
});
