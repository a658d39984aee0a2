import { cellText, deadlineText } from '../table/cell-text';
import { dayFrom } from '../table/day';
import type { Cell, GridRow, Workbook } from '../table/grid';
import { findHeader } from '../table/header';
import { headingKey } from '../table/headings';
import { clean, compact, isBlankText, lengthOf, storable, textFault } from '../table/text';
import type { Line } from './check-notice';
import type { NoticeProblem, NoticeProblemCode } from './notice-words';

const headings = {
  date: ['日期', 'date', 'day'],
  type: ['类型', 'type', '类别', '休/班', '状态'],
  name: ['名称', 'name', '节日', '假日', '节假日', '说明'],
} as const;
type Field = keyof typeof headings;

const types: Readonly<Record<string, Line['type']>> = {
  ...Object.fromEntries(['休', '放假', '休息', '假', 'off', 'holiday'].map((word) => [word, 'off' as const])),
  ...Object.fromEntries(['班', '上班', '补班', '调休上班', 'work', 'workday'].map((word) => [word, 'work' as const])),
};

const nameLimit = 50;

/** The lines of a notice in a file (columns 日期, 类型, 名称 in any order), and which cells cannot be read. */
export function readNotice(
  { sheets, date1904 }: Workbook,
  year: number,
): { readonly lines: readonly Line[]; readonly problems: readonly NoticeProblem[] } {
  const found = sheets
    .filter(({ hidden }) => !hidden)
    .flatMap((sheet) => {
      const header = findHeader(sheet, (heading) => fieldOf(heading) !== undefined);
      return header ? [{ sheet, header }] : [];
    })[0];
  const columns = found?.header.headings.map(fieldOf) ?? [];
  const missing = (['date', 'type'] as const).filter((field) => !columns.includes(field));
  if (!found || missing.length > 0) {
    const row = found?.header.lastRow ?? 1;
    return { lines: [], problems: missing.map((field) => headingMissing(row, headings[field][0])) };
  }
  const { sheet, header } = found;
  const read = sheet.rows
    .filter(({ row, cells }) => row > header.lastRow && columns.some((field, at) => field && !isBlank(cells[at])))
    .map((row) => readRow(row, columns, header.headings, { year, date1904 }));
  return {
    lines: read.flatMap((one) => ('line' in one ? [one.line] : [])),
    problems: read.flatMap((one) => ('problem' in one ? [one.problem] : [])),
  };
}

type Read = { readonly line: Line } | { readonly problem: NoticeProblem };

function readRow(
  { row, cells }: GridRow,
  columns: readonly (Field | undefined)[],
  names: readonly string[],
  { year, date1904 }: { readonly year: number; readonly date1904: boolean },
): Read {
  const cellOf = (field: Field) => cells[columns.indexOf(field)] ?? null;
  const place = (field: Field) => ({ row, column: names[columns.indexOf(field)] ?? headings[field][0] });
  const fault = (field: Field, code: NoticeProblemCode, value: string, params = {}): Read => ({
    problem: { code, place: place(field), value: storable(value.slice(0, 100)), params },
  });
  const date = deadlineText(cellOf('date'), date1904);
  const type = cellText(cellOf('type'));
  const name = cellText(columns.includes('name') ? cellOf('name') : null);
  for (const [field, cell] of [
    ['date', date],
    ['type', type],
    ['name', name],
  ] as const)
    if ('fault' in cell || textFault(cell.text))
      return fault(field, 'cell-unreadable', 'fault' in cell ? cell.value : cell.text);
  const [dateText, typeText, nameText] = [date, type, name].map((cell) => ('text' in cell ? clean(cell.text) : ''));
  const meant = types[compact(typeText ?? '').toLowerCase()];
  if (!meant) return fault('type', 'type-unknown', typeText ?? '');
  const day = dayIn(dateText ?? '', year);
  if (!day) return fault('date', 'day-unreadable', dateText ?? '', { year });
  if (lengthOf(nameText ?? '') > nameLimit) return fault('name', 'name-too-long', nameText ?? '', { limit: nameLimit });
  return { line: { day, type: meant, name: nameText ?? '', place: place('date') } };
}

/** `2026-10-01`, `2026/10/1`, `2026.10.1`, `2026年10月1日`, `20261001`; `10月1日` is of the notice's year. */
function dayIn(written: string, year: number): string | undefined {
  const text = compact(written);
  const parts =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^()(\d{1,2})月(\d{1,2})日$/.exec(text);
  if (!parts) return undefined;
  return dayFrom(parts[1] ? Number(parts[1]) : year, Number(parts[2]), Number(parts[3]));
}

function fieldOf(heading: string): Field | undefined {
  const key = headingKey(heading);
  return (Object.keys(headings) as Field[]).find((field) => headings[field].some((name) => headingKey(name) === key));
}

function headingMissing(row: number, name: string): NoticeProblem {
  return { code: 'headings-missing', place: { row, column: name }, value: '', params: { name } };
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === null || cell === undefined || (typeof cell === 'string' && isBlankText(cell));
}
