import { deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { readInChild } from '../../spreadsheet/child-run';
import { childLimits } from '../../spreadsheet/limits';
import { inTurn } from '../../spreadsheet/turns';
import { readXlsx } from '../../spreadsheet/xlsx/read-xlsx';
import { zipEntries } from '../../spreadsheet/xlsx/zip-entries';
import { dataFile } from '../domain/table/in-directory';
import { bomb, good, lyingBomb, mebibyte, sheet, tampered } from './bombs';
import { refusalOf } from './refused';
import { xlsxBytes, xlsxParts } from './xlsx-bytes';

/** What a refusal leaves in the caller's buffers, where unpacked parts would be. */
async function costOf(bytes: Buffer) {
  const before = process.memoryUsage().arrayBuffers;
  const refusal = await refusalOf(bytes);
  return { refusal, mebibytes: (process.memoryUsage().arrayBuffers - before) / mebibyte };
}

describe('what is no workbook', () => {
  const oldWorkbook = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]);
  test.each<[string, Buffer, string, number]>([
    ['B26 an old .xls, whatever its name', oldWorkbook, 'old-format', 415],
    [
      'B27 a workbook behind a password',
      Buffer.concat([oldWorkbook, Buffer.from('EncryptedPackage', 'utf16le')]),
      'encrypted',
      422,
    ],
    ['B35 a workbook with macros', xlsxBytes({ ...good, parts: { 'xl/vbaProject.bin': 'x' } }), 'macro-format', 415],
    [
      'a text document',
      Buffer.from(zipSync({ '[Content_Types].xml': Buffer.from('<Types>wordprocessingml.document.main+xml</Types>') })),
      'not-a-spreadsheet',
      415,
    ],
    ['an archive', Buffer.from(zipSync({ 'a.txt': Buffer.from('a') })), 'not-a-spreadsheet', 415],
    ['a PDF', Buffer.from('%PDF-1.7 …'), 'not-a-spreadsheet', 415],
    [
      'a page of HTML named .xls',
      Buffer.from('<html><table><tr><td>甲</td></tr></table></html>'),
      'not-a-spreadsheet',
      415,
    ],
    ['half a workbook', xlsxBytes(good).subarray(0, 900), 'damaged', 422],
    ['B25 more than 20 MB', Buffer.alloc(20 * mebibyte + 1, 'a'), 'file-too-large', 413],
  ])('%s is refused', async (_, bytes, code, status) => {
    const refusal = await refusalOf(bytes);
    expect(refusal).toMatchObject({ code, status });
    for (const locale of ['zh-CN', 'en'] as const) expect(refusal.wordRefusal(locale)).not.toMatch(/[{}]/);
  });

  test('B26 the words say what to do about it', async () => {
    expect((await refusalOf(oldWorkbook)).wordRefusal('zh-CN')).toContain('“另存为”.xlsx');
  });
});

describe('bombs', () => {
  test('B28 half a megabyte that unpacks to 512 MB is refused by its directory alone, with nothing unpacked', async () => {
    const bytes = bomb(512);
    const { refusal, mebibytes } = await costOf(bytes);
    expect(refusal).toMatchObject({ code: 'unpacks-too-large', status: 413 });
    await expect(zipEntries(bytes)).rejects.toMatchObject({ code: 'unpacks-too-large' });
    expect(mebibytes).toBeLessThan(64);
  });

  test('B29 a part that unpacks to more than it says is stopped there, and costs the caller nothing', async () => {
    const { refusal, mebibytes } = await costOf(lyingBomb(100));
    expect(refusal).toMatchObject({ code: 'unsafe', status: 422 });
    expect(mebibytes).toBeLessThan(64);
  });

  test('many parts that are each small enough are refused for what they come to', async () => {
    const names = Array.from({ length: 50 }, (_, at) => `xl/media/${at}.bin`);
    const bytes = xlsxBytes({ ...good, parts: Object.fromEntries(names.map((name) => [name, 'x'.repeat(20_000)])) });
    const claimed = names.reduce(
      (archive, name) => tampered(archive, name, (central) => central.writeUInt32LE(3.9 * mebibyte, 24)),
      bytes,
    );
    expect(await refusalOf(claimed)).toMatchObject({ code: 'unpacks-too-large', status: 413 });
  });

  test.each([
    ['time', { milliseconds: 1 }],
    ['memory', { heapMebibytes: 8 }],
    ['an answer', { answerBytes: 1000 }],
  ])('whatever takes more %s than it may is ended, and refused', async (_, limit) => {
    const reading = readInChild(dataFile('progress-table-10000.xlsx'), { ...childLimits, ...limit });
    await expect(reading).rejects.toMatchObject({ code: 'takes-too-much', status: 413 });
  });

  test('only two files are read at once, and the others wait for their turn', async () => {
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      running -= 1;
    };
    await Promise.all(Array.from({ length: 7 }, () => inTurn(work)));
    expect(most).toBe(2);
    await expect(inTurn(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await inTurn(async () => 'next')).toBe('next');
  });
});

