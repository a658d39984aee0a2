import { once } from 'node:events';
import { createWriteStream, mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import yauzl from 'yauzl';
import { commitBatch } from '../../activities/issue/commit-batch';
import { takeEntries } from '../../activities/periods/take-entries';
import { beginClose } from '../../prisma/periods';
import type { Place } from '../api/support/place';
import { openPlace } from '../api/support/place';
import { setClock } from '../support/clock';
import { draftBatch, shanghai } from '../support/items';
import { temporaryFolder, verify } from './unpacked';

/** In batches of the largest size that a table may have. */
const batches = process.env.DUBAN_LONG === '1' ? [20_000, 20_000, 10_000] : [3_000];
const total = batches.reduce((sum, size) => sum + size, 0);

let place: Place;
beforeAll(async () => {
  place = await openPlace();
  await setClock(place.ownerUrl, '2026-03-02T10:00:00+08:00');
  const { id, name } = place.office.people.secretary;
  const at = Date.parse('2026-03-02T10:00:00+08:00');
  for (const size of batches) {
    const batch = await draftBatch(place.database, place.office, { deadlines: Array(size).fill('2026-12-31') });
    await commitBatch(place.database, shanghai, { batch, by: { id, name }, at });
  }
  await setClock(place.ownerUrl, '2026-04-01T00:10:00+08:00');
  await beginClose(place.database, shanghai, { month: '2026-03', asOf: null, by: null });
  await takeEntries(place.database, shanghai, '2026-03');
}, 600_000);
afterAll(() => place?.close());

it(`a period of ${total} items is handed out without being held in memory, and found to agree`, async () => {
  const file = path.join(temporaryFolder(), 'period.zip');
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
  }, 50);
  const began = Date.now();
  const answer = await place.http.fetch(place.office.people.secretary.email, '/api/audit/periods/2026-03/export');
  expect(answer.status).toBe(200);
  if (answer.body) await pipeline(Readable.fromWeb(answer.body), createWriteStream(file));
  clearInterval(watch);
  const made = Date.now();
  const size = statSync(file).size;
  expect(size).toBe(Number(answer.headers.get('content-length')));
  const folder = await unpackOnDisk(file);
  const unpacked = Date.now();
  const { code, said } = await verify(folder);
  expect([code, said]).toEqual([0, expect.stringContaining(`${total} 项 items`)]);
  // Too many to ask the engine for each: said, and no fault.
  expect(said).toContain('事项过多未取');
  process.stdout.write(
    `${total} items: ${(size / 2 ** 20).toFixed(1)} MiB in ${((made - began) / 1000).toFixed(1)} s, ` +
      `${((most - before) / 2 ** 20).toFixed(0)} MiB more memory; checked in ${((Date.now() - unpacked) / 1000).toFixed(1)} s\n`,
  );
}, 900_000);

async function unpackOnDisk(file: string): Promise<string> {
  const folder = path.join(temporaryFolder(), 'period');
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.open(file, { lazyEntries: true }, (error, opened) => (error ? reject(error) : resolve(opened))),
  );
  zip.on('entry', (entry: yauzl.Entry) => {
    const to = path.join(folder, entry.fileName);
    mkdirSync(path.dirname(to), { recursive: true });
    zip.openReadStream(entry, (error, stream) => {
      if (error) zip.emit('error', error);
      else void pipeline(stream, createWriteStream(to)).then(() => zip.readEntry());
    });
  });
  zip.readEntry();
  await once(zip, 'end');
  return folder;
}
