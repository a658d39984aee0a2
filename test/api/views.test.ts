import { mostViews } from '../../api/views/schema';
import type { Who } from '../support/office';
import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

type View = { id: string; name: string; query: string; usual: boolean };

const save = (who: Who, body: object, headers: Record<string, string> = {}) =>
  place.call(who, 'POST', '/api/views', { body, headers });
const viewsOf = async (who: Who, query = '') =>
  (await place.call(who, 'GET', `/api/views${query}`)).body as unknown as { items: View[]; nextCursor: string | null };
const idIn = ({ body }: Awaited<ReturnType<typeof save>>) => (body as unknown as View).id;

describe('saved views', () => {
  it('are kept with the account, in their order, and seen by nobody else', async () => {
    const made = await save('secretary', { name: ' 红灯 ', query: 'light=red&columns=task,light' });
    expect(made).toMatchObject({
      status: 201,
      body: { name: '红灯', query: 'light=red&columns=task,light', usual: false },
    });
    await save('secretary', { name: '待验收', query: 'state=under_review' });
    expect((await viewsOf('secretary')).items.map(({ name }) => name)).toEqual(['红灯', '待验收']);
    expect((await viewsOf('owner')).items).toEqual([]);
    const first = await viewsOf('secretary', '?limit=1');
    expect(first.items.map(({ name }) => name)).toEqual(['红灯']);
    expect((await viewsOf('secretary', `?limit=1&cursor=${first.nextCursor}`)).items).toMatchObject([
      { name: '待验收' },
    ]);
    for (const method of ['PATCH', 'DELETE'] as const)
      expect(await place.call('owner', method, `/api/views/${idIn(made)}`, { body: {} })).toMatchObject({
        status: 404,
      });
  });

  it('are renamed, changed and deleted; what is left out stays', async () => {
    const id = idIn(await save('head', { name: '甲', query: 'light=red' }));
    const path = `/api/views/${id}`;
    expect((await place.call('head', 'PATCH', path, { body: { name: '乙' } })).body).toMatchObject({
      ...{ id, name: '乙', query: 'light=red' },
    });
    expect((await place.call('head', 'PATCH', path, { body: { query: '' } })).body).toMatchObject({
      name: '乙',
      query: '',
    });
    expect(await place.call('head', 'DELETE', path)).toMatchObject({ status: 200, body: { name: '乙' } });
    expect(await place.call('head', 'DELETE', path)).toMatchObject({ status: 404 });
    expect((await viewsOf('head')).items).toEqual([]);
  });

  it('have one at most that the page begins with, also when two are made it at once', async () => {
    const one = idIn(await save('partner', { name: '一', query: 'light=red', usual: true }));
    const two = idIn(await save('partner', { name: '二', query: 'late=true' }));
    const usual = async () => (await viewsOf('partner')).items.filter((view) => view.usual).map(({ id }) => id);
    expect(await usual()).toEqual([one]);
    await Promise.all([
      save('partner', { name: '三', query: '', usual: true }),
      place.call('partner', 'PATCH', `/api/views/${two}`, { body: { usual: true } }),
    ]);
    expect(await usual()).toHaveLength(1);
    await place.call('partner', 'PATCH', `/api/views/${(await usual())[0]}`, { body: { usual: false } });
    expect(await usual()).toEqual([]);
  });

  it('bear each a name of its own: 409, for a new one and for a renamed one; under one key one is made', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, again] = await Promise.all([1, 2].map(() => save('owner', { name: '甲', query: '' }, key)));
    expect(again?.body).toEqual(first?.body);
    expect(await save('owner', { name: '甲', query: '' })).toMatchObject({
      ...{ status: 409, body: { code: 'view_name_taken', detail: expect.stringContaining('甲') } },
    });
    const other = idIn(await save('owner', { name: '乙', query: '' }));
    expect(await place.call('owner', 'PATCH', `/api/views/${other}`, { body: { name: '甲' } })).toMatchObject({
      ...{ status: 409, body: { code: 'view_name_taken' } },
    });
    expect((await place.call('owner', 'PATCH', `/api/views/${other}`, { body: { name: '乙' } })).status).toBe(200);
  });

  it('are no more than fifty for an account, and none longer than an address may be', async () => {
    const { id: officialId } = await place.database.official.findUniqueOrThrow({
      where: { email: 'leader@example.test' },
    });
    const views = Array.from({ length: mostViews }, (_, at) => ({
      id: crypto.randomUUID(),
      officialId,
      name: `${at}`,
      query: '',
    }));
    await place.database.savedView.createMany({ data: views });
    expect(await save('leader', { name: '再', query: '' })).toMatchObject({
      status: 409,
      body: { code: 'too_many_views' },
    });
    for (const body of [
      { name: '长', query: 'q='.padEnd(2_001, 'x') },
      { name: '', query: '' },
      { name: '名'.repeat(61), query: '' },
      { name: '甲', query: 'q=未编码' },
      { name: '甲', query: 'a=1#b' },
      { name: '甲' },
    ])
      expect(await save('secretary', body)).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  });
});
