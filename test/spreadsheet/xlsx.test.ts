import { readXlsx } from '../../spreadsheet/xlsx/read-xlsx';
import type { TestCell } from './xlsx-bytes';
import { xlsxBytes, xlsxParts } from './xlsx-bytes';

const formula = (expression: string, stored = '', type = ''): TestCell => ({
  xml: (reference) => `<c r="${reference}"${type}><f>${expression}</f>${stored}</c>`,
});

async function firstRow(cells: TestCell[], date1904 = false) {
  const { sheets } = await readXlsx(xlsxBytes({ sheets: [{ rows: [cells] }], date1904 }));
  return sheets[0]?.rows[0]?.cells;
}

test('plain cells come out as what they are', async () => {
  expect(await firstRow(['文字', 12, 0.5, true, null, ' =1+1'])).toEqual(['文字', 12, 0.5, true, null, ' =1+1']);
});

test('B36 a formula gives its stored value; one without says so and is never evaluated', async () => {
  const cells = [
    formula('1+1', '<v>2</v>'),
    formula('A1', '<v>甲</v>', ' t="str"'),
    formula('HYPERLINK("http://x")'),
    formula('NOW()', '<v/>'),
  ];
  expect(await firstRow(cells)).toEqual([2, '甲', { formula: 'HYPERLINK("http://x")' }, { formula: 'NOW()' }]);
});

test('B37 an error is told from text, whether or not a formula made it', async () => {
  const plain: TestCell = { xml: (reference) => `<c r="${reference}" t="e"><v>#REF!</v></c>` };
  expect(await firstRow([plain, formula('A1', '<v>#N/A</v>', ' t="e"'), '#N/A'])).toEqual([
    { error: '#REF!' },
    { error: '#N/A' },
    '#N/A',
  ]);
});

test('B38 merged cells are told, with rows as the person sees them', async () => {
  const { sheets } = await readXlsx(
    xlsxBytes({ sheets: [{ rows: [['题', null], ['甲'], ['乙']], merges: ['A1:B1', 'A2:A3'] }] }),
  );
  expect(sheets[0]?.merges).toEqual([
    { top: 1, bottom: 1, left: 0, right: 1 },
    { top: 2, bottom: 3, left: 0, right: 0 },
  ]);
});

test('B39 hidden rows and B40 hidden sheets are told', async () => {
  const { sheets } = await readXlsx(
    xlsxBytes({
      sheets: [
        { name: '甲', rows: [['1'], ['2']], hiddenRows: [2] },
        { name: '乙', rows: [['3']], state: 'hidden' },
      ],
    }),
  );
  expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
    ['甲', false],
    ['乙', true],
  ]);
  expect(sheets[0]?.rows.map(({ hidden }) => hidden)).toEqual([undefined, true]);
});

test('B23 blank rows at the end cost nothing, though they have a style, and B33 one far below is no matter', async () => {
  const blank = Array.from({ length: 10_000 }, (_, at) => `<row r="${at + 2}"><c r="A${at + 2}" s="1"/></row>`).join(
    '',
  );
  const sheetData = `<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>${blank}<row r="1048576"><c r="XFD1048576" s="1"/></row>`;
  const { sheets } = await readXlsx(xlsxBytes({ sheets: [{ sheetData }] }));
  expect(sheets[0]?.rows).toEqual([{ row: 1, cells: ['甲'] }]);
});

test('B41 phonetic runs are left out, of shared strings and of inline ones', async () => {
  const cells: TestCell[] = [
    { xml: (reference) => `<c r="${reference}" t="s"><v>0</v></c>` },
    {
      xml: (reference) =>
        `<c r="${reference}" t="inlineStr"><is><t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></is></c>`,
    },
  ];
  const sharedStrings = '<si><r><t>东</t></r><r><t>京</t></r><rPh sb="0" eb="2"><t>とうきょう</t></rPh></si>';
  const { sheets } = await readXlsx(xlsxBytes({ sheets: [{ rows: [cells] }], sharedStrings }));
  expect(sheets[0]?.rows[0]?.cells).toEqual(['东京', '东京']);
});

describe('dates', () => {
  test.each([
    ['B50 a serial since 1900', 46_112, false, '2026-03-31'],
    ['B50 a serial since 1904', 44_650, true, '2026-03-31'],
    ['B52 nearly a whole day', 46_112.99999, false, '2026-03-31'],
    ['a leap day', 46_082 - 731 + 0, false, '2024-02-29'],
  ])('%s is the day that the sheet shows', async (_, serial, date1904, date) => {
    expect(await firstRow([{ serial }], date1904)).toEqual([{ date }]);
  });

  test('B50 whether bare numbers count from 1904 is told', async () => {
    expect((await readXlsx(xlsxBytes({ sheets: [{ rows: [[1]] }], date1904: true }))).date1904).toBe(true);
    expect((await readXlsx(xlsxBytes({ sheets: [{ rows: [[1]] }] }))).date1904).toBe(false);
  });
});

test('pictures, links to other files and comments are left alone', async () => {
  const parts = {
    'xl/media/image1.png': new Uint8Array(1000),
    'xl/externalLinks/externalLink1.xml': '<broken',
    'xl/comments1.xml': '<broken',
  };
  const { sheets } = await readXlsx(xlsxBytes({ sheets: [{ rows: [['甲']] }], parts }));
  expect(sheets[0]?.rows[0]?.cells).toEqual(['甲']);
});

test('a sheet that is a chart is passed over', async () => {
  const workbook = { sheets: [{ name: '图' }, { name: '表', rows: [['甲']] }] };
  const relations = new TextDecoder().decode(xlsxParts(workbook)['xl/_rels/workbook.xml.rels']);
  const chart = relations.replace(
    '/worksheet" Target="worksheets/sheet1.xml"',
    '/chartsheet" Target="chartsheets/sheet1.xml"',
  );
  const { sheets } = await readXlsx(xlsxBytes({ ...workbook, parts: { 'xl/_rels/workbook.xml.rels': chart } }));
  expect(sheets.map(({ name }) => name)).toEqual(['表']);
});
