import type { Browser, Desk } from './desk';
import { openDesk, publicUrl } from './desk';
import type { Authenticator } from './pretend-authenticator';
import { makeAuthenticator } from './pretend-authenticator';

/** A passkey is two factors at once: something one has, and what unlocks it. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const email = 'leader@example.test';
const password = 'birken am stillen ufer';
const site = { origin: publicUrl, rpId: 'duban.example.test' };
const device = (conduct: object = {}) => makeAuthenticator({ ...site, ...conduct });
const challengeFrom = async (browser: Browser, path: string) => {
  const { status, body } = await browser.ask('POST', path, {});
  expect(status).toBe(200);
  return body as { challenge: string };
};
const setUp = async (browser: Browser, key: Authenticator, name = '手机') =>
  browser.ask('POST', '/api/session/passkeys', {
    name,
    response: key.create(await challengeFrom(browser, '/api/session/passkeys/options')),
  });
const signIn = async (key: Authenticator, browser = desk.browser()) => ({
  browser,
  said: await browser.ask('POST', '/api/sign-in/passkey', {
    response: key.get(await challengeFrom(browser, '/api/sign-in/passkey/options')),
  }),
});
/** A session right after an invitation, with a password and nothing else. */
const invited = async () => {
  await desk.http.call(desk.administrator, 'POST', '/api/invitations', { body: { officials: [email] } });
  const code = /^ {4}(\S+)$/m.exec((await desk.letterTo(email)).text)?.[1];
  const browser = desk.browser();
  expect((await browser.ask('POST', '/api/sign-in/invitation', { email, code, password })).body).toEqual({
    next: 'enrol',
  });
  return browser;
};

it('One is set up after an invitation, and signs in from then on with all rights', async () => {
  const browser = await invited();
  const key = device();
  expect(await setUp(browser, key)).toMatchObject({ status: 201 });
  // The password is still half a sign-in.
  expect((await browser.ask('GET', '/api/me')).status).toBe(403);
  const { browser: signed, said } = await signIn(key, browser);
  expect(said).toMatchObject({ status: 200, body: { next: null } });
  expect((await signed.ask('GET', '/api/session')).body).toMatchObject({ factor: 'passkey', strong: true });
  expect((await signed.ask('GET', '/api/me')).body).toMatchObject({ role: 'leader' });
  expect((await signed.ask('GET', '/api/session/passkeys')).body).toMatchObject({ items: [{ name: '手机' }] });

  const other = desk.browser();
  expect((await other.ask('POST', '/api/sign-in/password', { email, password })).body).toEqual({ next: 'passkey' });
  expect((await other.ask('GET', '/api/me')).status).toBe(403);
  expect(await other.ask('POST', '/api/session/totp', { password })).toMatchObject({ status: 403 });
});

it('One that was used without unlocking it is neither set up nor let in', async () => {
  const browser = await invited();
  expect((await setUp(browser, device({ verifiesUser: false }))).status).toBe(401);
  const conduct = { ...site, verifiesUser: true };
  const key = makeAuthenticator(conduct);
  expect((await setUp(browser, key)).status).toBe(201);
  conduct.verifiesUser = false;
  expect((await signIn(key)).said.status).toBe(401);
  conduct.verifiesUser = true;
  expect((await signIn(key)).said.status).toBe(200);
});

it('One of another site, of a stranger, or in answer to a challenge of before is refused', async () => {
  const browser = await invited();
  const key = device();
  expect((await setUp(browser, device({ origin: 'https://evil.example.test' }))).status).toBe(401);
  expect((await setUp(browser, key)).status).toBe(201);
  expect((await signIn(device())).said.status).toBe(401);

  const once = desk.browser();
  const asked = await challengeFrom(once, '/api/sign-in/passkey/options');
  const jar = new Map(once.jar);
  const response = key.get(asked);
  expect((await once.ask('POST', '/api/sign-in/passkey', { response })).status).toBe(200);
  const replayed = desk.browser();
  for (const [name, value] of jar) replayed.jar.set(name, value);
  expect((await replayed.ask('POST', '/api/sign-in/passkey', { response })).status).toBe(401);
  expect((await replayed.ask('GET', '/api/me')).status).toBe(401);
});

it('One that was set up before an invitation is gone with it', async () => {
  const browser = await invited();
  const key = device();
  await setUp(browser, key);
  expect((await signIn(key)).said.status).toBe(200);
  await invited();
  expect((await signIn(key)).said.status).toBe(401);
});

it('The last way to sign in is not removed; another one is, and whoever else was signed in is not any more', async () => {
  const browser = await invited();
  const [one, other] = [device(), device()];
  await setUp(browser, one);
  const { browser: signed } = await signIn(one, browser);
  const idsOf = async () =>
    ((await signed.ask('GET', '/api/session/passkeys')).body as { items: { id: string }[] }).items.map(({ id }) => id);
  const [first] = await idsOf();
  expect(await signed.ask('DELETE', `/api/session/passkeys/${first}`)).toMatchObject({
    status: 409,
    body: { code: 'last_factor' },
  });
  expect((await setUp(signed, other, '安全密钥')).status).toBe(201);
  const { browser: elsewhere } = await signIn(one);
  expect((await elsewhere.ask('GET', '/api/me')).status).toBe(200);
  expect((await signed.ask('DELETE', `/api/session/passkeys/${first}`)).status).toBe(200);
  expect(await idsOf()).toHaveLength(1);
  expect((await elsewhere.ask('GET', '/api/me')).status).toBe(401);
  expect((await signIn(one)).said.status).toBe(401);
  expect((await signIn(other)).said.status).toBe(200);

  // Nor are the last two, each because there is the other.
  expect((await setUp(signed, device(), '备用')).status).toBe(201);
  const both = await Promise.all((await idsOf()).map((id) => signed.ask('DELETE', `/api/session/passkeys/${id}`)));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await idsOf()).toHaveLength(1);
});
