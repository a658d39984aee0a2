import type { Place } from '../api/support/place';
import { addOfficial, openPlace } from '../api/support/place';

/** What a caller asks by If-Match or Idempotency-Key is heeded or refused, by every operation that there is. */
let place: Place;
let operations: readonly Operation[];
let callers: Readonly<Record<string, string>>;
let administrator: string;

type Described = {
  readonly 'x-roles'?: readonly string[];
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
};
type Operation = { readonly method: string; readonly path: string; readonly roles: readonly string[] | null } & {
  readonly takes: ReadonlySet<string>;
};

beforeAll(async () => {
  place = await openPlace();
  const { people } = place.office;
  administrator = await addOfficial(place.database, 'admin', 'administrator', 'OFFICE');
  callers = {
    official: people.owner.email,
    unit_head: people.head.email,
    secretariat: people.secretary.email,
    leader: people.leader.email,
    administrator,
    auditor: await addOfficial(place.database, 'auditor', 'auditor', 'OFFICE'),
  };
  const answer = await fetch(`${place.http.url}/openapi.json`);
  const { paths } = (await answer.json()) as { paths: Record<string, Record<string, Described>> };
  operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { 'x-roles': roles = null, parameters = [] }]) => ({
      ...{ method: method.toUpperCase(), path, roles },
      takes: new Set(parameters.flatMap((one) => (one.in === 'header' ? [one.name.toLowerCase()] : []))),
    })),
  );
});
afterAll(() => place?.close());

const nowhere = '01890000-0000-7000-8000-000000000000';

/** Calls an operation as somebody whose role may, with a header and nothing else; doors as nobody. */
async function ask({ method, path, roles }: Operation, headers: Record<string, string>) {
  const address = path.replaceAll(/\{\w+\}/g, nowhere);
  const as = roles?.map((role) => callers[role]).find(Boolean);
  if (as !== undefined) return (await place.http.call(as, method, address, { headers })).body as { code?: string };
  const answer = await fetch(new URL(address, place.http.url), { method, headers });
  return (await answer.json()) as { code?: string };
}

/** Of each operation, the code that such a header is answered with. */
async function codesFor(headers: Record<string, string>, which: (one: Operation) => boolean) {
  const asked = operations.filter(which);
  const told: [string, string | undefined][] = [];
  for (const one of asked) told.push([`${one.method} ${one.path}`, (await ask(one, headers)).code]);
  return told;
}

const writes = ({ method }: Operation) => method !== 'GET';
const takes = (name: string) => (one: Operation) => writes(one) && one.takes.has(name);
const takesNot = (name: string) => (one: Operation) => writes(one) && !one.takes.has(name);

it('The document says of each operation which of the two it takes; every write of an account takes a key', () => {
  const named = (which: (one: Operation) => boolean) =>
    operations.filter(which).map((one) => `${one.method} ${one.path}`);
  expect(
    named((one) => one.method === 'GET' && (one.takes.has('if-match') || one.takes.has('idempotency-key'))),
  ).toEqual([]);
  expect(named((one) => writes(one) && one.roles !== null && !one.takes.has('idempotency-key'))).toEqual([]);
  expect(
    named(takes('if-match')).filter((name) => !/tasks\/\{id\}|carry-overs|policy|calendars|bulletin/.test(name)),
  ).toEqual([]);
  expect(named(takes('if-match')).length).toBeGreaterThan(20);
});

it('If-Match is compared where it is taken, and refused everywhere else: never left out', async () => {
  const refused = await codesFor({ 'if-match': '"1"' }, takesNot('if-match'));
  expect(refused.length).toBeGreaterThan(40);
  expect(refused.filter(([, code]) => code !== 'if_match_not_taken')).toEqual([]);
  const read = await codesFor({ 'if-match': 'no version' }, takes('if-match'));
  expect(read.filter(([, code]) => code === 'if_match_not_taken')).toEqual([]);
});

it('Idempotency-Key is read where it is taken, and refused by what signs in: never left out', async () => {
  const read = await codesFor({ 'idempotency-key': 'k'.repeat(256) }, takes('idempotency-key'));
  expect(read.length).toBeGreaterThan(70);
  expect(read.filter(([, code]) => code !== 'invalid_key')).toEqual([]);
  const refused = await codesFor({ 'idempotency-key': 'k' }, takesNot('idempotency-key'));
  expect(refused.length).toBeGreaterThan(10);
  expect(refused.filter(([, code]) => code !== 'idempotency_key_not_taken')).toEqual([]);
});

describe('A write that is no POST, under one Idempotency-Key', () => {
  const as = (who: string, method: string, path: string, key: string, body?: object) =>
    place.http.call(who, method, path, { headers: { 'idempotency-key': key }, ...(body && { body }) });
  const secretary = () => place.office.people.secretary.email;

  it('has one answer, whatever came in between, and refuses another body', async () => {
    const patch = (key: string, locale: string) => as(secretary(), 'PATCH', '/api/me', key, { locale });
    const first = await patch('me', 'en');
    expect(first).toMatchObject({ status: 200, body: { locale: 'en' } });
    expect(await patch('another', 'zh-CN')).toMatchObject({ body: { locale: 'zh-CN' } });
    expect((await patch('me', 'en')).body).toEqual(first.body);
    expect((await place.call('secretary', 'GET', '/api/me')).body).toMatchObject({ locale: 'zh-CN' });
    expect(await patch('me', 'zh-CN')).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
  });

  it('gives back what was deleted as it was answered first', async () => {
    const made = await place.http.call(administrator, 'POST', '/api/tokens', {
      body: { email: administrator, name: '一次' },
    });
    const { id } = made.body as unknown as { id: string };
    const remove = (key: string) => as(administrator, 'DELETE', `/api/tokens/${id}`, key);
    const [first, again, anew] = [await remove('end'), await remove('end'), await remove('end-2')];
    expect(first).toMatchObject({ status: 200, body: { revoked: 1 } });
    expect(again.body).toEqual(first.body);
    expect(anew.body).toMatchObject({ revoked: 0 });
  });

  it('that was refused is refused alike, and one whose version was right is answered as done after all', async () => {
    const put = (key: string, version: string, remindAt: string) =>
      place.http.call(secretary(), 'PUT', '/api/policy', {
        headers: { 'idempotency-key': key, 'if-match': version },
        body: { remindAt },
      });
    const done = await put('policy', '"0"', '08:30');
    expect(done).toMatchObject({ status: 200, body: { version: 1 } });
    const again = await put('policy', '"0"', '08:30');
    expect([again.status, again.body, again.headers.get('etag')]).toEqual([200, done.body, done.headers.get('etag')]);
    const late = await put('late', '"0"', '08:45');
    expect(late.status).toBe(412);
    expect((await put('late', '"0"', '08:45')).body).toEqual(late.body);
  });
});

it('A POST that only asks is answered anew under its key, and refuses another body', async () => {
  const ask = (policy: object) =>
    place.http.call(place.office.people.secretary.email, 'POST', '/api/policy/preview', {
      ...{ headers: { 'idempotency-key': 'ask' }, body: policy },
    });
  const [one, two] = [await ask({ remindAt: '08:30' }), await ask({ remindAt: '08:30' })];
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(await ask({ remindAt: '08:45' })).toMatchObject({ status: 422, body: { code: 'idempotency_key_reused' } });
});
