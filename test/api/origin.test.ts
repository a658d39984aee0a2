import type { Place } from './support/place';
import { openPlace } from './support/place';

/** A24: a page of another site that has come by a token, or by an address, changes nothing. */
let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const host = () => new URL(place.http.url).host;
const patch = (origin: string) =>
  place.call('owner', 'PATCH', '/api/me', { body: { locale: 'en' }, headers: { origin } });

it.each([
  'https://evil.example.test',
  'https://duban.example.test',
  'http://duban.example.test:8080',
  'http://duban.example.test.evil.example.test',
  'http://127.0.0.1:9',
  'null',
  'file://',
  'not an origin',
])('A change from %s is refused, and not made', async (origin) => {
  expect(await patch(origin)).toMatchObject({ status: 403, body: { code: 'foreign_origin' } });
  const token = { email: 'owner@example.test', name: '甲' };
  expect((await place.call('owner', 'POST', '/api/tokens', { body: token, headers: { origin } })).status).toBe(403);
  expect((await place.call('owner', 'GET', '/api/me', { headers: { origin } })).body).toMatchObject({ locale: null });
});

it('A change from the product’s own pages is made: at its public address, or at the host that was asked', async () => {
  for (const origin of ['http://duban.example.test', `http://${host()}`, `https://${host()}`])
    expect((await patch(origin)).status).toBe(200);
});