describe('archives that are not what they seem', () => {
  const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`xl/media/${at}.bin`, 'x']));
  test.each<[string, Buffer, string]>([
    ['B30 more than 1,000 entries', xlsxBytes({ ...good, parts: many }), 'unsafe'],
    [
      'B30 entries that share their bytes',
      tampered(xlsxBytes(good), sheet, (central) => central.writeUInt32LE(0, 42)),
      'unsafe',
    ],
    ['B31 a name that climbs out', xlsxBytes({ ...good, parts: { '../../etc/passwd': 'x' } }), 'unsafe'],
    ['B31 an absolute name', xlsxBytes({ ...good, parts: { '/etc/passwd': 'x' } }), 'unsafe'],
    ['one name twice', xlsxBytes({ ...good, parts: { 'XL/workbook.xml': 'x' } }), 'unsafe'],
    [
      'a part under a password',
      tampered(xlsxBytes(good), sheet, (central) => central.writeUInt16LE(1, 8)),
      'encrypted',
    ],
    [
      'a part packed in a strange way',
      tampered(xlsxBytes(good), sheet, (central) => central.writeUInt16LE(99, 10)),
      'unsafe',
    ],
    [
      'B32 a DTD',
      xlsxBytes({
        ...good,
        parts: { [sheet]: '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet>&a;</worksheet>' },
      }),
      'unsafe',
    ],
    ['XML that is none', xlsxBytes({ ...good, parts: { [sheet]: '<worksheet><sheetData></worksheet>' } }), 'damaged'],
    [
      'B33 a cell to the right of any sheet',
      xlsxBytes({ sheets: [{ sheetData: '<row r="1"><c r="XFE1"><v>1</v></c></row>' }] }),
      'cell-out-of-bounds',
    ],
    [
      'B33 a cell below any sheet',
      xlsxBytes({ sheets: [{ sheetData: '<row r="1048577"><c r="A1048577"><v>1</v></c></row>' }] }),
      'cell-out-of-bounds',
    ],
    [
      'B34 a shared string that is not there',
      xlsxBytes({
        sheets: [{ sheetData: '<row r="1"><c r="A1" t="s"><v>1</v></c></row>' }],
        sharedStrings: '<si><t>甲</t></si>',
      }),
      'damaged',
    ],
    [
      'too wide a table',
      xlsxBytes({ sheets: [{ sheetData: '<row r="1"><c r="XFD1"><v>1</v></c></row>' }] }),
      'too-many-columns',
    ],
  ])('%s: refused', async (_, bytes, code) => {
    await expect(readXlsx(bytes)).rejects.toMatchObject({ code, status: 422 });
  });

  test('B33 content far below any table is refused without room being made for it', async () => {
    const far = xlsxBytes({ sheets: [{ sheetData: '<row r="1048576"><c r="A1048576"><v>1</v></c></row>' }] });
    expect(await refusalOf(far)).toMatchObject({ code: 'too-many-rows', status: 413 });
  });

  test('B71 a title of 5 MB is refused', async () => {
    const bytes = Buffer.from(`重点任务,完成时限\n${'长'.repeat(1_700_000)},6月底前\n`);
    expect((await refusalOf(bytes)).status).toBe(422);
    const workbook = xlsxBytes({ sheets: [{ rows: [['长'.repeat(200_000)]] }] });
    expect(await refusalOf(workbook)).toMatchObject({ code: 'cell-too-large', params: { row: 1, column: 'A' } });
  });
});

test('an entry stored by hand with a wrong size is refused', async () => {
  const packed = deflateRawSync(Buffer.from('short'));
  const bytes = tampered(Buffer.from(zipSync(xlsxParts(good))), 'xl/workbook.xml', (central) =>
    central.writeUInt32LE(packed.length + 100_000, 24),
  );
  expect(await refusalOf(bytes)).toMatchObject({ status: 422 });
});
