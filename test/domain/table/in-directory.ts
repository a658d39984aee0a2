import { readFileSync } from 'node:fs';
import path from 'node:path';
import { officialCalendar } from '../../../domain/calendars/official';
import type { KnownOfficial, KnownUnit } from '../../../domain/table/directory-index';
import { indexDirectory } from '../../../domain/table/directory-index';
import type { Cell, Workbook } from '../../../domain/table/grid';
import type { TableOptions, TableRead } from '../../../domain/table/read-table';
import { readTable } from '../../../domain/table/read-table';

/** A file of test/data. */
export function dataFile(name: string): Buffer {
  return readFileSync(path.join(__dirname, '../../data', name));
}

const records = (name: string) =>
  dataFile(name)
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(','));

export const units: readonly KnownUnit[] = records('units.csv').map(([code = '', name = '', , parentCode]) => ({
  code,
  name,
  parentCode: parentCode || null,
}));

export const officials: readonly KnownOfficial[] = records('officials.csv').map(
  ([name = '', email = '', , unitCode = '', role]) => ({
    name,
    email,
    unitCode,
    role: role as KnownOfficial['role'],
    active: true,
  }),
);

/** A table for 2026, read on 5 January, against the directory of test/data. */
export const inJanuary: TableOptions = {
  year: 2026,
  zone: 'Asia/Shanghai',
  now: Date.UTC(2026, 0, 5),
  directory: indexDirectory(units, officials),
  calendar: officialCalendar,
};

/** The same with more people and units in the directory. */
export function withMore(more: { officials?: KnownOfficial[]; units?: KnownUnit[] }): TableOptions {
  const directory = indexDirectory([...units, ...(more.units ?? [])], [...officials, ...(more.officials ?? [])]);
  return { ...inJanuary, directory };
}

export const headings = ['类别', '重点任务', '质量标准', '牵头单位', '配合单位', '责任人', '责任人邮箱', '完成时限'];

/** A good row under those headings; a change replaces the cell under a heading. */
export function goodRow(changes: Readonly<Record<string, Cell>> = {}): Cell[] {
  const good: Record<string, Cell> = {
    类别: '园区',
    重点任务: '建设园区统战工作服务站',
    质量标准: '挂牌运行',
    牵头单位: '科创园区',
    配合单位: '高新园区',
    责任人: '科创园区责任人',
    责任人邮箱: 'owner.p02@example.test',
    完成时限: '6月底前',
  };
  return headings.map((heading) => (heading in changes ? (changes[heading] ?? null) : (good[heading] ?? null)));
}

/** A grid of one sheet as a workbook. */
export function workbookOf(rows: readonly (readonly Cell[])[], more: Partial<Workbook> = {}): Workbook {
  const gridRows = rows.flatMap((cells, at) => (cells.some((cell) => cell !== null) ? [{ row: at + 1, cells }] : []));
  const sheets = [{ name: '推进表', hidden: false, rows: gridRows, merges: [] }];
  return { format: 'xlsx', date1904: false, sheets, ...more };
}

/** Reads a table that is expected to be one. */
export function read(workbook: Workbook, options: Partial<TableOptions> = {}): TableRead {
  const table = readTable(workbook, { ...inJanuary, ...options });
  if ('refused' in table) throw new Error(`refused: ${JSON.stringify(table.refused)}`);
  return table;
}

/** Reads one row under the usual headings, changed in some cells. */
export function readChanged(changes: Readonly<Record<string, Cell>>, options: Partial<TableOptions> = {}) {
  const table = read(workbookOf([headings, goodRow(changes)]), options);
  const codes = (found: TableRead['problems']) => found.map(({ column, code }) => `${column} ${code}`);
  return { ...table, row: table.rows[0], faults: codes(table.problems), odd: codes(table.warnings) };
}
