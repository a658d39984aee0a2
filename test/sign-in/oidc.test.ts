import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { until } from '../support/until';
import type { Browser, Desk } from './desk';
import { openDesk, publicUrl } from './desk';

/** The organisation's own sign-in, by OpenID Connect, at a real provider. */
let desk: Desk;
let provider: ChildProcess;
let issuer: string;
const client = { DUBAN_OIDC_CLIENT_ID: 'duban', DUBAN_OIDC_CLIENT_SECRET: 'a-secret-of-the-test-0123456789' };

beforeAll(async () => {
  const args = [`${publicUrl}/api/auth/callback/oidc`, ...Object.values(client)];
  provider = spawn(process.execPath, [join(__dirname, 'provider.mjs'), ...args], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(provider.stdout as NodeJS.ReadableStream, 'data')) as [Buffer];
  issuer = line.toString().trim();
  desk = await openDesk({ DUBAN_OIDC_ISSUER: issuer, ...client });
}, 60_000);
afterAll(async () => {
  provider?.kill();
  await desk?.close();
});

type Person = { readonly sub: string; readonly email: string; readonly email_verified: boolean };

/** Goes to the provider as somebody, and is sent back: to which address of ours. */
const authorize = async (browser: Browser, person: Person) => {
  await fetch(`${issuer}/become`, { method: 'POST', body: JSON.stringify({ ...person, name: '某人' }) });
  const { status, body } = await browser.ask('POST', '/api/sign-in/oidc', {});
  expect(status).toBe(200);
  const asked = new URL(String(body.url));
  expect(asked.searchParams.get('code_challenge_method')).toBe('S256');
  const jar = new Map<string, string>();
  let at = asked.href;
  while (at.startsWith(issuer)) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s);
      jar.set(name, value);
    }
    at = new URL(answer.headers.get('location') ?? 'about:blank', at).href;
  }
  return new URL(at);
};
const comeBack = (browser: Browser, { pathname, search }: URL) => browser.ask('GET', `${pathname}${search}`);
const signIn = async (person: Person) => {
  const browser = desk.browser();
  const back = await comeBack(browser, await authorize(browser, person));
  return { browser, back };
};
const leader = { sub: 'l-1', email: 'leader@example.test', email_verified: true };

it('Where it leads on to is a page of the product, and nothing that a browser resolves to another site', async () => {
  const ask = (to: string) => desk.browser().ask('POST', '/api/sign-in/oidc', { to });
  for (const to of [
    '//evil.example',
    '/..//evil.example',
    '/x/..//evil.example/p',
    '/.//evil.example',
    '/x//evil.example',
  ])
    expect([to, (await ask(to)).status]).toEqual([to, 400]);
  for (const to of ['/', '/items/0199', '/periods/2026-03?part=bulletin', '/guides/leader.en'])
    expect([to, (await ask(to)).status]).toEqual([to, 200]);
});

it('Somebody in office is let in by the address that the provider has verified, with two factors’ rights', async () => {
  expect((await desk.browser().ask('GET', '/api/sign-in')).body).toMatchObject({ oidc: true });
  const { browser, back } = await signIn(leader);
  expect([back.status, back.headers.get('location')]).toEqual([302, '/']);
  expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ email: 'leader@example.test', role: 'leader' });
  expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ factor: 'oidc', strong: true });
  expect((await signIn(leader)).back.headers.get('location')).toBe('/');
});

it('An account goes by one identity of the provider: another with its address is refused, until it is set up anew', async () => {
  const successor = { ...leader, sub: 'l-2' };
  const { browser, back } = await signIn(successor);
  expect(back.headers.get('location')).toBe('/sign-in?refused');
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  const log = await desk.http.call(desk.administrator, 'GET', '/api/audit/sign-ins?limit=1');
  expect(log.body).toMatchObject({ items: [{ outcome: 'other_identity', who: null }] });
  expect((await signIn(leader)).back.headers.get('location')).toBe('/');

  const ask = { body: { officials: [leader.email] } };
  await desk.http.call(desk.administrator, 'POST', '/api/invitations', ask);
  const code = /^ {4}(\S+)$/m.exec((await desk.letterTo(leader.email)).text)?.[1];
  const set = { email: leader.email, code, password: 'birken am stillen ufer' };
  expect((await desk.browser().ask('POST', '/api/sign-in/invitation', set)).status).toBe(200);
  expect((await signIn(successor)).back.headers.get('location')).toBe('/');
  expect((await signIn(leader)).back.headers.get('location')).toBe('/sign-in?refused');
  await desk.database.credential.updateMany({ where: { accountId: 'l-2' }, data: { accountId: 'l-1' } });
});

