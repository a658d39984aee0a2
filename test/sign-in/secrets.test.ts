import type { Desk } from './desk';
import { openDesk } from './desk';
import { totp } from './totp';

/** What lets somebody in is in no line of the log, nor where the record, the queue or the database could give it away. */
let desk: Desk;
const log: string[] = [];
beforeAll(async () => {
  desk = await openDesk({}, (line) => log.push(line));
});
afterAll(() => desk?.close());

const password = 'birken am stillen ufer';

it('Codes, passwords, keys of apps and cookies are in no log, and in no table as they are', async () => {
  const secrets = new Map<string, string>();
  const browser = desk.browser();
  const code = await desk.codeFor('owner@example.test', browser);
  await browser.ask('POST', '/api/sign-in/code/verify', { email: 'owner@example.test', code });
  secrets.set('cookie', decodeURIComponent(browser.jar.get('duban.session_token') ?? ''));
  secrets.set('name of the browser', browser.jar.get('duban.browser') ?? '');

  const strong = desk.browser();
  const email = 'secretary@example.test';
  await desk.http.call(desk.administrator, 'POST', '/api/invitations', { body: { officials: [email] } });
  const invitation = /^ {4}(\S+)$/m.exec((await desk.letterTo(email)).text)?.[1] ?? '';
  secrets.set('invitation', invitation).set('password', password);
  await strong.ask('POST', '/api/sign-in/invitation', { email, code: 'AAAAA-AAAAA', password });
  await strong.ask('POST', '/api/sign-in/invitation', { email, code: invitation, password });
  const { secret } = (await strong.ask('POST', '/api/session/totp', { password })).body;
  secrets.set('key of the app', String(secret));
  await strong.ask('POST', '/api/session/totp/confirm', { code: totp(String(secret)) });
  await strong.ask('POST', '/api/sign-in/password', { email, password: 'a wrong password' });
  secrets.set('wrong password', 'a wrong password');
  expect((await strong.ask('GET', '/api/me')).status).toBe(200);
  for (const [name, value] of secrets) expect([name, value.length > 8]).toEqual([name, true]);

  expect(log.length).toBeGreaterThan(8);
  const tables = await Promise.all([
    desk.database.signInSession.findMany(),
    desk.database.signInProof.findMany(),
    desk.database.credential.findMany(),
    desk.database.authenticator.findMany(),
    desk.database.invitation.findMany(),
    desk.database.letter.findMany(),
    desk.database.letterAttempt.findMany(),
    desk.database.idempotentAnswer.findMany(),
    desk.database.signInTry.findMany(),
  ]);
  for (const [name, value] of secrets) {
    expect([name, log.filter((line) => line.includes(value))]).toEqual([name, []]);
    expect([name, JSON.stringify(tables).includes(value)]).toEqual([name, false]);
  }
  // Six digits may stand in a time or a port by chance; as a word of their own they may not.
  const alone = new RegExp(`(?<![\\d.])${code}(?!\\d)`);
  expect(log.filter((line) => alone.test(line))).toEqual([]);
});
