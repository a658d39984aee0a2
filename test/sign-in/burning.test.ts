import { setTimeout as sleep } from 'node:timers/promises';
import { letters } from '../../api/sign-in/code/quota';
import { until } from '../support/until';
import type { Browser, Desk } from './desk';
import { openDesk } from './desk';

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