it('Of two identities that come for the first time at one moment, the account goes by one', async () => {
  const { id, email } = desk.office.people.secretary;
  const coming: { browser: Browser; back: URL }[] = [];
  for (const sub of ['s-1', 's-2']) {
    const browser = desk.browser();
    coming.push({ browser, back: await authorize(browser, { sub, email, email_verified: true }) });
  }
  // Both are let through to the moment of writing, and then at once.
  const came = await desk.database.$transaction(async (on) => {
    await on.$executeRaw`LOCK TABLE "credential" IN SHARE MODE`;
    const both = coming.map(({ browser, back }) => comeBack(browser, back));
    const waiting = () => on.$queryRaw<object[]>`
      SELECT 1 FROM pg_locks WHERE relation = '"credential"'::regclass AND NOT granted
        AND database = (SELECT oid FROM pg_database WHERE datname = current_database())`;
    await until(waiting, ({ length }) => length === 2);
    return both;
  });
  const went = (await Promise.all(came)).map(({ headers }) => headers.get('location'));
  expect(went.sort()).toEqual(['/', '/sign-in?refused']);
  expect(await desk.database.credential.count({ where: { officialId: id, providerId: 'oidc' } })).toBe(1);
  await desk.database.credential.deleteMany({ where: { officialId: id, providerId: 'oidc' } });
});

it('No token of the provider is kept', async () => {
  const kept = await desk.database.credential.findMany({ where: { providerId: 'oidc' } });
  expect(kept).toMatchObject([{ accountId: 'l-1', accessToken: null, refreshToken: null, idToken: null }]);
});

it.each([
  ['whose address is not verified', { sub: 'o-1', email: 'owner@example.test', email_verified: false }],
  ['who is not in the directory', { sub: 'x-1', email: 'nobody@example.test', email_verified: true }],
])('Somebody %s is not let in, and nobody is made', async (_who, person) => {
  const before = await desk.database.official.count();
  const { browser, back } = await signIn(person);
  expect(back.headers.get('location')).toBe('/sign-in?refused');
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  expect(await desk.database.official.count()).toBe(before);
});

it('Who has left is not let in, though the provider still has them', async () => {
  const { id } = desk.office.people.leader;
  await desk.database.official.update({ where: { id }, data: { active: false } });
  const { browser, back } = await signIn(leader);
  expect([back.status, back.headers.get('location')]).toEqual([302, '/sign-in?refused']);
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  await desk.database.official.update({ where: { id }, data: { active: true } });
});

it('An answer of the provider is good once, in the browser that asked, and with nothing changed in it', async () => {
  const browser = desk.browser();
  const back = await authorize(browser, leader);
  const stranger = desk.browser();
  await comeBack(stranger, back);
  expect((await stranger.ask('GET', '/api/me')).status).toBe(401);

  const other = desk.browser();
  const changed = await authorize(other, leader);
  changed.searchParams.set('state', 'another');
  await comeBack(other, changed);
  expect((await other.ask('GET', '/api/me')).status).toBe(401);

  const third = desk.browser();
  const good = await authorize(third, leader);
  await comeBack(third, good);
  expect((await third.ask('GET', '/api/me')).status).toBe(200);
  third.jar.clear();
  await comeBack(third, good);
  expect((await third.ask('GET', '/api/me')).status).toBe(401);
});

it('Nothing else of the library is open', async () => {
  for (const path of [
    'sign-up/email',
    'sign-in/email',
    'get-session',
    'list-sessions',
    'update-user',
    'two-factor/disable',
    'ok',
    'error',
  ])
    for (const method of ['GET', 'POST'])
      expect((await desk.browser().ask(method, `/api/auth/${path}`, method === 'POST' ? {} : undefined)).status).toBe(
        404,
      );
});
