import { readXlsx as readWithLibrary } from 'hucre/xlsx';
import type { SheetPlan } from '../../domain/table/export/plan';
import { fillSpreadsheet } from '../../spreadsheet/fill';
import { readXlsx } from '../../spreadsheet/xlsx/read-xlsx';
import type { TestCell, TestWorkbook } from './xlsx-bytes';
import { xlsxBytes, xlsxParts } from './xlsx-bytes';

const at = Date.parse('2026-03-25T10:00:00+08:00');
const plan = (more: Partial<SheetPlan> = {}): SheetPlan => ({
  ...{
    sheet: 'Sheet1',
    writes: [{ row: 2, column: 1, text: '=1+1' }],
    merges: { removed: [], added: [] },
    added: null,
  },
  ...more,
});
const formula: TestCell = { xml: (reference) => `<c r="${reference}"><f>1+1</f><v>2</v></c>` };
const workbook: TestWorkbook = {
  sheets: [
    {
      rows: [['题', null], ['甲', null, { serial: 46_112 }, formula, ' 空格 '], ['隐藏']],
      hiddenRows: [3],
      merges: ['A1:B1'],
    },
    { name: '说明', state: 'hidden', rows: [['请勿修改']] },
  ],
};

test('a file is filled in as text, and dates, formulas, hidden rows, merges and other sheets stay as they are', async () => {
  const filled = await fillSpreadsheet(xlsxBytes(workbook), plan(), at);
  const { sheets } = await readXlsx(filled ?? Buffer.alloc(0));
  expect(sheets[0]?.rows).toEqual([
    { row: 1, cells: ['题'] },
    { row: 2, cells: ['甲', '=1+1', { date: '2026-03-31' }, 2, ' 空格 '] },
    { row: 3, cells: ['隐藏'], hidden: true },
  ]);
  expect(sheets[0]?.merges).toEqual([{ top: 1, bottom: 1, left: 0, right: 1 }]);
  expect(sheets[1]).toMatchObject({ name: '说明', hidden: true });
  const cells = (await readWithLibrary(filled ?? Buffer.alloc(0))).sheets[0]?.cells;
  expect(cells?.get('1,3')?.formula).toBe('1+1');
  expect(cells?.get('1,1')?.formula).toBeUndefined();
});

test('the same file filled in twice, at whatever time, has the same bytes', async () => {
  const first = await fillSpreadsheet(xlsxBytes(workbook), plan(), at);
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  expect((await fillSpreadsheet(xlsxBytes(workbook), plan(), at))?.equals(first ?? Buffer.alloc(0))).toBe(true);
});

test('a file in which anything else would come to say something else is not filled in', async () => {
  // The library takes the reading above a character of an inline string for a part of its text.
  const phonetic: TestCell = {
    xml: (reference) =>
      `<c r="${reference}" t="inlineStr"><is><t>东京</t><rPh sb="0" eb="2"><t>とうきょう</t></rPh></is></c>`,
  };
  expect(
    await fillSpreadsheet(xlsxBytes({ sheets: [{ rows: [['题'], ['甲', null, phonetic]] }] }), plan(), at),
  ).toBeNull();
});

test('a file with a sheet that holds no cells, or without the sheet that is meant, is not filled in', async () => {
  const relations = new TextDecoder().decode(xlsxParts(workbook)['xl/_rels/workbook.xml.rels']);
  const chart = relations.replace(
    '/worksheet" Target="worksheets/sheet2.xml"',
    '/chartsheet" Target="chartsheets/sheet2.xml"',
  );
  const charted = xlsxBytes({ ...workbook, parts: { 'xl/_rels/workbook.xml.rels': chart } });
  expect(await fillSpreadsheet(charted, plan(), at)).toBeNull();
  expect(await fillSpreadsheet(xlsxBytes(workbook), plan({ sheet: '没有' }), at)).toBeNull();
});

test('a file that takes more than the limits allow is given up', async () => {
  const limits = { heapMebibytes: 256, residentMebibytes: 3_072, milliseconds: 1, answerBytes: 1_000_000 };
  expect(await fillSpreadsheet(xlsxBytes(workbook), plan(), at, limits)).toBeNull();
});
