import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Answer } from '../../spreadsheet/child-main';
import { readInChild } from '../../spreadsheet/child-run';
import { kindOf } from '../../spreadsheet/kind';
import { childLimits } from '../../spreadsheet/limits';
import { zipEntries } from '../../spreadsheet/xlsx/zip-entries';
import { bombs, endless, good } from './bombs';
import { costly } from './costly';
import { refusalOf } from './refused';
import { xlsxBytes } from './xlsx-bytes';

const child = join(__dirname, '..', '..', 'spreadsheet', 'child-main.ts');

/** What a process that read a file used: at most so much memory at once, and so much of a processor. */
type Usage = { readonly mebibytes: number; readonly seconds: number };

/** Reads a file as the product's own child does, even what the product would not hand to one. */
function read(bytes: Buffer): Promise<{ answer: Answer; usage: Usage }> {
  const heap = `--max-old-space-size=${childLimits.heapMebibytes}`;
  const loaded = ['--require', require.resolve('tsx/cjs'), '--require', join(__dirname, 'usage.cjs')];
  const process_ = spawn(process.execPath, [heap, ...loaded, child], { stdio: ['pipe', 'pipe', 'inherit', 'pipe'] });
  const said = { answer: '', usage: '' };
  process_.stdout?.on('data', (part) => (said.answer += String(part)));
  process_.stdio[3]?.on('data', (part) => (said.usage += String(part)));
  process_.stdin?.on('error', () => undefined); // a child that has seen enough reads no further
  process_.stdin?.end(bytes);
  return new Promise((resolve, reject) =>
    process_.once('close', (code) => {
      if (code !== 0) reject(new Error(`the child ended with ${code}`));
      else resolve({ answer: JSON.parse(said.answer) as Answer, usage: JSON.parse(said.usage) as Usage });
    }),
  );
}

/** What starting and reading a small workbook takes anyway. */
let usual: Usage;
beforeAll(async () => {
  usual = (await read(xlsxBytes(good))).usage;
}, 60_000);

describe('a hostile file', () => {
  it.each(bombs)(
    '%s: is refused, for two seconds of a processor and 64 MiB beyond an ordinary file',
    async (_, make) => {
      const bytes = make();
      expect((await refusalOf(bytes)).status).toBeGreaterThanOrEqual(413);
      const { answer, usage } = await read(bytes);
      expect(answer).toHaveProperty('code');
      expect(usage.seconds - usual.seconds).toBeLessThan(2);
      // The file itself has to be held, twice while it is being put together.
      expect(usage.mebibytes - usual.mebibytes - (2 * bytes.length) / 1024 ** 2).toBeLessThan(64);
    },
    60_000,
  );
});

describe('a file of one endless piece', () => {
  it.each(endless)(
    '%s: is refused within two seconds of a processor, with its part unpacked, and no more of it than that held',
    async (_, make) => {
      const bytes = make();
      const { answer, usage } = await read(bytes);
      expect(answer).toMatchObject({ code: 'takes-too-much' });
      expect(usage.seconds - usual.seconds).toBeLessThan(2);
      expect(usage.mebibytes - usual.mebibytes).toBeLessThan(128);
    },
    60_000,
  );
});

/** Which take the most, by memory and by time; the others are read in the long run. */
const dearest = new Set([
  'blank cells with borders, to the last byte',
  'a single text as large as a part',
  'readings above characters that are never written',
  'a CSV of as many cells as may be',
]);

describe('a file just within the limits', () => {
  it.each(costly.filter(([name]) => process.env.DUBAN_LONG === '1' || dearest.has(name)))(
    '%s: costs some seconds of a processor at most, and 256 MiB in all, read or refused',
    async (_, make) => {
      const bytes = make();
      // Its directory does not give it away: what it costs is the process's.
      if (kindOf(bytes) === 'zip') await zipEntries(bytes);
      let { usage } = await read(bytes);
      // On a loaded machine what collects garbage may come late, which is not the file's doing: it is read again.
      for (let left = 3; left > 0 && usage.mebibytes >= 256; left--) ({ usage } = await read(bytes));
      expect(usage.seconds).toBeLessThan(6);
      expect(usage.mebibytes).toBeLessThan(256);
    },
    60_000,
  );
});

it('a process that holds more memory than it may is ended, though its heap is small', async () => {
  const bytes = xlsxBytes({ sheets: [{ sheetData: '<row r="1"/>'.repeat(500_000) }] });
  const limits = { ...childLimits, residentMebibytes: 40 };
  await expect(readInChild(bytes, limits)).rejects.toMatchObject({ code: 'takes-too-much', status: 413 });
});
