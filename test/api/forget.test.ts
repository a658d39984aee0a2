import { pino } from 'pino';
import { keepForgetting } from '../../api/idempotency/forget';
import { until } from '../support/until';
import type { Place } from './support/place';
import { openPlace } from './support/place';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

const keys = async () =>
  (await place.database.idempotentAnswer.findMany({ orderBy: { key: 'asc' } })).map(({ key }) => key);

it('answers to an Idempotency-Key are forgotten after seven days, and not before', async () => {
  const { email } = place.office.people.owner;
  for (const key of ['a-fresh', 'b-old'])
    await place.call('owner', 'POST', '/api/tokens', {
      body: { email, name: 'x' },
      headers: { 'idempotency-key': key },
    });
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const age = (key: string, days: number) =>
    place.database.idempotentAnswer.updateMany({ where: { key }, data: { createdAt: daysAgo(days) } });
  await age('a-fresh', 6.9);
  await age('b-old', 7.1);
  const stop = keepForgetting(place.database, pino({ level: 'silent' }));
  await until(keys, (left) => left.length === 1);
  expect(await keys()).toEqual(['a-fresh']);
  stop();

  const spec = (await (await fetch(new URL('/openapi.json', place.http.url))).text()).replaceAll('\n', ' ');
  expect(spec).toContain('one effect, for 7 days');
});
