import fc from 'fast-check';
import { chooseSheet } from '../../../domain/table/choose-sheet';
import { settleColumns } from '../../../domain/table/columns';
import type { RowToWrite, SheetPlan } from '../../../domain/table/export/plan';
import { planSheet } from '../../../domain/table/export/plan';
import { progressTexts, remarkBeside } from '../../../domain/table/export/progress';
import { rowTexts } from '../../../domain/table/export/row-text';
import { standardTable } from '../../../domain/table/export/standard';
import { readGivenRow } from '../../../domain/table/given-row';
import type { Cell, Merge } from '../../../domain/table/grid';
import type { GivenRow, ReadRow } from '../../../domain/table/row';
import { goodRow, headings, inJanuary, read, workbookOf } from './in-directory';

const progress = progressTexts(
  {
    ...{ state: 'in_progress', light: 'red', step: 2, percent: 60, done: '已选址', effect: '少跑一趟' },
    ...{ deadline: '2026-05-31', originalDeadline: '2026-03-31', ownerNow: null },
  },
  'zh-CN',
);
const row = (number: number, more: Partial<RowToWrite> = {}): RowToWrite => ({
  row: number,
  progress,
  fields: {},
  ...more,
});

function plan(cells: readonly (readonly Cell[])[], merges: readonly Merge[], rows: readonly RowToWrite[]): SheetPlan {
  const workbook = workbookOf(cells);
  const chosen = chooseSheet(
    { ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, merges })) },
    undefined,
    {},
  );
  if ('refused' in chosen) throw new Error('no table');
  const columns = settleColumns(chosen.header);
  if ('code' in columns) throw new Error(columns.code);
  return planSheet(chosen.sheet, chosen.header, columns, rows, 'zh-CN');
}
const written = ({ writes }: SheetPlan) => new Map(writes.map(({ row, column, text }) => [`${row},${column}`, text]));
const merge = (top: number, bottom: number, left: number, right: number): Merge => ({ top, bottom, left, right });

describe('progress in a table as it was issued', () => {
  it('goes into the columns that offices have for it, under whatever usual heading, and none is added twice', () => {
    const own = ['状态', '亮灯情况', '完成比例（%）', '工作进展', '工作成效', '调整后时限', '备注'];
    const { added, writes } = plan([[...headings, ...own], goodRow()], [], [row(2)]);
    expect(added).toBeNull();
    expect(writes.map(({ column, text }) => [column - headings.length, text])).toEqual([
      [0, '推进中'],
      [1, '红灯'],
      [2, '60%'],
      [3, '已选址'],
      [4, '少跑一趟'],
      [5, '2026-05-31'],
      [6, '【督办】逾期，二级督办，时限调整为2026-05-31'],
    ]);
  });

  it('goes to the right of the last column in use, under headings merged as the others are', () => {
    const width = headings.length;
    const title = ['推进表', ...headings.slice(1).map(() => null)];
    const second = headings.map((_, at) => (at === 2 ? '质量标准' : null));
    const down = headings.flatMap((_, at) => (at === 2 ? [] : [merge(2, 3, at, at)]));
    const done = plan([title, headings, second, goodRow()], [merge(1, 1, 0, width - 1), ...down], [row(4)]);
    expect(done.added).toMatchObject({ from: width, firstRow: 2, like: width - 1 });
    expect(written(done).get(`2,${width}`)).toBe('状态');
    expect(done.merges.added).toContainEqual(merge(2, 3, width, width));
    expect(done.merges.added).toContainEqual(merge(1, 1, 0, width + 5));
    expect(done.merges.removed).toEqual([merge(1, 1, 0, width - 1)]);
  });

  it('does not take a note above the headings for a row of them', () => {
    const width = headings.length;
    const done = plan([['填报单位：领导小组办公室'], headings, goodRow()], [merge(1, 1, 0, width - 1)], [row(3)]);
    expect(written(done).get(`2,${width}`)).toBe('状态');
    expect(done.merges.added).toEqual([merge(1, 1, 0, width + 5)]);
  });

  it('of an item is its own: a remark that was merged over several is written into each', () => {
    const at = headings.length;
    const rows = [
      [...headings, '备注'],
      [...goodRow(), '统筹推进'],
      [...goodRow({ 重点任务: '乙' }), null],
    ];
    const done = plan(rows, [merge(2, 3, at, at)], [row(2), row(3, { progress: { ...progress, remark: '' } })]);
    expect(done.merges.removed).toContainEqual(merge(2, 3, at, at));
    expect(written(done).get(`2,${at}`)).toBe('统筹推进\n【督办】逾期，二级督办，时限调整为2026-05-31');
    expect(written(done).get(`3,${at}`)).toBe('统筹推进');
  });

  it('has a category that was merged down written into every row of it, where one of them has come into another', () => {
    const rows = [
      headings,
      goodRow(),
      goodRow({ 重点任务: '乙', 类别: null }),
      goodRow({ 重点任务: '丙', 类别: null }),
    ];
    const mended = [row(2), row(3, { fields: { category: '社区' } }), row(4)].map((one) => ({
      ...one,
      progress: null,
    }));
    const done = plan(rows, [merge(2, 4, 0, 0)], mended);
    expect(done.merges).toEqual({ removed: [merge(2, 4, 0, 0)], added: [] });
    expect([...written(done)]).toEqual([
      ['4,0', '园区'],
      ['3,0', '社区'],
    ]);
  });

  it('has a column added for a field that somebody gave a row of the draft and that the table has none for', () => {
    const done = plan([headings, goodRow()], [], [row(2, { progress: null, fields: { weight: '5' } })]);
    expect([...written(done)]).toEqual([
      [`1,${headings.length}`, '权重'],
      [`2,${headings.length}`, '5'],
    ]);
  });

  it('holds nothing that a cell cannot hold', () => {
    const done = plan(
      [headings, goodRow()],
      [],
      [row(2, { progress: { ...progress, done: `a\r\nb\u0007${'长'.repeat(40_000)}` } })],
    );
    const text = written(done).get(`2,${headings.length + 3}`) ?? '';
    expect(text).toMatch(/^a\nb长.*…$/su);
    expect(text).toHaveLength(32_767);
  });
});

