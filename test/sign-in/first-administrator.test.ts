import { prepareAdministrator } from '../../api/accounts/administrator';
import type { Desk } from './desk';
import { openDesk } from './desk';
import { totp } from './totp';

/** The token that an empty installation prints becomes an account; no password is there before somebody chooses one. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
  await desk.database.official.deleteMany();
});
afterAll(() => desk?.close());

const password = 'birken am stillen ufer';
const email = 'zhang.admin@example.test';
const claim = (token: string, address = email, browser = desk.browser()) =>
  browser.ask('POST', '/api/sign-in/administrator', { token, email: address, password });

it('The first administrator’s token becomes an account with a password and an app, once', async () => {
  const token = (await prepareAdministrator(desk.database, undefined)) ?? '';
  expect(await desk.database.credential.count()).toBe(0);
  expect((await claim('duban_0123456789abcdef')).status).toBe(401);

  const browser = desk.browser();
  expect(await claim(token, email, browser)).toMatchObject({ status: 200, body: { next: 'enrol' } });
  expect((await browser.ask('GET', '/api/me')).status).toBe(403);
  const { secret } = (await browser.ask('POST', '/api/session/totp', { password })).body;
  await browser.ask('POST', '/api/session/totp/confirm', { code: totp(String(secret)) });
  expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ role: 'administrator', email });

  expect(await claim(token, 'thief@example.test')).toMatchObject({ status: 409, body: { code: 'already_set_up' } });
  expect(await prepareAdministrator(desk.database, undefined)).toBeNull();
  // Scripts that have the token go on with it.
  const headers = { authorization: `Bearer ${token}` };
  expect((await desk.browser().ask('GET', '/api/units', undefined, headers)).status).toBe(200);
});
