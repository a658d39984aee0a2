import { unzipSync } from 'fflate';
import yauzl from 'yauzl';
import { ZipWriter } from '../../audit/bundle/zip';

const at = Date.parse('2026-03-31T16:00:00Z');

async function zipped(files: Iterable<readonly [string, string]>, date = at): Promise<Buffer> {
  const parts: Buffer[] = [];
  const zip = new ZipWriter(async (bytes) => void parts.push(bytes), date);
  for (const [name, text] of files) await zip.add(name, Buffer.from(text));
  await zip.end();
  return Buffer.concat(parts);
}

function entriesOf(bytes: Buffer): Promise<{ name: string; at: string }[]> {
  return new Promise((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      const found: { name: string; at: string }[] = [];
      zip.on('entry', (entry: yauzl.Entry) => {
        found.push({ name: entry.fileName, at: entry.getLastModDate({ timezone: 'UTC' }).toISOString() });
        zip.readEntry();
      });
      zip.on('end', () => resolve(found));
      zip.on('error', reject);
      zip.readEntry();
    }),
  );
}

it('a zip holds every file as it was given, under its name and the one date, and the same bytes each time', async () => {
  const files = [
    ['一/账本.jsonl', '{"a":1}\n'.repeat(1_000)],
    ['empty', ''],
  ] as const;
  const bytes = await zipped(files);
  const read = unzipSync(bytes);
  for (const [name, text] of files) expect(Buffer.from(read[name] ?? []).toString()).toBe(text);
  expect(await entriesOf(bytes)).toEqual(files.map(([name]) => ({ name, at: '2026-03-31T16:00:00.000Z' })));
  expect((await zipped(files)).equals(bytes)).toBe(true);
  expect((await zipped(files, at + 2_000)).equals(bytes)).toBe(false);
});

it('a zip of more files than its old form can count is read whole', async () => {
  const count = 70_000;
  const names = Array.from({ length: count }, (_, index) => [`histories/${index}.json`, '{}'] as const);
  const read = await entriesOf(await zipped(names));
  expect(read).toHaveLength(count);
  expect(read.at(-1)?.name).toBe(`histories/${count - 1}.json`);
}, 240_000);