test('what a person wrote as a remark is kept, and ours is put in the place of our own', () => {
  expect(remarkBeside('统筹', '【督办】逾期')).toBe('统筹\n【督办】逾期');
  expect(remarkBeside('统筹\n【督办】逾期', '【督办】一级督办')).toBe('统筹\n【督办】一级督办');
  expect(remarkBeside('统筹\n【督办】逾期', '')).toBe('统筹');
  // Also where somebody has written on below it, or after it.
  expect(remarkBeside('【督办】逾期，二级督办\n已约谈', '【督办】逾期，三级督办')).toBe(
    '已约谈\n【督办】逾期，三级督办',
  );
  expect(remarkBeside('统筹\n【督办】逾期，时限调整为2026-05-31，请核实', '')).toBe('统筹\n请核实');
  expect(remarkBeside('甲\n\n乙\n【督办】overdue, step 2, now due 2026-05-31', '')).toBe('甲\n\n乙');
  expect(remarkBeside('【督办】逾期', '')).toBe('');
  // In every layout ours bears the mark, so that a table that comes back does not keep it as somebody's own.
  expect(progress.remark).toMatch(/^【督办】/);
});

describe('the product’s own layout', () => {
  const good: GivenRow = {
    task: '建站',
    standards: ['挂牌'],
    leadUnit: 'P-02',
    owner: 'owner.p02@example.test',
    deadline: '2026-06-30',
  };

  function again(rows: readonly ReadRow[]): ReadRow[] {
    const {
      columns,
      rows: cells,
      merges,
    } = standardTable(
      rows.map((one) => ({ read: one, progress })),
      { ...inJanuary, locale: 'zh-CN' },
    );
    const workbook = workbookOf([columns.map(({ title }) => title), ...cells]);
    const below = merges.map((one) => ({ ...one, top: one.top + 1, bottom: one.bottom + 1 }));
    const table = read({ ...workbook, sheets: workbook.sheets.map((sheet) => ({ ...sheet, merges: below })) });
    expect(table.problems).toEqual([]);
    return [...table.rows];
  }
  const given = (row: number, more: GivenRow) => readGivenRow(row + 2, { ...good, ...more }, inJanuary);

  it('reads as the same rows, whatever texts they hold', () => {
    const text = fc.oneof(
      fc.constantFrom(
        '1.甲；2.乙',
        '（一）丙',
        '①丁',
        '=1+1',
        '-',
        '2026-03-31',
        '注：丙',
        '甲\n乙',
        '一、戊',
        '1.5万',
      ),
      fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
    );
    const generated = fc.record({
      task: text,
      standards: fc.array(text, { minLength: 1, maxLength: 4 }),
      category: fc.constantFrom('园区', '社区', ''),
      content: fc.oneof(text, fc.constant('')),
      coUnits: fc.subarray(['P-01', 'C-01', 'DEC-O'].filter((code) => inJanuary.directory.unitsByCode.has(code))),
      weight: fc.constantFrom(undefined, 5, 12.5),
      deadline: fc.constantFrom('2026-06-30', '2026-03-01T09:00:00+08:00', '长期坚持', '2027年内'),
    });
    fc.assert(
      fc.property(fc.array(generated, { minLength: 1, maxLength: 4 }), (many) => {
        const readings = many.map((one, at) => given(at, { ...one, task: `${at}${one.task}` }));
        fc.pre(readings.every(({ problems }) => problems.length === 0));
        // Standards that no way of numbering tells apart are joined with a mark of their own; they are not meant here.
        fc.pre(readings.every(({ row }) => keepsStandards(row)));
        const rows = readings.map(({ row }) => row);
        expect(again(rows).map(({ row: _, ...one }) => one)).toEqual(rows.map(({ row: _, ...one }) => one));
      }),
      { numRuns: 300 },
    );
  });

  /** Whether some way of writing a row's standards into one cell is read as these standards. */
  function keepsStandards(row: ReadRow): boolean {
    const text = rowTexts(row, inJanuary.directory, 2026).standards;
    const back = readGivenRow(3, { ...good, standards: text }, inJanuary).row.standards;
    return JSON.stringify(back) === JSON.stringify(row.standards);
  }

  it('names units and people so that they are found again', () => {
    const texts = rowTexts(given(1, { coUnits: ['P-01'] }).row, inJanuary.directory, 2026);
    expect(texts).toMatchObject({
      leadUnit: '科创园区',
      coUnits: '高新园区',
      owner: '科创园区责任人',
      ownerAddress: 'owner.p02@example.test',
    });
  });
});

test('what a person wrote as progress stands until a report says something in its place', () => {
  const rows = [
    [...headings, '进展情况'],
    [...goodRow(), '已启动'],
    [...goodRow({ 重点任务: '乙' }), '已启动'],
  ];
  const unreported = { ...progress, done: '' };
  const done = written(plan(rows, [], [row(2), row(3, { progress: unreported })]));
  expect(done.get(`2,${headings.length}`)).toBe('已选址');
  expect(done.has(`3,${headings.length}`)).toBe(false);
});
