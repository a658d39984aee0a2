import { constants, deflateRawSync } from 'node:zlib';
import { zipSync } from 'fflate';
import type { TestWorkbook } from './xlsx-bytes';
import { xlsxBytes, xlsxParts } from './xlsx-bytes';

export const mebibyte = 1024 * 1024;

export const good: TestWorkbook = {
  sheets: [
    {
      rows: [
        ['重点任务', '完成时限'],
        ['甲', '6月底前'],
      ],
    },
  ],
};

export const sheet = 'xl/worksheets/sheet1.xml';

/** A workbook with this as its sheet, packed as tightly as `strategy` packs. */
function packed(part: Buffer, strategy: number): Buffer {
  const bytes = Buffer.from(
    zipSync({ ...xlsxParts(good), [sheet]: [deflateRawSync(part, { strategy }), { level: 0 }] }),
  );
  return tampered(bytes, sheet, (central, local) => {
    central.writeUInt16LE(8, 10);
    local.writeUInt16LE(8, 8);
    central.writeUInt32LE(part.length, 24);
    local.writeUInt32LE(part.length, 22);
  });
}

/** A workbook whose sheet is so many megabytes of zeros, packed to a thousandth. */
export function bomb(megabytes: number): Buffer {
  return packed(Buffer.alloc(megabytes * mebibyte), constants.Z_DEFAULT_STRATEGY);
}

/** A workbook whose sheet has this within a row, packed so loosely that its directory does not give it away. */
function loose(within: string): Buffer {
  const part = `<worksheet><sheetData><row r="1">${within}</row></sheetData></worksheet>`;
  return packed(Buffer.from(part), constants.Z_HUFFMAN_ONLY);
}

/** The same archive with other words in its directory: `change` is given each central header. */
export function tampered(bytes: Buffer, name: string, change: (central: Buffer, local: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf('PK\x01\x02'); at !== -1; at = copy.indexOf('PK\x01\x02', at + 4)) {
    const length = copy.readUInt16LE(at + 28);
    if (copy.subarray(at + 46, at + 46 + length).toString() === name)
      change(copy.subarray(at), copy.subarray(copy.readUInt32LE(at + 42)));
  }
  return copy;
}

/** A bomb that says it is small: its directory claims a thousand bytes. */
export function lyingBomb(megabytes: number): Buffer {
  return tampered(bomb(megabytes), sheet, (central, local) => {
    central.writeUInt32LE(1000, 24);
    local.writeUInt32LE(1000, 22);
  });
}

const cells = (sheetData: string) => xlsxBytes({ sheets: [{ sheetData }] });
const many = Object.fromEntries(Array.from({ length: 1001 }, (_, at) => [`xl/media/${at}.bin`, 'x']));
const laughs = Array.from({ length: 20 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`).join('');

/** What hostile workbooks are made of (reliability §4, B25–B35), each by its number. */
export const bombs: readonly (readonly [string, () => Buffer])[] = [
  ['B25 more than 20 MB', () => Buffer.alloc(20 * mebibyte + 1, 'a')],
  ['B25 more rows than any table', () => Buffer.from(`重点任务\n${'甲\n'.repeat(2_000_000)}`)],
  ['B26 an old workbook', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(10 * mebibyte)])],
  ['B28 half a megabyte that unpacks to 512', () => bomb(512)],
  ['B29 a part that unpacks to more than it says', () => lyingBomb(500)],
  ['B30 more than 1,000 entries', () => xlsxBytes({ ...good, parts: many })],
  ['B30 overlapping entries', () => tampered(xlsxBytes(good), sheet, (central) => central.writeUInt32LE(0, 42))],
  ['B31 a name that climbs out', () => xlsxBytes({ ...good, parts: { '../../etc/passwd': 'x' } })],
  [
    'B32 entities within entities',
    () =>
      xlsxBytes({
        ...good,
        parts: { [sheet]: `<!DOCTYPE x [<!ENTITY l0 "ha">${laughs}]><worksheet>&l20;</worksheet>` },
      }),
  ],
  ['B33 a cell beyond any sheet', () => cells('<row r="1048577"><c r="A1048577"><v>1</v></c></row>')],
  ['B33 a cell far below any table', () => cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')],
  [
    'B34 a shared string that is not there',
    () =>
      xlsxBytes({
        sheets: [{ sheetData: '<row r="1"><c r="A1" t="s"><v>4294967295</v></c></row>' }],
        sharedStrings: '<si><t>甲</t></si>',
      }),
  ],
  ['B35 macros', () => xlsxBytes({ ...good, parts: { 'xl/vbaProject.bin': 'x' } })],
  ['brackets a million deep', () => xlsxBytes({ ...good, parts: { [sheet]: '<a>'.repeat(1_000_000) } })],
  ['half a workbook', () => xlsxBytes(good).subarray(0, 900)],
];

/** Parts that are one endless piece, or made of what is no part of a table: all of it would have to be read for nothing. */
export const endless: readonly (readonly [string, () => Buffer])[] = [
  ['a comment as large as a part', () => loose(`<!--${'- '.repeat(10 * mebibyte)}-->`)],
  ['a text of character references as large as a part', () => loose('&amp;'.repeat(9_000_000))],
  ['a text of line ends as large as a part', () => loose('\r\n'.repeat(23_000_000))],
  ['an attribute as large as a part', () => loose(`<c a="${'&lt;'.repeat(11_000_000)}"/>`)],
  ['an instruction as large as a part', () => loose(`<?x ${'? '.repeat(10 * mebibyte)}?>`)],
  ['a part of small comments', () => loose(`<c/><!--${'- '.repeat(500)}-->`.repeat(40_000))],
  ['a part of small instructions', () => loose(`<c/><?x ${'? '.repeat(500)}?>`.repeat(40_000))],
];
