import iconv from 'iconv-lite';
import { readCsv } from '../../spreadsheet/csv/read-csv';
import { SpreadsheetRefused } from '../../spreadsheet/refusal';
import { refusalOf as refusalOfFile } from './refused';

const heading = '重点任务,质量标准,牵头单位,责任人,完成时限';
const line = '建设服务站,挂牌运行,科创园区,钱一,6月底前';
const table = `${heading}\r\n${line}\r\n`;

function cellsOf(bytes: Buffer) {
  const { sheets, encoding } = readCsv(bytes);
  return { encoding, rows: sheets[0]?.rows.map(({ row, cells }) => [row, ...cells]) ?? [] };
}

function refusalOf(bytes: Buffer): SpreadsheetRefused {
  try {
    readCsv(bytes);
  } catch (error) {
    if (error instanceof SpreadsheetRefused) return error;
    throw error;
  }
  throw new Error('the file was read');
}

const asRead = [
  [1, ...heading.split(',')],
  [2, ...line.split(',')],
];

describe('encodings', () => {
  test.each([
    ['B01 UTF-8 with a BOM, which is no part of the heading', Buffer.from(`\ufeff${table}`), 'utf-8'],
    ['B02 UTF-8 without a BOM', Buffer.from(table), 'utf-8'],
    ['B03 GBK without a BOM, as Excel writes it in China', iconv.encode(table, 'gbk'), 'gb18030'],
    [
      'B05 UTF-16LE with a BOM and tabs',
      iconv.encode(table.replaceAll(',', '\t'), 'utf16le', { addBOM: true }),
      'utf-16',
    ],
    ['B05 UTF-16BE with a BOM', iconv.encode(table, 'utf16be', { addBOM: true }), 'utf-16'],
  ])('%s is read, and the encoding told', (_, bytes, encoding) => {
    expect(cellsOf(bytes)).toEqual({ encoding, rows: asRead });
  });

  test('B04 a character of four bytes in GB18030 is kept', () => {
    const { rows } = cellsOf(iconv.encode(table.replace('钱一', '𠮷野'), 'gb18030'));
    expect(rows[1]).toContain('𠮷野');
  });

  test.each([
    ['B06 UTF-16 without a BOM', iconv.encode(table, 'utf16le'), 'encoding-unknown', {}],
    ['B06 UTF-16BE without a BOM', iconv.encode(table, 'utf16be'), 'encoding-unknown', {}],
    [
      'B07 bytes that are text in both UTF-8 and GBK',
      iconv.encode('name,email\r\n钱一,a@example.test\r\n', 'gbk'),
      'encoding-ambiguous',
      { utf8: 'Ǯһ', gb18030: '钱一' },
    ],
    [
      'B08 headings in UTF-8 above rows in GBK',
      Buffer.concat([Buffer.from(`${heading}\n`), iconv.encode(`${line}\n${line}\n`, 'gbk')]),
      'encoding-mixed',
      { line: 2 },
    ],
    ['B09 UTF-8 cut off within a character', Buffer.from(`${table}乡`).subarray(0, -1), 'text-cut-off', {}],
    ['B09 GBK cut off within a character', iconv.encode(`${table}乡`, 'gbk').subarray(0, -1), 'text-cut-off', {}],
    [
      'bytes that are no text',
      Buffer.from([0xff, 0xff, 0x41, 0xff, 0x30, 0xff, 0x0a, 0x42, 0x42, 0x42]),
      'encoding-unknown',
      {},
    ],
  ])('%s: refused', (_, bytes, code, params) => {
    expect(refusalOf(bytes)).toMatchObject({ code, status: 422, params });
  });

  test('B10 Big5 is never taken for Chinese that it is not: its headings are not known', () => {
    const { rows } = cellsOf(iconv.encode('重點任務,質量標準,牽頭單位\r\n建設,掛牌,園區\r\n', 'big5'));
    expect(JSON.stringify(rows)).not.toMatch(/重點|任務|質量/);
  });
});

describe('records', () => {
  test('B13 columns separated by the full-width comma are refused with a hint', () => {
    const refusal = refusalOf(Buffer.from(table.replaceAll(',', '，')));
    expect(refusal).toMatchObject({ code: 'wrong-separator', status: 422 });
    expect(refusal.wordRefusal('zh-CN')).toContain('半角逗号');
    expect(refusal.wordRefusal('en')).toContain('full-width comma');
  });

  test.each([
    [';', 'semicolons'],
    ['\t', 'tabs'],
  ])('B14 columns separated by %j (%s) are read', (separator) => {
    expect(cellsOf(Buffer.from(table.replaceAll(',', separator))).rows).toEqual(asRead);
  });

  test('B15 a line break inside quotes stays in its row', () => {
    const { rows } = cellsOf(Buffer.from(`a,b\n"1.甲\n2.乙",c\nd,e\n`));
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [2, '1.甲\n2.乙', 'c'],
      [3, 'd', 'e'],
    ]);
  });

  test('B16 a quote that is never closed is refused with its line, before it swallows the file', () => {
    const open = refusalOf(Buffer.from('a,b\nc,d\n"e,f\ng,h\n'));
    expect(open).toMatchObject({ code: 'quote-not-closed', status: 422, params: { line: 3 } });
    const long = refusalOf(Buffer.from(`a,b\nc,"${'长'.repeat(500_000)}\n`));
    expect(long).toMatchObject({ code: 'quote-not-closed', params: { line: 2 } });
  });

  test('a quote within a cell that does not begin with one is text', () => {
    expect(cellsOf(Buffer.from('a,b\n12"屏,x\n')).rows[1]).toEqual([2, '12"屏', 'x']);
  });

  test.each([['\r'], ['\n'], ['\r\n']])('B17 lines that end with %j are read', (end) => {
    expect(cellsOf(Buffer.from(table.replaceAll('\r\n', end))).rows).toEqual(asRead);
  });

  test('B23 blank rows are left out, and the rows keep the numbers that the person sees', () => {
    const { rows } = cellsOf(Buffer.from(`a,b\n,\n\nc,d\n${',\n'.repeat(10_000)}`));
    expect(rows).toEqual([
      [1, 'a', 'b'],
      [4, 'c', 'd'],
    ]);
  });

  test.each([
    ['nothing at all', ''],
    ['blanks only', ' ,\r\n,\r\n'],
    ['a BOM only', '\ufeff'],
  ])('B22 %s: the file is empty', async (_, text) => {
    expect(await refusalOfFile(Buffer.from(text))).toMatchObject({ code: 'file-empty', status: 422 });
  });
});
