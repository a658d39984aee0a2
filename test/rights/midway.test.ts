import type { Item } from '../../domain/item/item';
import type { Desk } from '../sign-in/desk';
import { openDesk, signInByCode } from '../sign-in/desk';
import { seedItem } from '../support/items';
import type { Who } from '../support/office';

/** Role, unit, session and substitution are looked at with each request: what was taken away in mid-run is gone at once. */
let desk: Desk;
let item: Item;
beforeAll(async () => {
  desk = await openDesk();
  item = await seedItem(desk.database, desk.office);
});
afterAll(() => desk?.close());

const become = (who: Who, data: { role?: string; unitCode?: string; active?: boolean }) =>
  desk.database.official.update({ where: { id: desk.office.people[who].id }, data });
const draft = (who: Who) =>
  desk.call(who, 'POST', '/api/batches', { body: { title: '表', year: 2026, rows: [{ task: '任务' }] } });
const sees = async (who: Who) => (await desk.call(who, 'GET', `/api/tasks/${item.id}`)).status;

it('Whose role is taken away is refused with the next call, by the very same token', async () => {
  expect((await draft('reviewer')).status).toBe(201);
  expect((await desk.call('reviewer', 'GET', '/api/batches')).status).toBe(200);
  await become('reviewer', { role: 'official' });
  expect(await draft('reviewer')).toMatchObject({ status: 403, body: { code: 'not_allowed' } });
  expect((await desk.call('reviewer', 'GET', '/api/batches')).status).toBe(403);
  expect(await sees('reviewer')).toBe(404);
  await become('reviewer', { role: 'auditor' });
  expect(await sees('reviewer')).toBe(200);
  expect((await draft('reviewer')).status).toBe(403);
  await become('reviewer', { role: 'secretariat' });
  expect((await draft('reviewer')).status).toBe(201);
});

it('Who is moved to another unit sees that unit’s items with the next call, and no others', async () => {
  expect(await sees('head')).toBe(200);
  await become('head', { unitCode: 'OFFICE' });
  expect(await sees('head')).toBe(404);
  expect((await desk.call('head', 'POST', `/api/tasks/${item.id}/report`, { body: report })).status).toBe(404);
  await become('head', { unitCode: 'DEPT' });
  expect(await sees('head')).toBe(200);
});

const report = { percent: 1, done: '做', effect: '效' };

it('Who leaves between asking for a code and typing it in is refused as anybody is', async () => {
  const email = 'partner@example.test';
  const browser = desk.browser();
  const code = await desk.codeFor(email, browser);
  await become('partner', { active: false });
  const typed = await browser.ask('POST', '/api/sign-in/code/verify', { email, code });
  expect(typed).toMatchObject({ status: 401, body: { code: 'sign_in_refused' } });
  await become('partner', { active: true });
});

it('A session that is ended, has run out, or whose account has left opens nothing any more', async () => {
  const address = 'partner@example.test';
  const ends: (() => Promise<unknown>)[] = [
    () => desk.http.call(desk.administrator, 'POST', '/api/sessions/end', { body: { email: address } }),
    () => desk.database.signInSession.updateMany({ data: { expiresAt: new Date(Date.now() - 1_000) } }),
    () => become('partner', { active: false }),
  ];
  for (const end of ends) {
    const browser = await signInByCode(desk, address);
    expect((await browser.ask('GET', '/api/me')).status).toBe(200);
    await end();
    for (const path of ['/api/me', '/api/tasks', '/api/session'])
      expect([path, (await browser.ask('GET', path)).status]).toEqual([path, 401]);
    expect((await browser.ask('PATCH', '/api/me', { locale: 'en' })).status).toBe(401);
  }
  await become('partner', { active: true });
});

it('A token that is revoked, or whose holder has left, opens nothing any more', async () => {
  expect((await desk.call('leader', 'GET', '/api/me')).status).toBe(200);
  await become('leader', { active: false });
  expect((await desk.call('leader', 'GET', '/api/me')).status).toBe(401);
  await become('leader', { active: true });
  const officialId = desk.office.people.leader.id;
  await desk.database.apiToken.updateMany({ where: { officialId }, data: { revokedAt: new Date() } });
  expect((await desk.call('leader', 'GET', '/api/me')).status).toBe(401);
});

it('Who stands in for somebody has their rights for those days alone, and what they do is recorded as done on behalf', async () => {
  const { owner, partner } = desk.office.people;
  await become('partner', { unitCode: 'OFFICE' });
  const standsIn = (until: string | null) =>
    desk.database.official.update({
      where: { id: owner.id },
      data: { substituteId: partner.id, substituteUntil: until },
    });
  expect(await sees('partner')).toBe(404);
  await standsIn(null);
  expect(await sees('partner')).toBe(200);
  await desk.call('partner', 'PATCH', '/api/me', { body: { locale: 'en' } });
  const asked = await desk.database.accessLog.findFirstOrThrow({
    where: { accountId: partner.id },
    orderBy: { at: 'desc' },
  });
  expect(asked).toMatchObject({ role: 'official', actingFor: [owner.id] });
  await standsIn('2026-01-01');
  expect(await sees('partner')).toBe(404);
});

it('Nobody makes a token or ends sessions for another but an administrator, who learns no more than that', async () => {
  const { email } = desk.office.people.secretary;
  for (const who of ['owner', 'head', 'reviewer', 'otherLeader'] as const) {
    expect((await desk.call(who, 'POST', '/api/tokens', { body: { email, name: 'x' } })).status).toBe(403);
    expect((await desk.call(who, 'POST', '/api/sessions/end', { body: { email } })).status).toBe(403);
    expect((await desk.call(who, 'GET', `/api/sessions?email=${email}`)).status).toBe(403);
    // Whether there is such an account is nobody's to learn by asking.
    const unknown = { email: 'no-such@example.test', name: 'x' };
    expect((await desk.call(who, 'POST', '/api/tokens', { body: unknown })).status).toBe(403);
  }
  const made = await desk.http.call(desk.administrator, 'POST', '/api/tokens', { body: { email, name: '脚本' } });
  expect(made.status).toBe(201);
});
