import { setTimeout as sleep } from 'node:timers/promises';
import { letters } from '../../api/sign-in/code/quota';
import { wrongSecret } from '../../api/sign-in/tries';
import { until } from '../support/until';
import type { Browser, Desk } from './desk';
import { openDesk, publicUrl } from './desk';
import { makeAuthenticator } from './pretend-authenticator';
import { totp } from './totp';

/** A stranger who knows an official's address cannot use up their codes, nor fill their mailbox, nor learn whether there is one. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ DUBAN_TRUST_PROXY: '1' });
});
afterAll(() => desk?.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const ask = (email: string, browser: Browser, address: string) =>
  browser.ask('POST', '/api/sign-in/code', { email }, from(address));
const verify = (email: string, code: string, browser: Browser, address: string) =>
  browser.ask('POST', '/api/sign-in/code/verify', { email, code }, from(address));
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');
const lettersTo = (email: string) => desk.mail.taken.filter(({ to }) => to === email);
/** The code in the last of so many letters, once they are there and no more comes. */
const codeAfter = async (email: string, count: number) => {
  await until(
    async () => lettersTo(email).length,
    (there) => there >= count,
  );
  await sleep(300);
  expect(lettersTo(email)).toHaveLength(count);
  return /^ {4}(\d{6})$/m.exec(lettersTo(email).at(-1)?.mail.text ?? '')?.[1] ?? 'no code';
};

it('A code is good in the browser that asked for it alone: elsewhere it is neither tried nor used up, nor replaced', async () => {
  const email = 'owner@example.test';
  const [own, stranger] = [desk.browser(), desk.browser()];
  const code = await desk.codeFor(email, own);
  // The stranger asks as well, has the very code whispered to them, and tries the others until they are stopped.
  await desk.codeFor(email, stranger);
  expect((await verify(email, code, stranger, '203.0.113.1')).status).toBe(401);
  for (let at = 0; at < 15; at++) await verify(email, other(code), stranger, '203.0.113.1');
  expect((await verify(email, code, desk.browser(), '203.0.113.1')).status).toBe(401);
  expect((await verify(email, code, own, '198.51.100.1')).status).toBe(200);
});

it('What is kept of a browser is a hash of its name, beside a hash of the code', async () => {
  const browser = desk.browser();
  const code = await desk.codeFor('partner@example.test', browser);
  const name = browser.jar.get('duban.browser') ?? '';
  expect(name).toMatch(/^[\w-]{43}$/);
  const kept = JSON.stringify([await desk.database.signInProof.findMany(), await desk.database.signInTry.findMany()]);
  expect(kept).not.toContain(name);
  expect(kept).not.toContain(code);
});

it('A flood from everywhere fills no mailbox, and leaves a browser that signed in before its own quota', async () => {
  const email = 'head@example.test';
  const own = desk.browser();
  const first = await desk.codeFor(email, own);
  expect((await verify(email, first, own, '198.51.100.2')).status).toBe(200);
  for (let at = 0; at < 40; at++) expect((await ask(email, desk.browser(), `192.0.2.${at}`)).status).toBe(202);
  // The first letter of all was one of those that are shared.
  await codeAfter(email, letters.others.hour);
  await ask(email, own, '192.0.2.1');
  const again = await codeAfter(email, letters.others.hour + 1);
  expect((await verify(email, again, own, '192.0.2.1')).status).toBe(200);
  for (let at = 0; at < 8; at++) expect((await ask(email, own, '198.51.100.2')).status).toBe(202);
  await codeAfter(email, letters.others.hour + letters.remembered.quarter);
  // It is remembered by that account alone.
  const before = lettersTo('partner@example.test').length;
  for (let at = 0; at < 8; at++) await ask('partner@example.test', own, '198.51.100.2');
  await codeAfter('partner@example.test', before + letters.others.quarter);
}, 60_000);

it('Tries from one network that go beyond all limits leave a browser that signed in before alone', async () => {
  const email = 'substitute@example.test';
  const own = desk.browser();
  const office = '203.0.113.77';
  expect((await verify(email, await desk.codeFor(email, own), own, office)).status).toBe(200);
  const guesses = Array.from({ length: 220 }, (_, at) =>
    verify(`nobody-${at}@example.test`, '000000', desk.browser(), office),
  );
  expect((await Promise.all(guesses)).map(({ status }) => status)).toContain(429);
  expect((await verify(email, await desk.codeFor(email, own), own, office)).status).toBe(200);
}, 60_000);

