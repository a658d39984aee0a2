import { readXlsx } from 'hucre/xlsx';
import { canonical } from '../../domain/ledger/canonical';
import type { Merge, Sheet } from '../../domain/table/grid';
import { openDatabase } from '../../prisma/client';
import { readSpreadsheet } from '../../spreadsheet/read';
import { auditor, sample, secretary } from '../support/register';
import type { Tables } from './support/tables';
import { items, openTables } from './support/tables';

let tables: Tables;
beforeAll(async () => {
  tables = await openTables();
});
afterAll(() => tables?.close());

async function lookOf(bytes: Buffer) {
  const [sheet] = (await readXlsx(bytes, { readStyles: true })).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

async function sheetOf(bytes: Buffer): Promise<Sheet> {
  const [sheet] = (await readSpreadsheet(bytes)).sheets;
  if (!sheet) throw new Error('no sheet');
  return sheet;
}

/** Puts a report on the ledger of an item as far as an export reads it. */
async function report(batch: string, number: number, said: object, stands: object): Promise<void> {
  const { id, version } = await tables.database.task.update({
    where: { batchId_number: { batchId: batch, number } },
    data: { version: { increment: 1 }, ...stands },
  });
  const events = [{ type: 'reported', percent: 60, ...said }];
  const body = canonical({ at: Date.now(), actor: { id: 'x', name: '张三', as: 'owner' }, events, standing: {} });
  await tables.database.$executeRaw`
    INSERT INTO ledger (task_id, seq, command_id, body) VALUES (${id}::uuid, ${version}, ${`report ${version}`}, ${body})`;
}

describe('GET /api/batches/{id}/export.xlsx', () => {
  it('keeps title, merged heads, merged categories, notes, other sheets and widths, and adds its columns to the right', async () => {
    const original = sample('progress-table-as-issued.xlsx');
    const draft = await tables.upload(original, 'issued.xlsx');
    await tables.issue(draft);
    const file = await tables.exported(draft.id);
    const [before, after] = [await readSpreadsheet(original), await readSpreadsheet(file)];
    expect(after.sheets.map(({ name }) => name)).toEqual(before.sheets.map(({ name }) => name));
    const [was, is] = [before.sheets[0], after.sheets[0]];
    for (const { row, cells } of was?.rows ?? []) {
      const now = is?.rows.find((other) => other.row === row)?.cells ?? [];
      expect(now.slice(0, cells.length)).toEqual(cells);
    }
    const key = ({ top, bottom, left, right }: Merge) => [top, bottom, left, right].join();
    const merges = new Set(is?.merges.map(key));
    const narrow = (was?.merges ?? []).filter(({ left, right }) => left !== 0 || right !== 10);
    expect(narrow.filter((merge) => !merges.has(key(merge)))).toEqual([]);
    // Titles span the wider table; new headings are merged over both rows of headings.
    expect(merges).toContain('2,2,0,15');
    expect(merges).toContain('3,4,11,11');
    expect(is?.rows.find(({ row }) => row === 3)?.cells.slice(11)).toEqual([
      '状态',
      '亮灯',
      '完成进度',
      '进展情况',
      '取得成效',
    ]);
  });

  it('keeps the look: widths, borders and the title’s type; what is added looks like the column beside it', async () => {
    const original = sample('progress-table.xlsx');
    const draft = await tables.upload(original, 'look.xlsx');
    await tables.issue(draft);
    const [was, is] = [await lookOf(original), await lookOf(await tables.exported(draft.id))];
    expect(is.columns?.slice(0, 12).map(({ width }) => width)).toEqual(was.columns?.map(({ width }) => width));
    const styles = [...(was.cells ?? [])].flatMap(([key, { style }]) => (style ? [[key, style] as const] : []));
    expect(styles.length).toBeGreaterThan(50);
    // A remark of several lines is wrapped; nothing else of any cell has changed.
    for (const [key, style] of styles) expect([key, is.cells?.get(key)?.style]).toEqual([key, style]);
    for (const row of [2, 3, 9]) expect(is.cells?.get(`${row},14`)?.style).toEqual(was.cells?.get(`${row},11`)?.style);
  });

  it('fills what the items have come to in the columns that are there, as text, and the same bytes each time', async () => {
    const draft = await tables.upload(sample('progress-table.xlsx'), 'b.xlsx');
    await tables.issue(draft);
    await report(
      draft.id,
      1,
      { percent: 60, done: '=SUM(A1)已选址\r\n并开工', effect: '@群众少跑' },
      { state: 'in_progress', light: 'red', step: 2, percent: 60, deadline: '2026-05-31' },
    );
    const file = await tables.exported(draft.id);
    const sheet = await sheetOf(file);
    const cells = (row: number) => sheet.rows.find((one) => one.row === row)?.cells ?? [];
    const headings = ['状态', '亮灯', '完成进度', '进展情况', '取得成效', '现完成时限'];
    expect(cells(3).slice(11)).toEqual(['备注', ...headings]);
    const told = ['推进中', '红灯', '60%', '=SUM(A1)已选址\n并开工', '@群众少跑', '2026-05-31'];
    expect(cells(4).slice(11)).toEqual(['【督办】逾期，二级督办，时限调整为2026-05-31', ...told]);
    expect(cells(5).slice(11)).toEqual(['', '交办', '绿灯', '0%']);
    expect((await tables.exported(draft.id, auditor)).equals(file)).toBe(true);
    // The deadline of the row is still the one that it was issued with.
    expect(items(await tables.upload(file, 'again.xlsx'))).toEqual(items(draft));
  });

  it('does not pile its remarks up when what was exported is issued and exported again', async () => {
    const draft = await tables.upload(sample('progress-table.xlsx'), 'c.xlsx');
    await tables.issue(draft);
    await report(draft.id, 1, { done: '甲', effect: '乙' }, { light: 'red', step: 1 });
    const second = await tables.upload(await tables.exported(draft.id), 'second.xlsx');
    await tables.issue(second);
    const sheet = await sheetOf(await tables.exported(second.id));
    const row = sheet.rows.find((one) => one.row === 4)?.cells ?? [];
    // What stands as progress in the table was written by somebody, until the item has a report of its own.
    expect(row.slice(11)).toEqual([null, '交办', '绿灯', '0%', '甲', '乙']);
    expect(sheet.rows.find((one) => one.row === 3)?.cells).toHaveLength(17);
  });

  it('has the title of the table as its name, and is for those who read batches', async () => {
    const draft = await tables.upload(sample('progress-table.xlsx'), 'd.xlsx', { title: '2026年/重点任务' });
    const answer = await tables.http.fetch(secretary, `/api/batches/${draft.id}/export.xlsx`);
    const name = encodeURIComponent('2026年_重点任务.xlsx');
    expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    expect((await tables.http.fetch('owner.p02@example.test', `/api/batches/${draft.id}/export.xlsx`)).status).toBe(
      403,
    );
    const unknown = '00000000-0000-7000-8000-000000000000';
    expect((await tables.http.fetch(secretary, `/api/batches/${unknown}/export.xlsx`)).status).toBe(404);
  });

  it('lays a table out anew whose file is not kept', async () => {
    const draft = await tables.upload(sample('progress-table.xlsx'), 'e.xlsx');
    const rows = await tables.give(draft.rows.map(({ row: _, ...row }) => row));
    await tables.issue(rows);
    const sheet = await sheetOf(await tables.exported(rows.id));
    expect(sheet.rows[0]?.cells).toEqual(['推进表']);
    expect(sheet.rows[2]?.cells.slice(0, 3)).toEqual(['序号', '类别', '重点任务']);
    expect(sheet.merges).toContainEqual({ top: 4, bottom: 5, left: 1, right: 1 });
    expect(items(await tables.upload(await tables.exported(rows.id), 'f.xlsx'))).toEqual(items(draft));
  });
});

describe('the file of a batch', () => {
  it('goes with a draft that is thrown away, and is neither changed nor removed before', async () => {
    const draft = await tables.upload(sample('progress-table.xlsx'), 'g.xlsx');
    const kept = () => tables.database.batchFile.count({ where: { batchId: draft.id } });
    expect(await kept()).toBe(1);
    await expect(tables.database.$executeRaw`UPDATE batch_file SET name = 'x'`).rejects.toThrow(/permission denied/);
    await expect(tables.database.$executeRaw`DELETE FROM batch_file`).rejects.toThrow(/permission denied/);
    const owner = openDatabase(tables.ownerUrl);
    await expect(owner.$executeRaw`UPDATE batch_file SET name = 'x'`).rejects.toThrow(/append-only/);
    await expect(owner.$executeRaw`DELETE FROM batch_file`).rejects.toThrow(/is kept with it/);
    await owner.$disconnect();
    expect((await tables.http.call(secretary, 'DELETE', `/api/batches/${draft.id}`)).status).toBe(200);
    expect(await kept()).toBe(0);
  });
});

describe('the table of a CSV file', () => {
  const lines = [
    '2026年重点任务推进表',
    '任务\t质量标准\t牵头单位\t责任人\t责任人邮箱\t完成时限\t联系电话\t备注\t进展情况',
    '建设园区工作服务站\t"1.挂牌\n2.上墙"\t科创园区\t科创园区责任人\towner.p02@example.test\t2026年3月底前\t=1+1\t统筹推进\t=去年已选址',
    '培育特色高新中心\t不少于5家\t高新园区\t高新园区责任人\towner.p01@example.test\t2026-06-30\t00123\t@小王\t',
  ];

  it('goes out as it came in, with its title, its own columns and its remarks, and progress filled in', async () => {
    const draft = await tables.upload(Buffer.from(lines.join('\r\n')), 'tabs.csv');
    expect(draft.problems).toEqual([]);
    await tables.issue(draft);
    await report(draft.id, 2, { done: '+已签约', effect: '乙' }, { state: 'in_progress', light: 'red', step: 1 });
    const file = await tables.exported(draft.id);
    const sheet = await sheetOf(file);
    expect(sheet.rows.map(({ row }) => row)).toEqual([1, 2, 3, 4]);
    const cells = (row: number) => sheet.rows.find((one) => one.row === row)?.cells ?? [];
    expect(cells(1)[0]).toBe('2026年重点任务推进表');
    expect(cells(2).slice(5)).toEqual([
      '完成时限',
      '联系电话',
      '备注',
      '进展情况',
      '状态',
      '亮灯',
      '完成进度',
      '取得成效',
    ]);
    // Text that looks like a formula, or like a number, is the text that it was.
    expect(cells(3).slice(5, 9)).toEqual(['2026年3月底前', '=1+1', '统筹推进', '=去年已选址']);
    expect(cells(4).slice(6, 9)).toEqual(['00123', '@小王\n【督办】逾期，一级督办', '+已签约']);
    expect((await tables.exported(draft.id)).equals(file)).toBe(true);
    expect(items(await tables.upload(file, 'again.xlsx'))).toEqual(items(draft));
  });

  it('keeps the wording of its cells and the order of its columns, in the encoding of Chinese offices', async () => {
    const original = sample('progress-table-gbk.csv');
    const draft = await tables.upload(original, 'h.csv');
    await tables.issue(draft);
    const [was, is] = [await sheetOf(original), await sheetOf(await tables.exported(draft.id))];
    const texts = (cells: readonly unknown[]) => cells.map((cell) => cell ?? '');
    for (const { row, cells } of was.rows) {
      const now = is.rows.find((one) => one.row === row)?.cells ?? [];
      expect(texts(now.slice(0, cells.length))).toEqual(texts(cells));
      expect(now.length).toBeGreaterThan(cells.length);
    }
  });

  it('says what a mended row says', async () => {
    const draft = await tables.upload(Buffer.from(lines.join('\n')), 'mended.csv');
    const path = `/api/batches/${draft.id}/rows/4`;
    const { status } = await tables.http.call(secretary, 'PATCH', path, { body: { task: '培育示范中心' } });
    expect(status).toBe(200);
    const sheet = await sheetOf(await tables.exported(draft.id));
    expect(sheet.rows.find(({ row }) => row === 4)?.cells.slice(0, 2)).toEqual(['培育示范中心', '不少于5家']);
  });
});
