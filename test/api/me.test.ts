import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const patch = (body: unknown, who: Parameters<Place['call']>[0] = 'owner') =>
  place.call(who, 'PATCH', '/api/me', { body });

describe('GET /api/me', () => {
  it('shows one’s own account, and that every letter comes until one says otherwise', async () => {
    const { status, body } = await place.call('head', 'GET', '/api/me');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{
        name: '单位负责人',
        email: 'head@example.test',
        role: 'unit_head',
        roles: ['unit_head'],
        locale: null,
        quiet: [],
        substitute: null,
      },
      unit: { code: 'DEPT', name: '市级部门一' },
      mayBeQuiet: ['reminder', 'report_reminder', 'review', 'accepted', 'notice_answered'],
      substitutesFor: [],
      organisation: { timeZone: 'Asia/Shanghai', locale: 'zh-CN' },
    });
  });
});

describe('PATCH /api/me', () => {
  it('sets language and quiet kinds, and leaves alone what is not named', async () => {
    expect((await patch({ locale: 'en', quiet: ['review', 'reminder', 'reminder'] })).body).toMatchObject({
      ...{ locale: 'en', quiet: ['reminder', 'review'] },
    });
    expect((await patch({ locale: null })).body).toMatchObject({ locale: null, quiet: ['reminder', 'review'] });
    expect((await patch({ quiet: [] })).body).toMatchObject({ quiet: [] });
  });

  it.each(['escalation', 'overdue', 'returned', 'assignment', 'approval', 'notice', 'digest', 'everything'])(
    'cannot silence %s',
    async (kind) => {
      const { status, body } = await patch({ quiet: [kind] });
      expect(status).toBe(400);
      expect(body).toMatchObject({ code: 'invalid_request', errors: [{ pointer: '/quiet/0' }] });
    },
  );

  it('names a substitute for days away, for always, and for nobody', async () => {
    const away = { email: 'SUBSTITUTE@example.test', from: '2026-12-01', until: '2026-12-10' };
    expect((await patch({ substitute: away })).body).toMatchObject({
      substitute: { name: 'B角', email: 'substitute@example.test', from: '2026-12-01', until: '2026-12-10' },
    });
    expect((await place.call('substitute', 'GET', '/api/me')).body).toMatchObject({
      substitutesFor: [{ email: 'owner@example.test', from: '2026-12-01', until: '2026-12-10' }],
    });
    expect((await patch({ substitute: { email: 'substitute@example.test' } })).body).toMatchObject({
      substitute: { from: null, until: null },
    });
    expect((await patch({ substitute: null })).body).toMatchObject({ substitute: null });
  });

  it.each([
    [{ substitute: { email: 'nobody@example.test' } }, 422, '/substitute/email'],
    [{ substitute: { email: 'owner@example.test' } }, 422, '/substitute/email'],
    [{ substitute: { email: 'head@example.test', from: '2026-12-10', until: '2026-12-01' } }, 422, '/substitute/until'],
    [{ substitute: { email: 'head@example.test', from: '2026-02-30' } }, 400, '/substitute/from'],
    [{ locale: 'fr' }, 400, '/locale'],
    [{ role: 'leader' }, 400, '/role'],
  ])('refuses %j, saying where', async (body, status, pointer) => {
    const reply = await patch(body);
    expect(reply.status).toBe(status);
    expect(reply.body).toMatchObject({ errors: [{ pointer }] });
    expect((await place.call('owner', 'GET', '/api/me')).body).toMatchObject({ substitute: null, role: 'official' });
  });

  it('changes nobody but oneself', async () => {
    await patch({ locale: 'en' }, 'partner');
    expect((await place.call('head', 'GET', '/api/me')).body).toMatchObject({ locale: null });
    expect((await fetch(new URL('/api/me', place.http.url))).status).toBe(401);
  });
});
