import type { Desk } from './desk';
import { openDesk, publicUrl, signInByCode } from './desk';

/** Cookies give nothing away, and lend themselves to no other site. */
let plain: Desk;
let secure: Desk;
const secureUrl = 'https://duban.example.test';
beforeAll(async () => {
  plain = await openDesk();
  secure = await openDesk({ PUBLIC_URL: secureUrl, DUBAN_TRUST_PROXY: '1' });
});
afterAll(async () => {
  await plain?.close();
  await secure?.close();
});

const enter = async (desk: Desk) => {
  const browser = desk.browser();
  const code = await desk.codeFor('owner@example.test', browser);
  return browser.ask('POST', '/api/sign-in/code/verify', { email: 'owner@example.test', code });
};

it('Over https the session is a __Host- cookie: secure, of this host alone, out of reach of scripts', async () => {
  const { cookies } = await enter(secure);
  const session = cookies.find((line) => line.startsWith('__Host-duban.session_token=')) ?? '';
  expect(session).toMatch(/; HttpOnly/i);
  expect(session).toMatch(/; Secure/i);
  expect(session).toMatch(/; SameSite=Lax/i);
  expect(session).toMatch(/; Path=\/(;|$)/i);
  expect(session).not.toMatch(/Domain=/i);
  for (const cookie of cookies) expect(cookie).toMatch(/^__Host-/);
  const named = cookies.find((line) => line.startsWith('__Host-duban.browser=')) ?? '';
  for (const mark of [/; HttpOnly/, /; Secure/, /; SameSite=Strict/, /; Path=\/;/]) expect(named).toMatch(mark);
});

it('Over plain http it works as well, and says so', async () => {
  const { cookies } = await enter(plain);
  const session = cookies.find((line) => line.startsWith('duban.session_token=')) ?? '';
  expect(session).toMatch(/; HttpOnly/i);
  expect(session).toMatch(/; SameSite=Lax/i);
  expect(session).not.toMatch(/; Secure/i);
  expect((await plain.browser().ask('GET', '/api/sign-in')).body).toEqual({ oidc: false, secure: false });
  expect((await secure.browser().ask('GET', '/api/sign-in')).body).toEqual({ oidc: false, secure: true });
});

it('A write with the cookie must come from a page of the product; a token needs no page', async () => {
  const browser = await signInByCode(plain, 'owner@example.test');
  const bare = plain.browser({ origin: null });
  for (const [name, value] of browser.jar) bare.jar.set(name, value);
  const write = (headers: Record<string, string>, body: unknown = { locale: 'en' }) =>
    bare.ask('PATCH', '/api/me', body, headers);
  const refused = [
    {},
    { origin: 'https://evil.example.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site', origin: publicUrl },
    { 'sec-fetch-site': 'none' },
  ];
  for (const headers of refused as Record<string, string>[])
    expect(await write(headers)).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  for (const type of ['text/plain', 'application/x-www-form-urlencoded'])
    for (const path of ['/api/tokens', '/api/session/password', '/api/sessions/end'])
      expect(
        (await bare.ask('POST', path, '{}', { 'content-type': type, origin: 'https://evil.example.test' })).status,
      ).toBe(403);
  expect((await bare.ask('DELETE', '/api/session', undefined, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await bare.ask('GET', '/api/me')).body).toMatchObject({ locale: null });
  expect((await write({ origin: publicUrl })).status).toBe(200);
  expect((await write({ 'sec-fetch-site': 'same-origin' })).status).toBe(200);
});

it('A cookie that was made up, or changed by a letter, opens nothing', async () => {
  const browser = await signInByCode(plain, 'owner@example.test');
  const name = 'duban.session_token';
  const value = browser.jar.get(name) ?? '';
  const [token = ''] = decodeURIComponent(value).split('.');
  for (const forged of [
    'x',
    token,
    `${token}.`,
    `${value.slice(0, -3)}${value.endsWith('a') ? 'b' : 'a'}%3D`,
    `x${value}`,
  ]) {
    browser.jar.set(name, forged);
    expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  }
});

it('Behind a gateway that is trusted the caller’s own address counts, and behind none it cannot be made up; it is written as people write it', async () => {
  const headers = { 'x-forwarded-for': '203.0.113.9' };
  const addressIn = async (desk: Desk, given: Record<string, string> = headers) => {
    const browser = desk.browser({ headers: given });
    const code = await desk.codeFor('head@example.test', browser);
    await browser.ask('POST', '/api/sign-in/code/verify', { email: 'head@example.test', code });
    return (await browser.ask('GET', '/api/sessions')).body;
  };
  expect(await addressIn(secure)).toMatchObject({ items: [{ address: '203.0.113.9' }] });
  const newest = { 'x-forwarded-for': '2001:db8::9' };
  expect(await addressIn(secure, newest)).toMatchObject({ items: [{ address: '2001:db8::9' }, {}] });
  expect(await addressIn(plain)).toMatchObject({ items: [{ address: '127.0.0.1' }] });
});
