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
  const token = (await prepareAdministrator(desk.database, {})).show ?? '';
  const given = 'an-operator-s-own-0123456789';
  expect(await desk.database.credential.count()).toBe(0);
  expect((await claim('duban_0123456789abcdef')).status).toBe(401);

  const browser = desk.browser();
  expect(await claim(token, email, browser)).toMatchObject({ status: 200, body: { next: 'enrol' } });
  expect((await browser.ask('GET', '/api/me')).status).toBe(403);
  const { secret } = (await browser.ask('POST', '/api/session/totp', { password })).body;
  await browser.ask('POST', '/api/session/totp/confirm', { code: totp(String(secret)) });
  expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ role: 'administrator', email });

  // Logs may have kept it: it opens nothing any more, and no start makes it good again, nor prints another.
  const units = async (by: string) =>
    (await desk.browser().ask('GET', '/api/units', undefined, { authorization: `Bearer ${by}` })).status;
  for (const named of [{}, { printed: token }]) {
    expect(await prepareAdministrator(desk.database, named)).toEqual({ show: null, givenIsRevoked: false });
    expect(await units(token)).toBe(401);
  }
  expect((await claim(token, 'thief@example.test')).status).toBe(401);
  // What the operator gave goes on for their scripts, but sets nothing up.
  await prepareAdministrator(desk.database, { given });
  expect(await units(given)).toBe(200);
  expect(await claim(given, 'thief@example.test')).toMatchObject({ status: 409, body: { code: 'already_set_up' } });
});
