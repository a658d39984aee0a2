import { performance } from 'node:perf_hooks';
import type { Desk, Said } from './desk';
import { openDesk } from './desk';

/** Whoever guesses is stopped, and learns nothing; whoever signs in beside them is not. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk({ DUBAN_TRUST_PROXY: '1' });
});
afterAll(() => desk?.close());

const from = (address: string) => ({ 'x-forwarded-for': address });
const guessCode = (email: string, address: string, code: number) =>
  desk.browser().ask('POST', '/api/sign-in/code/verify', { email, code: String(code).padStart(6, '0') }, from(address));
const guessPassword = (email: string, address: string) =>
  desk.browser().ask('POST', '/api/sign-in/password', { email, password: 'wrong password' }, from(address));
const statuses = (said: readonly Said[]) => said.map(({ status }) => status);

const guesses = process.env.DUBAN_LONG === '1' ? 1_000 : 300;

it(`Of ${guesses} guesses at a code a few are heard, whether there is such an account or not`, async () => {
  const code = await desk.codeFor('owner@example.test');
  for (const email of ['owner@example.test', 'nobody@example.test']) {
    const said: Said[] = [];
    for (let at = 0; at < guesses; at += 50)
      said.push(
        ...(await Promise.all(
          Array.from({ length: 50 }, (_, step) =>
            guessCode(email, '203.0.113.1', (Number(code) + 1 + at + step) % 1_000_000),
          ),
        )),
      );
    expect(statuses(said).filter((status) => status === 401)).toHaveLength(10);
    // A loaded database hears none of the others either, and says 503.
    const unheard = statuses(said).filter((status) => status === 429 || status === 503);
    expect(unheard).toHaveLength(guesses - 10);
    expect(Number(said.at(-1)?.headers.get('retry-after'))).toBeGreaterThan(600);
    expect(said.at(-1)?.body).toMatchObject({ code: 'too_many_tries' });
  }
}, 120_000);

it('Guesses from many addresses at one account hit nothing, even the right one, and lock nobody out', async () => {
  const browser = desk.browser();
  const code = await desk.codeFor('head@example.test', browser);
  for (let at = 0; at < 110; at += 10) {
    const guesses = Array.from({ length: 10 }, (_, step) =>
      guessCode('head@example.test', `192.0.2.${at + step}`, at === 50 ? Number(code) : at),
    );
    expect(new Set(statuses(await Promise.all(guesses)))).toEqual(new Set([401]));
  }
  const entered = await browser.ask('POST', '/api/sign-in/code/verify', { email: 'head@example.test', code });
  expect(entered.status).toBe(200);
}, 120_000);

it('Guesses at a password are stopped alike for whoever exists and whoever does not', async () => {
  for (const email of ['secretary@example.test', 'nobody@example.test']) {
    const said = await Promise.all(Array.from({ length: 12 }, () => guessPassword(email, '203.0.113.3')));
    expect(statuses(said).sort()).toEqual([...Array(10).fill(401), 429, 429]);
    expect(new Set(said.filter(({ status }) => status === 401).map(({ body }) => JSON.stringify(body))).size).toBe(1);
  }
}, 60_000);

it('A mailbox is not filled: of many codes asked for in a row five are mailed', async () => {
  const ask = () => desk.browser().ask('POST', '/api/sign-in/code', { email: 'substitute@example.test' });
  for (let at = 0; at < 12; at++) expect((await ask()).status).toBe(202);
  await desk.codeFor('otherhead@example.test').catch(() => undefined);
  expect(desk.mail.taken.filter(({ to }) => to === 'substitute@example.test')).toHaveLength(5);
}, 60_000);

it('How long an answer takes tells nobody whether there is such an account', async () => {
  let asked = 0;
  const timed = async (email: string, ask: (email: string, address: string) => Promise<Said>) => {
    const begun = performance.now();
    await ask(email, `2001:db8:${++asked}::1`);
    return performance.now() - begun;
  };
  /** What one waits for longer than for the other, milliseconds: at their quickest, asked in turn. */
  const gap = async (ask: (email: string, address: string) => Promise<Said>) => {
    const [known, unknown]: [number[], number[]] = [[], []];
    for (let at = 0; at < 9; at++) {
      known.push(await timed('leader@example.test', ask));
      unknown.push(await timed(`nobody-${asked}@example.test`, ask));
    }
    return Math.abs(Math.min(...known) - Math.min(...unknown));
  };
  const asking = (email: string, address: string) =>
    desk.browser().ask('POST', '/api/sign-in/code', { email }, from(address));
  const verifying = (email: string, address: string) => guessCode(email, address, 1);
  for (const ask of [asking, verifying, guessPassword]) {
    let told = await gap(ask);
    // What the machine was busy with tells nothing; what an account gives away, it gives away each time.
    for (let left = 3; left > 0 && told >= 60; left--) told = await gap(ask);
    expect(told).toBeLessThan(60);
  }
}, 120_000);