it('The answer tells nobody whether there is such an address: not its words, nor its cookie', async () => {
  const shape = async (email: string) => {
    const { status, body, cookies } = await ask(email, desk.browser(), '203.0.113.5');
    return { status, body, cookies: cookies.map((line) => line.replace(/=[\w-]{43};/, '=…;')) };
  };
  const known = await shape('partner@example.test');
  expect(known).toMatchObject({ status: 202, cookies: [expect.stringContaining('duban.browser=…; Path=/')] });
  for (const email of ['nobody@example.test', desk.administrator]) expect(await shape(email)).toEqual(known);
});

describe('Strangers behind the address of an office', () => {
  const office = '203.0.113.88';
  const email = 'leader@example.test';
  const password = '湖畔 lantern 47 Birken';
  const key = makeAuthenticator({ origin: publicUrl, rpId: 'duban.example.test' });
  const post = (browser: Browser, path: string, body: object, address = office) =>
    browser.ask('POST', `/api${path}`, body, from(address));
  const enter = (browser: Browser) => post(browser, '/sign-in/password', { email, password });
  const invited = async () => {
    await desk.http.call(desk.administrator, 'POST', '/api/invitations', { body: { officials: [email] } });
    return /^ {4}(\S+)$/m.exec((await desk.letterTo(email)).text)?.[1] ?? '';
  };
  const challenge = async (browser: Browser, path: string) =>
    (await post(browser, path, {})).body as { challenge: string };
  /** More than any limit by address lets through. */
  const flood = async (path: string, body: object) => {
    const heard = () =>
      until(
        () => post(desk.browser(), path, body),
        ({ status }) => status !== 503,
      );
    const tries = Array.from({ length: 205 }, heard);
    return [...new Set((await Promise.all(tries)).map(({ status }) => status))].sort();
  };
  let secret: string;

  it('stop nobody there who has an invitation, though their own tries are stopped', async () => {
    // By hand, since each has its password judged, which takes long.
    await Promise.all(Array.from({ length: 200 }, () => wrongSecret(desk.database, 'invitation', office)));
    const browser = desk.browser();
    const made = { email: 'nobody@example.test', code: 'AAAAA-AAAAA', password };
    expect((await post(browser, '/sign-in/invitation', made)).status).toBe(429);
    const code = await invited();
    expect((await post(browser, '/sign-in/invitation', { email, code, password })).body).toEqual({ next: 'enrol' });
    secret = String((await post(browser, '/session/totp', { password })).body.secret);
    expect((await post(browser, '/session/totp/confirm', { code: totp(secret) })).status).toBe(200);
    const response = key.create(await challenge(browser, '/session/passkeys/options'));
    expect((await post(browser, '/session/passkeys', { name: '手机', response })).status).toBe(201);
  }, 60_000);

  it('stop nobody there who has an app or a passkey: without a password there is no code to try', async () => {
    expect(await flood('/sign-in/totp', { code: '000000' })).toEqual([401]);
    const response = key.get({ challenge: 'bm9uc2Vuc2U' });
    expect(await flood('/sign-in/passkey', { response })).toEqual([401]);
    const [one, other] = [desk.browser(), desk.browser()];
    expect((await enter(one)).body).toEqual({ next: 'totp' });
    expect((await post(one, '/sign-in/totp', { code: totp(secret, Date.now() + 30_000) })).status).toBe(200);
    const good = key.get(await challenge(other, '/sign-in/passkey/options'));
    expect((await post(other, '/sign-in/passkey', { response: good })).status).toBe(200);
  }, 60_000);

  it('who know a password are heard ten times at the app’s code, in however many sign-ins', async () => {
    const said: number[] = [];
    for (let round = 0; round < 3; round++) {
      const thief = desk.browser();
      await enter(thief);
      const wrong = other(totp(secret));
      for (let at = 0; at < 4; at++) said.push((await post(thief, '/sign-in/totp', { code: wrong })).status);
    }
    expect(said).toEqual([...Array(10).fill(401), 429, 429]);
    const elsewhere = desk.browser();
    await post(elsewhere, '/sign-in/password', { email, password }, '198.51.100.9');
    const right = { code: totp(secret, Date.now() + 30_000) };
    expect((await post(elsewhere, '/sign-in/totp', right, '198.51.100.9')).status).toBe(429);
  }, 60_000);
});
