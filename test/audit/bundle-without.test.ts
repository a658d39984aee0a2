import { exportBundle } from '../../api/audit/export/export';
import type { Dependencies } from '../../api/deps';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import { seedItem, seedItems } from '../support/items';
import { unpack, verify } from './unpacked';

const secretary = ({ office }: Place) => office.people.secretary.email;
const pathOf = (task: string) => `/api/audit/tasks/${task}/export`;

it('a bundle is made while the engine is away: it says that runs were not taken, and is found to agree', async () => {
  const place = await openPlace({ temporalAddress: '127.0.0.1:9' });
  const { id } = await seedItem(place.database, place.office);
  const answer = await place.http.fetch(secretary(place), pathOf(id));
  expect(answer.status).toBe(200);
  const { code, said } = await verify(unpack(new Uint8Array(await answer.arrayBuffer())));
  expect([code, said]).toEqual([0, expect.stringContaining('引擎未应答')]);
  await place.close();
}, 60_000);

it('no bundle is made without a key to sign it', async () => {
  const deps = { signer: null } as Dependencies;
  await expect(exportBundle('task', { deps, params: { id: crypto.randomUUID() } })).rejects.toMatchObject({
    code: 'signing_key_missing',
  });
});

it('two bundles are made at once, and whoever comes meanwhile is told when to come again', async () => {
  const place = await openPlace();
  const deadlines = Array<string>(400).fill('2026-12-31');
  const [item] = await seedItems(place.database, place.office, { deadlines });
  const path = `/api/audit/batches/${item?.batch}/export`;
  const answers = await Promise.all(Array.from({ length: 6 }, () => place.http.fetch(secretary(place), path)));
  const refused = answers.filter(({ status }) => status !== 200);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.length).toBeLessThanOrEqual(4);
  for (const answer of refused) {
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await answer.json()).toMatchObject({ status: 503, code: 'exports_busy' });
  }
  await Promise.all(answers.filter(({ bodyUsed }) => !bodyUsed).map((answer) => answer.arrayBuffer()));
  expect((await place.http.fetch(secretary(place), path)).status).toBe(200);
  await place.close();
}, 60_000);
