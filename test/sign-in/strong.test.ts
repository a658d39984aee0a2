import type { Browser, Desk } from './desk';
import { openDesk, signInByCode } from './desk';
import { totp } from './totp';

/** Secretariat, leaders, auditors and administrators show two factors, or have no rights at all. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const password = '湖畔 lantern 47 Birken';
const secretary = 'secretary@example.test';
/** Codes are good once, so that every sign-in of a test takes one of another time. */
let minutes = 0;
const codeOf = (secret: string) => totp(secret, Date.now() + ((minutes++ % 3) - 1) * 30_000);

const invite = (body: object) => desk.http.call(desk.administrator, 'POST', '/api/invitations', { body });
const invitationFor = async (email: string) => {
  expect(await invite({ officials: [email] })).toMatchObject({ status: 202, body: { invited: 1, withCode: 1 } });
  return /^ {4}(\S+)$/m.exec((await desk.letterTo(email)).text)?.[1] ?? '';
};
const accept = async (email: string, code: string, browser = desk.browser(), chosen = password) =>
  browser.ask('POST', '/api/sign-in/invitation', { email, code, password: chosen });
const enrol = async (browser: Browser, given = password) => {
  const begun = await browser.ask('POST', '/api/session/totp', { password: given });
  expect(begun.status).toBe(200);
  const secret = String(begun.body.secret);
  const done = await browser.ask('POST', '/api/session/totp/confirm', { code: codeOf(secret) });
  expect(done).toMatchObject({ status: 200, body: { next: null } });
  return secret;
};
/** Sets an account up from its invitation; answers the secret of its app. */
const setUp = async (email: string) => {
  const browser = desk.browser();
  expect((await accept(email, await invitationFor(email), browser)).body).toMatchObject({ next: 'enrol' });
  return { browser, secret: await enrol(browser) };
};

describe('an invitation', () => {
  it('sets a password, and the session has no rights until a second factor is set up', async () => {
    const code = await invitationFor(secretary);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
    const browser = desk.browser();
    expect(await accept(secretary, code.toLowerCase().replace('-', ' '), browser)).toMatchObject({
      status: 200,
      body: { next: 'enrol' },
    });
    for (const path of ['/api/me', '/api/tasks', '/api/sessions', '/api/mail'])
      expect(await browser.ask('GET', path)).toMatchObject({ status: 403, body: { code: 'second_factor_needed' } });
    expect(await browser.ask('POST', '/api/tokens', { email: secretary, name: 'x' })).toMatchObject({ status: 403 });
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({
      factor: 'password',
      next: 'enrol',
      strong: false,
    });
    await enrol(browser);
    expect((await browser.ask('GET', '/api/session')).body).toMatchObject({ factor: 'totp', next: null, strong: true });
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ role: 'secretariat' });
    expect(
      (await desk.browser().ask('POST', '/api/sign-in/invitation', { email: secretary, code, password })).status,
    ).toBe(401);
  });

  it('is good to whoever has it, however many codes strangers have tried at the account', async () => {
    const code = await invitationFor('otherleader@example.test');
    const tries = Array.from({ length: 11 }, () => accept('otherleader@example.test', 'AAAAA-AAAAA'));
    expect(new Set((await Promise.all(tries)).map(({ status }) => status))).toEqual(new Set([401]));
    expect((await accept('otherleader@example.test', code)).status).toBe(200);
  });

  it('is replaced by the next one, ends after seven days, and is of one account', async () => {
    const first = await invitationFor('leader@example.test');
    const second = await invitationFor('leader@example.test');
    expect((await accept('leader@example.test', first)).status).toBe(401);
    expect((await accept('reviewer@example.test', second)).status).toBe(401);
    await desk.database.$executeRaw`UPDATE invitation SET expires_at = now() - interval '1 second'
      WHERE expires_at < now() + interval '7 days 1 minute' AND expires_at > now() + interval '6 days 23 hours'`;
    expect((await accept('leader@example.test', second)).status).toBe(401);
  });

  it('is in its letter alone: not in the database, the mail log or the kept answer', async () => {
    const headers = { 'idempotency-key': 'invite-once' };
    const body = { officials: ['reviewer@example.test'] };
    for (const _ of [1, 2]) await desk.http.call(desk.administrator, 'POST', '/api/invitations', { body, headers });
    const code = /^ {4}(\S+)$/m.exec((await desk.letterTo('reviewer@example.test')).text)?.[1] ?? '';
    const begun = desk.mail.begun();
    const kept = JSON.stringify([
      await desk.database.invitation.findMany(),
      await desk.database.idempotentAnswer.findMany(),
      (await desk.call('secretary', 'GET', '/api/mail?kind=invitation')).body,
    ]);
    expect(kept).not.toContain(code);
    expect(desk.mail.begun()).toBe(begun);
    expect(desk.mail.taken.filter(({ to }) => to === 'reviewer@example.test')).toHaveLength(1);
  });

  it('is how a lost password or phone is replaced, and nothing that was set up before goes on', async () => {
    const before = await setUp('reviewer@example.test');
    expect((await before.browser.ask('GET', '/api/me')).status).toBe(200);
    const after = await setUp('reviewer@example.test');
    expect((await before.browser.ask('GET', '/api/me')).status).toBe(401);
    expect(after.secret).not.toBe(before.secret);
  });
});

