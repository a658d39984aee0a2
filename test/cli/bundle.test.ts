import { readdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import { temporaryFolder } from '../audit/unpacked';
import { duban as dubanAs } from '../support/cli';
import { seedItem } from '../support/items';

let place: Place;
beforeAll(async () => {
  place = await openPlace();
});
afterAll(() => place?.close());

it('npm run duban -- bundle writes the audit bundle under its own name or the one given, and writes over nothing unasked', async () => {
  const folder = temporaryFolder();
  const item = await seedItem(place.database, place.office);
  const duban = (...args: string[]) => dubanAs(place.http, place.office.people.secretary.email, folder, ...args);
  await duban('bundle', 'task', item.id);
  const [name] = await readdir(folder);
  expect(name).toMatch(/^审计包-.*\.zip$/);
  await expect(duban('bundle', 'task', item.id)).rejects.toMatchObject({ stderr: expect.stringMatching(/EEXIST/) });
  const told = JSON.parse((await duban('--json', 'bundle', 'task', item.id, '--out', 'a b.zip')).stdout) as object;
  const file = join(await realpath(folder), 'a b.zip');
  expect(told).toEqual({ kind: 'task', id: item.id, file, size: expect.any(Number) });
  await expect(duban('bundle', 'period', '2026-01')).rejects.toMatchObject({
    stderr: expect.stringMatching(/^[^\n]*\(not_closed\)\n$/),
  });
  await expect(duban('bundle', 'unit', item.id)).rejects.toMatchObject({ code: 1 });
}, 60_000);
