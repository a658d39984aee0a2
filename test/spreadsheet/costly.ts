import { createHash } from 'node:crypto';
import { zipSync } from 'fflate';
import { columnLetter } from '../../domain/table/grid';
import { maxCells, maxPartsBytes, maxTextCharacters } from '../../spreadsheet/limits';
import type { TestWorkbook } from './xlsx-bytes';
import { xlsxBytes, xlsxParts } from './xlsx-bytes';

/** What a part may weigh beside the others of its workbook. */
const partBytes = maxPartsBytes - 20_000;
const everyBytes = 10_000;

/** Digits that cannot be packed, or the directory would give a file away by how tightly it is. */
const noise = (at: number) => createHash('sha256').update(String(at)).digest('hex');

/** The same piece again and again, up to so many bytes, with noise in between. */
function upTo(bytes: number, piece: string, noisy = (digits: string) => `<!--${digits}-->`): string {
  const some = piece.repeat(Math.floor(everyBytes / Buffer.byteLength(piece)));
  const size = Buffer.byteLength(some + noisy(noise(0)));
  return Array.from({ length: Math.floor(bytes / size) }, (_, at) => some + noisy(noise(at))).join('');
}

const rows = (many: number, row: (at: number) => string) =>
  Array.from(
    { length: many },
    (_, at) => `<row r="${at + 1}">${row(at + 1)}</row><!--${noise(at).slice(0, 16)}-->`,
  ).join('');
const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const sheetOf = (sheetData: string, more: Partial<TestWorkbook> = {}) =>
  xlsxBytes({ sheets: [{ sheetData }], ...more });
const text = (at: number, length: number) => noise(at).slice(0, 16).padEnd(length, '任务');

/** A workbook in which a thousand sheets are one and the same part. */
function oneSheetOften(): Buffer {
  const parts = xlsxParts({ sheets: [{ sheetData: upTo(4_000_000, '<row><c><v>1</v></c></row>') }] });
  const workbook = Buffer.from(parts['xl/workbook.xml'] ?? []).toString();
  const sheet = /<sheet [^>]*\/>/.exec(workbook)?.[0] ?? '';
  return Buffer.from(
    zipSync({ ...parts, 'xl/workbook.xml': Buffer.from(workbook.replace(sheet, sheet.repeat(1_000))) }),
  );
}

const megabytes = 1024 * 1024;

/** Workbooks and CSV files that come as near to the limits as they may, each to one. */
export const costly: readonly (readonly [string, () => Buffer])[] = [
  [
    '20,000 full rows, twice as large as they are in an office',
    () =>
      sheetOf(
        rows(20_000, (at) => Array.from({ length: 13 }, (_, column) => inline(text(at * 13 + column, 40))).join('')),
      ),
  ],
  [
    'as many cells as may be',
    () =>
      sheetOf(rows(20_000, (at) => Array.from({ length: maxCells / 20_000 }, () => `<c><v>${at}</v></c>`).join(''))),
  ],
  [
    'blank cells with borders, to the last byte',
    () => sheetOf(upTo(partBytes, '<row><c r="A1" s="1"/><c r="B1" s="1"/><c r="C1" s="1"/></row>')),
  ],
  ['as much text as may be', () => sheetOf(rows(20_000, (at) => inline(text(at, maxTextCharacters / 20_000 - 10))))],
  [
    'shared texts without end, of which one is used',
    () =>
      sheetOf('<row r="1"><c t="s"><v>0</v></c></row>', {
        sharedStrings: Array.from({ length: 900_000 }, (_, at) => `<si><t>${text(at, 10)}</t></si>`).join(''),
      }),
  ],
  [
    'a long text that all cells share',
    () =>
      sheetOf(
        rows(20_000, () => '<c t="s"><v>0</v></c>'.repeat(40)),
        { sharedStrings: `<si><t>${'长'.repeat(9_000)}</t></si>` },
      ),
  ],
  [
    'a single text as large as a part',
    () => sheetOf(`<row r="1">${inline(upTo(partBytes, '长', (digits) => digits))}</row>`),
  ],
  [
    'readings above characters that are never written',
    () => sheetOf(`<row r="1"><c t="inlineStr"><is>${upTo(partBytes, '<rPh sb="0" eb="1"/>')}</is></c></row>`),
  ],
  ['the last column of every row', () => sheetOf(rows(100_000, (at) => `<c r="SR${at}"><v>1</v></c>`))],
  [
    'attributes without end',
    () => sheetOf(`<row ${Array.from({ length: 2_000_000 }, (_, at) => `a${at}=""`).join(' ')}/>`),
  ],
  [
    'merged cells, as many as may be',
    () =>
      xlsxBytes({
        sheets: [
          {
            rows: [['甲']],
            merges: Array.from({ length: 49_000 }, (_, at) => `A${at + 1}:${columnLetter(400)}${at + 1}`),
          },
        ],
      }),
  ],
  ['comments without end', () => sheetOf(upTo(partBytes, '<!---->'))],
  ['one sheet under a thousand names', oneSheetOften],
  ['a CSV of separators', () => Buffer.alloc(20 * megabytes, ',')],
  ['a CSV of as many cells as may be', () => Buffer.from(`重点任务${',甲'.repeat(9)}\n`.repeat(90_000))],
  ['a CSV of as much text as may be', () => Buffer.from(`${'任务'.repeat(340)},甲,乙\n`.repeat(10_000))],
  ['a CSV in GB18030 that is cut off', () => Buffer.alloc(20 * megabytes - 1, 'c8ce', 'hex')],
  [
    'a CSV in UTF-16 of line ends',
    () => Buffer.concat([Buffer.from('fffe', 'hex'), Buffer.alloc(18 * megabytes, '\n', 'utf16le')]),
  ],
];