describe('a password', () => {
  it.each(['short', 'password1234', '123456789012', 'qwertyuiop12', 'secretary1234', 'aaaaaaaaaaaa'])(
    'that is short, common or one’s own name is refused: %s',
    async (chosen) => {
      const said = await accept(secretary, 'AAAAA-AAAAA', desk.browser(), chosen);
      expect(said).toMatchObject({ status: 400, body: { errors: [{ pointer: '/password' }] } });
      expect(JSON.stringify(said.body)).not.toContain(chosen);
    },
  );

  it('needs no capitals, digits or signs, where it is long', async () => {
    expect((await accept(secretary, 'AAAAA-AAAAA', desk.browser(), 'birken am stillen ufer')).status).toBe(401);
    expect((await accept(secretary, 'AAAAA-AAAAA', desk.browser(), '湖边的灯照着归来的船只人')).status).toBe(401);
  });

  it('alone opens nothing: the app’s code must follow, and is good once', async () => {
    const { secret } = await setUp(secretary);
    const browser = desk.browser();
    const entered = await browser.ask('POST', '/api/sign-in/password', { email: secretary, password });
    expect(entered).toMatchObject({ status: 200, body: { next: 'totp' } });
    expect((await browser.ask('GET', '/api/me')).status).toBe(401);
    expect((await browser.ask('POST', '/api/sign-in/totp', { code: '000000' })).status).toBe(401);
    const code = codeOf(secret);
    expect(await browser.ask('POST', '/api/sign-in/totp', { code })).toMatchObject({ status: 200 });
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);

    const again = desk.browser();
    await again.ask('POST', '/api/sign-in/password', { email: secretary, password });
    expect((await again.ask('POST', '/api/sign-in/totp', { code })).status).toBe(401);
    expect((await again.ask('GET', '/api/me')).status).toBe(401);
  });

  it('that was learned sets up no second factor: once there is one, nor later than a day after it was set', async () => {
    await setUp(secretary);
    const thief = desk.browser();
    await thief.ask('POST', '/api/sign-in/password', { email: secretary, password });
    expect((await thief.ask('POST', '/api/session/totp', { password })).status).toBe(401);

    expect((await accept('leader@example.test', await invitationFor('leader@example.test'))).status).toBe(200);
    await desk.database.$executeRaw`UPDATE credential SET updated_at = now() - interval '25 hours'`;
    const late = desk.browser();
    expect(
      (await late.ask('POST', '/api/sign-in/password', { email: 'leader@example.test', password })).body,
    ).toMatchObject({ next: 'enrol' });
    expect(await late.ask('POST', '/api/session/totp', { password })).toMatchObject({
      status: 403,
      body: { code: 'enrolment_closed' },
    });
    expect(await late.ask('POST', '/api/session/passkeys/options')).toMatchObject({
      body: { code: 'enrolment_closed' },
    });
  });

  it('is changed by whoever knows it, in a strong session, and one’s other sessions end', async () => {
    const { browser, secret } = await setUp(secretary);
    const other = desk.browser();
    await other.ask('POST', '/api/sign-in/password', { email: secretary, password });
    expect((await other.ask('POST', '/api/sign-in/totp', { code: codeOf(secret) })).status).toBe(200);
    const chosen = 'stille wasser 812 gründen';
    expect((await browser.ask('POST', '/api/session/password', { current: 'wrong', password: chosen })).status).toBe(
      401,
    );
    expect((await browser.ask('POST', '/api/session/password', { current: password, password: chosen })).status).toBe(
      200,
    );
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);
    expect((await other.ask('GET', '/api/me')).status).toBe(401);
    const ask = (given: string) =>
      desk.browser().ask('POST', '/api/sign-in/password', { email: secretary, password: given });
    expect((await ask(password)).status).toBe(401);
    expect((await ask(chosen)).status).toBe(200);
  });
});

