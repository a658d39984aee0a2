import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const put = (body: object, headers = {}) => place.call('secretary', 'PUT', '/api/policy', { body, headers });
const draft = async () => {
  const rows = [
    { task: '甲', standards: ['乙'], leadUnit: 'DEPT', owner: 'owner@example.test', deadline: '2027-03-10' },
  ];
  const body = { title: '草稿', year: 2027, rows };
  const made = await place.call('secretary', 'POST', '/api/batches', { body });
  return (made.body as unknown as { id: string }).id;
};

describe('GET and PUT /api/policy', () => {
  it('answers the rules’ defaults before anything is set, and the whole policy with its version after', async () => {
    const before = await place.call('owner', 'GET', '/api/policy');
    expect(before).toMatchObject({
      status: 200,
      body: { version: 0, own: {}, setBy: null, policy: { remindAt: '09:00' } },
    });
    expect(before.headers.get('etag')).toBe('"0"');
    const reply = await put({ extensionsMax: 3, note: '放宽' }, { 'if-match': '"0"' });
    expect(reply).toMatchObject({
      status: 200,
      body: { version: 1, note: '放宽', own: { extensionsMax: 3 }, policy: { extensionsMax: 3, remindAt: '09:00' } },
    });
    expect(await place.call('owner', 'GET', '/api/policy')).toMatchObject({
      body: { version: 1, setBy: place.office.people.secretary.id },
    });
    expect(await put({ extensionsMax: 4 }, { 'if-match': '"0"' })).toMatchObject({
      status: 412,
      body: { code: 'version_stale', version: 1 },
    });
    expect(await put({ extensionsMax: 3 })).toMatchObject({ status: 200, body: { version: 1 } });
  });

  it('keeps what was set before versions were, as version 0', async () => {
    const other = await openPlace();
    await other.database.setting.create({ data: { key: 'policy', value: { yellowBefore: 'P20D' } } });
    const { body } = await other.call('owner', 'GET', '/api/policy');
    await other.close();
    expect(body).toMatchObject({ version: 0, own: { yellowBefore: 'P20D' }, policy: { yellowBefore: 'P20D' } });
  });

  it.each([
    ['a reminder in the night', { remindAt: '03:00' }, '/remindAt', 'hour_unfit'],
    [
      'a report reminder before its month',
      { reportDueDay: 5, reportRemindBefore: ['P7D'] },
      '/reportRemindBefore/0',
      'never_rings',
    ],
    ['a month that closes before its report', { monthCutoff: '20' }, '/monthCutoff', 'cutoff_before_report'],
    [
      'an answer to no notice',
      { escalation: [{ after: 'P0D', to: ['owner'], answerWithin: 'P3D' }] },
      '/escalation/0/answerWithin',
      'answer_without_notice',
    ],
  ])('refuses %s', async (_, body, pointer, code) => {
    const reply = await put(body);
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'policy_at_fault', errors: [{ in: 'body', pointer, code }] },
    });
    expect(await place.call('secretary', 'POST', '/api/policy/preview', { body })).toMatchObject({ status: 422 });
  });

  it('refuses rungs out of order as malformed', async () => {
    const escalation = [
      { after: 'P3D', to: ['owner'] },
      { after: 'P1D', to: ['owner'] },
    ];
    expect(await put({ escalation })).toMatchObject({ status: 400, body: { errors: [{ pointer: '/escalation' }] } });
  });

  it('refuses an escalation that would reach nobody', async () => {
    const heads = { where: { role: 'unit_head' } };
    await place.database.official.updateMany({ ...heads, data: { active: false } });
    const reply = await put({
      escalation: [
        { after: 'P0D', to: ['owner'] },
        { after: 'P3D', to: ['unit_head'] },
      ],
    });
    await place.database.official.updateMany({ ...heads, data: { active: true } });
    expect(reply).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/escalation/1/to', code: 'rung_reaches_nobody' }] },
    });
  });

  it('is the secretariat’s to set and everybody’s to read', async () => {
    expect((await place.call('leader', 'PUT', '/api/policy', { body: {} })).status).toBe(403);
    expect((await place.call('owner', 'POST', '/api/policy/preview', { body: {} })).status).toBe(403);
  });
});

describe('POST /api/batches with a policy of its own', () => {
  it('refuses one that makes no sense, and says where', async () => {
    const rows = [
      { task: '甲', standards: ['乙'], leadUnit: 'DEPT', owner: 'owner@example.test', deadline: '2027-03-10' },
    ];
    const body = { title: '草稿', year: 2027, rows, policy: { remindAt: '02:00' } };
    expect(await place.call('secretary', 'POST', '/api/batches', { body })).toMatchObject({
      status: 422,
      body: { code: 'policy_at_fault', errors: [{ pointer: '/policy/remindAt', code: 'hour_unfit' }] },
    });
  });
});

describe('PUT /api/batches/{id}/policy', () => {
  it('sets what a draft will be issued under', async () => {
    const id = await draft();
    const path = `/api/batches/${id}/policy`;
    const reply = await place.call('secretary', 'PUT', path, { body: { remindBefore: ['P1D'] } });
    expect(reply).toMatchObject({
      status: 200,
      body: { batch: id, state: 'draft', change: null, own: { remindBefore: ['P1D'] }, policy: { extensionsMax: 3 } },
    });
    expect((await place.call('secretary', 'GET', `/api/batches/${id}`)).body).toMatchObject({
      policy: { remindBefore: ['P1D'] },
    });
    expect((await place.call('leader', 'GET', `${path}/versions`)).body).toEqual({ items: [], nextCursor: null });
  });

  it('answers 404 where there is no such batch', async () => {
    const path = `/api/batches/${crypto.randomUUID()}/policy`;
    for (const [method, to] of [
      ['GET', path],
      ['PUT', path],
      ['POST', `${path}/preview`],
      ['GET', `${path}/versions`],
    ] as const)
      expect((await place.call('secretary', method, to, method === 'GET' ? {} : { body: {} })).status).toBe(404);
  });
});
