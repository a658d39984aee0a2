import type { Desk } from './desk';
import { openDesk } from './desk';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk?.close());

const invite = (body: object) => desk.http.call(desk.administrator, 'POST', '/api/invitations', { body });

it('An invitation goes to all of a role or of units with those below, with a code only where two factors are needed', async () => {
  expect(await invite({ role: 'official' })).toMatchObject({ body: { invited: 3, withCode: 0 } });
  expect((await desk.letterTo('owner@example.test')).text).toContain('不需要密码');
  expect(await invite({ units: ['CITY'] })).toMatchObject({ body: { invited: 9 } });
  expect(await invite({ units: ['NONE'] })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/units/0' }] },
  });
  expect(await invite({ role: 'official', units: ['CITY'] })).toMatchObject({ status: 400 });
  expect(await invite({})).toMatchObject({ status: 400 });
  for (const who of ['secretary', 'owner', 'leader'] as const)
    expect(await desk.call(who, 'POST', '/api/invitations', { body: { role: 'official' } })).toMatchObject({
      status: 403,
    });
});