describe('who substitutes for a leader', () => {
  it('acts as one in a strong session, which an invitation leads to, and not by a mailed code', async () => {
    const { id } = desk.office.people.substitute;
    await desk.database.official.update({ where: { email: 'otherleader@example.test' }, data: { substituteId: id } });
    const weak = await signInByCode(desk, 'substitute@example.test');
    expect((await weak.ask('GET', '/api/me')).body).toMatchObject({ roles: ['official'] });
    const { browser } = await setUp('substitute@example.test');
    expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ roles: ['official', 'leader'] });
  });
});

it('An app that is begun to be replaced counts until the new one is set up, which ends the other sessions, whoever has the password meanwhile', async () => {
  const email = 'fresh-leader@example.test';
  await desk.database.official.create({
    data: { id: crypto.randomUUID(), email, name: '新任领导', role: 'leader', unitCode: 'OFFICE' },
  });
  const { browser, secret } = await setUp(email);
  expect((await browser.ask('POST', '/api/session/totp', { password })).status).toBe(200);
  const other = desk.browser();
  expect((await other.ask('POST', '/api/sign-in/password', { email, password })).body).toMatchObject({ next: 'totp' });
  expect((await other.ask('POST', '/api/session/totp', { password })).status).toBe(401);
  expect((await other.ask('POST', '/api/sign-in/totp', { code: codeOf(secret) })).status).toBe(200);
  expect((await other.ask('GET', '/api/me')).body).toMatchObject({ role: 'leader' });

  expect((await browser.ask('GET', '/api/me')).status).toBe(200);
  const anew = await enrol(other);
  expect((await browser.ask('GET', '/api/me')).status).toBe(401);
  expect((await other.ask('GET', '/api/me')).status).toBe(200);
  const third = desk.browser();
  await third.ask('POST', '/api/sign-in/password', { email, password });
  expect((await third.ask('POST', '/api/sign-in/totp', { code: codeOf(secret) })).status).toBe(401);
  expect((await third.ask('POST', '/api/sign-in/totp', { code: codeOf(anew) })).status).toBe(200);
}, 60_000);

it('Whoever signs in by a password just while an app is replaced is asked for a code of the one before, or of none', async () => {
  const email = 'hasty-leader@example.test';
  await desk.database.official.create({
    data: { id: crypto.randomUUID(), email, name: '心急领导', role: 'leader', unitCode: 'OFFICE' },
  });
  const { browser } = await setUp(email);
  for (let round = 0; round < 6; round++) {
    const others = [desk.browser(), desk.browser(), desk.browser()];
    const [begun, ...entered] = await Promise.all([
      browser.ask('POST', '/api/session/totp', { password }),
      ...others.map((other) => other.ask('POST', '/api/sign-in/password', { email, password })),
    ]);
    expect(begun?.status).toBe(200);
    for (const { status, body } of entered)
      expect([200, 'totp', 401, 'sign_in_refused']).toEqual(expect.arrayContaining([status, body.next ?? body.code]));
    for (const other of others)
      expect((await other.ask('POST', '/api/session/passkeys/options', {})).status).toBeGreaterThanOrEqual(400);
  }
}, 60_000);

it('Wrong passwords from everywhere leave a browser alone on which its holder was signed in before, or is', async () => {
  const email = 'known-leader@example.test';
  await desk.database.official.create({
    data: { id: crypto.randomUUID(), email, name: '常用浏览器', role: 'leader', unitCode: 'OFFICE' },
  });
  const { browser } = await setUp(email);
  await Promise.all(
    Array.from({ length: 110 }, (_, at) =>
      desk
        .browser()
        .ask('POST', '/api/sign-in/password', { email, password: 'wrong' }, { 'x-forwarded-for': `10.9.8.${at}` }),
    ),
  );
  const anew = 'stille wasser 813 gründen';
  const ask = (on: Browser, given = password) => on.ask('POST', '/api/sign-in/password', { email, password: given });
  expect((await ask(desk.browser())).status).toBe(429);
  expect((await browser.ask('POST', '/api/session/password', { current: password, password: anew })).status).toBe(200);
  expect((await browser.ask('POST', '/api/session/totp', { password: anew })).status).toBe(200);
  expect(await ask(browser, anew)).toMatchObject({ status: 200, body: { next: 'totp' } });
}, 60_000);
