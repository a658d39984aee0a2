import { setTimeout as sleep } from 'node:timers/promises';
import type { Desk } from './desk';
import { openDesk, signInByCode } from './desk';

/** Officials and unit heads sign in with a code of six digits that is mailed to them. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const ask = (email: string, browser = desk.browser()) => browser.ask('POST', '/api/sign-in/code', { email });
const verify = (email: string, code: string, browser = desk.browser()) =>
  browser.ask('POST', '/api/sign-in/code/verify', { email, code });
const other = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a mailed code', () => {
  it('signs its owner in once, and its cookie opens what their role may see', async () => {
    const browser = desk.browser();
    const code = await desk.codeFor('owner@example.test', browser);
    expect(await verify('OWNER@example.test', ` ${code.slice(0, 3)} ${code.slice(3)}`, browser)).toMatchObject({
      status: 200,
      body: { next: null },
    });
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ email: 'owner@example.test', role: 'official' });
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({
      factor: 'code',
      strong: false,
      next: null,
    });
    expect(await verify('owner@example.test', code, browser)).toMatchObject({
      ...{ status: 401, body: { code: 'sign_in_refused' } },
    });
  });

  it('is in the text of one letter and nowhere else: not its subject, the mail log, the database or an answer', async () => {
    const asked = await ask('head@example.test');
    const letter = await desk.letterTo('head@example.test');
    const code = /\d{6}/.exec(letter.text)?.[0] ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect(letter.subject).not.toContain(code);
    expect(letter.text).toContain('http://duban.example.test/sign-in');
    expect(letter.text).not.toMatch(/http\S*(token|code|otp)/i);
    expect(JSON.stringify([asked.body, [...asked.headers]])).not.toContain(code);
    const log = await desk.call('secretary', 'GET', '/api/mail?kind=sign_in_code&recipient=head@example.test');
    expect(log.body).toMatchObject({
      items: [{ state: 'sent', to: { email: 'head@example.test' }, why: '登录验证码' }],
    });
    expect(JSON.stringify(log.body)).not.toContain(code);
    const kept = await desk.database.signInProof.findMany({ where: { identifier: { contains: 'head@' } } });
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  it('leaves a record that holds when the whole record is verified', async () => {
    await desk.codeFor('owner@example.test');
    const verified = await desk.http.call(desk.administrator, 'POST', '/api/audit/verify', { body: {} });
    expect(verified).toMatchObject({ status: 200, body: { broken: [] } });
  });

  it('that no mail server takes is in the mail log as not sent, and its words are in no log', async () => {
    desk.mail.conduct = () => ({ refuse: 550, at: 'RCPT', saying: 'no such user' });
    await ask('otherowner@example.test');
    await ask('partner@example.test');
    const sentTo = async () =>
      (await desk.call('secretary', 'GET', '/api/mail?kind=sign_in_code&state=dead')).body as { items?: unknown[] };
    for (let left = 100; left > 0 && (await sentTo()).items?.length !== 1; left--) await sleep(50);
    expect(await sentTo()).toMatchObject({
      items: [{ answer: '未能发出 · not sent: 550', to: { email: 'partner@example.test' } }],
    });
    desk.mail.conduct = () => 'accept';
  });

  it('is dead after three wrong ones, even when the right one comes then', async () => {
    const browser = desk.browser();
    const code = await desk.codeFor('partner@example.test', browser);
    for (const _ of [1, 2, 3]) expect((await verify('partner@example.test', other(code), browser)).status).toBe(401);
    expect((await verify('partner@example.test', code, browser)).status).toBe(401);
  });

  it('is dead after ten minutes', async () => {
    const browser = desk.browser();
    const code = await desk.codeFor('substitute@example.test', browser);
    await desk.database.$executeRaw`UPDATE sign_in_proof SET expires_at = now() - interval '1 second'
      WHERE identifier LIKE '%substitute@%' AND expires_at < now() + interval '601 seconds'`;
    expect((await verify('substitute@example.test', code, browser)).status).toBe(401);
  });

  it('of somebody else opens nothing', async () => {
    const browser = desk.browser();
    const code = await desk.codeFor('substitute@example.test', browser);
    expect((await verify('owner@example.test', code, browser)).status).toBe(401);
    expect((await verify('substitute@example.test', code, browser)).status).toBe(200);
  });

  it('is not mailed to whoever needs two factors, nor to whoever has left or is unknown; the answer is the same', async () => {
    await desk.database.official.create({
      data: {
        ...{ id: crypto.randomUUID(), email: 'left@example.test', name: '甲' },
        role: 'official',
        unitCode: 'DEPT',
        active: false,
      },
    });
    const begun = desk.mail.begun();
    const addresses = [
      'secretary@example.test',
      'leader@example.test',
      desk.administrator,
      'left@example.test',
      'nobody@example.test',
    ];
    for (const email of addresses) expect(await ask(email)).toMatchObject({ status: 202, body: {} });
    await desk.codeFor('owner@example.test');
    expect(desk.mail.begun()).toBe(begun + 1);
    for (const email of addresses)
      expect(await verify(email, '000000')).toMatchObject({ status: 401, body: { code: 'sign_in_refused' } });
  });

  it('is refused in the caller’s language, with what to do', async () => {
    const browser = desk.browser({ headers: { 'accept-language': 'en' } });
    expect((await verify('owner@example.test', '000000', browser)).body).toMatchObject({
      detail: expect.stringContaining('a new code can be asked for'),
    });
    expect((await verify('owner@example.test', '12345')).body).toMatchObject({ errors: [{ pointer: '/code' }] });
  });
});

describe('a link in a letter', () => {
  it('carries no rights: a scanner that follows it changes nothing and spends nothing', async () => {
    const reader = desk.browser();
    await ask('owner@example.test', reader);
    const { text } = await desk.letterTo('owner@example.test');
    const code = /^ {4}(\d{6})$/m.exec(text)?.[1] ?? '';
    const before = await desk.database.signInSession.count();
    for (const [link = ''] of text.matchAll(/https?:\/\/\S+/g))
      for (const method of ['GET', 'GET', 'HEAD'])
        expect((await desk.browser().ask(method, new URL(link).pathname)).cookies).toEqual([]);
    expect(await desk.database.signInSession.count()).toBe(before);
    expect((await verify('owner@example.test', code, reader)).status).toBe(200);
  });
});

describe('whoever is signed in by a code', () => {
  it('is let into a role that needs two factors neither by promotion nor by substitution', async () => {
    const browser = await signInByCode(desk, 'partner@example.test');
    const { id } = desk.office.people.partner;
    await desk.database.official.update({ where: { email: 'leader@example.test' }, data: { substituteId: id } });
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ roles: ['official'] });
    await desk.database.official.update({ where: { id }, data: { role: 'secretariat' } });
    expect(await browser.ask('GET', '/api/me')).toMatchObject({ status: 403, body: { code: 'second_factor_needed' } });
    await desk.database.official.update({ where: { id }, data: { role: 'official' } });
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);
    await desk.database.official.update({ where: { email: 'leader@example.test' }, data: { substituteId: null } });
  });

  it('cannot set up a second factor, nor make a token that could do more', async () => {
    const browser = await signInByCode(desk, 'owner@example.test');
    expect(await browser.ask('POST', '/api/session/passkeys/options')).toMatchObject({
      body: { code: 'enrolment_closed' },
    });
    expect(await browser.ask('POST', '/api/session/totp', { password: 'x' })).toMatchObject({
      body: { code: 'enrolment_closed' },
    });
    const made = await browser.ask('POST', '/api/tokens', { email: 'owner@example.test', name: '脚本' });
    const headers = { authorization: `Bearer ${made.body.token}` };
    expect((await desk.browser().ask('GET', '/api/me', undefined, headers)).status).toBe(200);
    const { id } = desk.office.people.owner;
    await desk.database.official.update({ where: { id }, data: { role: 'leader' } });
    expect(await desk.browser().ask('GET', '/api/me', undefined, headers)).toMatchObject({ status: 403 });
    await desk.database.official.update({ where: { id }, data: { role: 'official' } });
  });

  it('who leaves is signed out with the next request', async () => {
    const browser = await signInByCode(desk, 'substitute@example.test');
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);
    const { id } = desk.office.people.substitute;
    await desk.database.official.update({ where: { id }, data: { active: false } });
    expect((await browser.ask('GET', '/api/me')).status).toBe(401);
    await desk.database.official.update({ where: { id }, data: { active: true } });
    expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  });
});
