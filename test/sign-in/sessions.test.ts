import { addOfficial } from '../api/support/place';
import type { Browser, Desk } from './desk';
import { openDesk, signInByCode } from './desk';

/** Sessions are listed, ended, and end by themselves. */
let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const me = async (browser: Browser) => (await browser.ask('GET', '/api/me')).status;
const idOf = async (browser: Browser) => {
  const { items } = (await browser.ask('GET', '/api/sessions')).body as { items: { id: string; current: boolean }[] };
  return items.find(({ current }) => current)?.id ?? '';
};

it('One sees where one is signed in, and which of it one is using', async () => {
  const [one, other] = [await signInByCode(desk, 'owner@example.test'), await signInByCode(desk, 'owner@example.test')];
  const { body } = await one.ask('GET', '/api/sessions');
  expect(body).toMatchObject({
    items: [
      { current: false, factor: 'code' },
      { current: true, address: expect.any(String) },
    ],
  });
  expect(JSON.stringify(body)).not.toContain(one.jar.get('duban.session_token')?.split('.')[0]);
  expect(await idOf(other)).not.toBe(await idOf(one));
});

it('One’s own session is ended, alone or all the others at once, and signing out ends it too', async () => {
  const [one, other, third] = [
    await signInByCode(desk, 'head@example.test'),
    await signInByCode(desk, 'head@example.test'),
    await signInByCode(desk, 'head@example.test'),
  ];
  expect((await one.ask('DELETE', `/api/sessions/${await idOf(other)}`)).status).toBe(200);
  expect([await me(one), await me(other), await me(third)]).toEqual([200, 401, 200]);
  expect((await one.ask('POST', '/api/sessions/end', {})).body).toEqual({ ended: 1 });
  expect([await me(one), await me(third)]).toEqual([200, 401]);
  const cookies = new Map(one.jar);
  expect((await one.ask('DELETE', '/api/session')).status).toBe(200);
  expect([...one.jar.keys()]).toEqual(['duban.browser']);
  for (const [name, value] of cookies) one.jar.set(name, value);
  expect(await me(one)).toBe(401);
});

it('An administrator ends anybody’s, with effect on the next request; nobody else sees or ends those of others', async () => {
  const browser = await signInByCode(desk, 'partner@example.test');
  const id = await idOf(browser);
  expect((await desk.call('secretary', 'GET', '/api/sessions?email=partner@example.test')).status).toBe(403);
  expect((await desk.call('secretary', 'GET', '/api/sessions?email=nobody@example.test')).status).toBe(403);
  expect((await desk.call('owner', 'DELETE', `/api/sessions/${id}`)).status).toBe(404);
  expect(
    (await desk.call('owner', 'POST', '/api/sessions/end', { body: { email: 'partner@example.test' } })).status,
  ).toBe(403);
  expect(await me(browser)).toBe(200);
  const listed = await desk.http.call(desk.administrator, 'GET', '/api/sessions?email=partner@example.test');
  expect(listed.body).toMatchObject({ items: [{ id, current: false }] });
  const ended = await desk.http.call(desk.administrator, 'POST', '/api/sessions/end', {
    body: { email: 'partner@example.test' },
  });
  expect(ended.body).toEqual({ ended: 1 });
  expect(await me(browser)).toBe(401);
});

it('A session ends when it was idle for a day, and after a week whatever is done', async () => {
  const [idle, old] = [await signInByCode(desk, 'owner@example.test'), await signInByCode(desk, 'head@example.test')];
  const { sql } = { sql: desk.database };
  await sql.$executeRaw`UPDATE sign_in_session SET updated_at = now() - interval '23 hours' WHERE id = ${await idOf(idle)}::uuid`;
  expect(await me(idle)).toBe(200);
  await sql.$executeRaw`UPDATE sign_in_session SET updated_at = now() - interval '25 hours' WHERE id = ${await idOf(idle)}::uuid`;
  expect(await me(idle)).toBe(401);
  const { until } = (await old.ask('GET', '/api/session')).body;
  expect(Date.parse(String(until)) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  expect(Date.parse(String(until)) - Date.now()).toBeLessThan(7 * 86_400_000);
  await sql.$executeRaw`UPDATE sign_in_session SET expires_at = now() WHERE id = ${await idOf(old)}::uuid`;
  expect(await me(old)).toBe(401);
});

it('A role is read with each request: what it may no longer do, the next request is refused', async () => {
  const browser = await signInByCode(desk, 'partner@example.test');
  expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ role: 'official' });
  const { id } = desk.office.people.partner;
  await desk.database.official.update({ where: { id }, data: { role: 'unit_head' } });
  expect((await browser.ask('GET', '/api/me')).body).toMatchObject({ role: 'unit_head' });
  await desk.database.official.update({ where: { id }, data: { role: 'auditor' } });
  expect(await me(browser)).toBe(403);
});

it('An auditor sees their own too, though what they read is read where nothing can be changed', async () => {
  const email = await addOfficial(desk.database, 'auditing', 'auditor', 'OFFICE');
  expect(await desk.http.call(email, 'GET', '/api/sessions')).toMatchObject({ status: 200, body: { items: [] } });
});
