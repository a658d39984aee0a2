import type { Columns } from './columns';
import type { Cell, GridRow, Merge, Workbook } from './grid';
import type { Header } from './header';
import { repeatsHeader } from './header';
import { mergesDown } from './merges';
import type { Field } from './row';
import { compact, isBlankText } from './text';

/** A row that is an item: its cells by field, and which of them were taken from a merge, or from above. */
export type DataRow = {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: ReadonlyMap<Field, Cell>;
  /** Fields filled from a merged cell, with the row it begins in. */
  readonly filled: ReadonlyMap<Field, number>;
  /** How many cells a CSV record has where the headings expect another number. */
  readonly miscounted?: { readonly found: number; readonly expected: number };
};

const total = /^(合计|总计|小计|共计|汇总|累计|total)(:|\(.*|共?\d+项)?$/iu;
const note =
  /^(注|备注|说明|填表说明|填报说明|附注|附件|填报人|填表人|制表人?|审核人?|审批人|联系人|填报单位|制表单位|填报日期)\d*[:.、]/u;

/**
 * The rows below the headings that are items: not the blank ones, totals, notes, section titles or headings printed
 * again (domain.md, "Reading a real table"). What is merged downwards holds for every row it spans.
 */
export function dataRows(
  { format }: Pick<Workbook, 'format'>,
  { rows, merges }: { readonly rows: readonly GridRow[]; readonly merges: readonly Merge[] },
  header: Header,
  columns: Columns,
): DataRow[] {
  const mergeAt = mergesDown(
    merges.filter(({ top }) => top > header.lastRow),
    columns.of.keys(),
  );
  const wide = new Set(merges.filter(({ left, right }) => right - left >= 2).map(({ top, left }) => `${top},${left}`));
  const topCells = new Map(rows.map((row) => [row.row, row.cells]));
  return rows
    .filter(({ row, cells }) => row > header.lastRow && isItem(row, cells))
    .map((row) => {
      const filled = new Map<Field, number>();
      const cells = new Map([...columns.of].map(([at, field]) => [field, cellAt(row, at, field, filled)] as const));
      for (const [at, field] of columns.of) if (field === 'coUnits') join(cells, field, row.cells[at] ?? null);
      return { row: row.row, hidden: row.hidden === true, cells, filled, ...miscount(row.cells) };
    });

  function isItem(row: number, cells: readonly Cell[]): boolean {
    const written = cells.flatMap((cell, at) => (isBlank(cell) ? [] : [at]));
    const content = written.filter((at) => columns.of.has(at) && columns.of.get(at) !== 'category');
    if (content.length === 0 || repeatsHeader(cells, header)) return false;
    const [first = 0] = written;
    const start = compact(String(cells[first] ?? ''));
    if (total.test(start) && columns.of.get(first) !== 'content') return false;
    if (note.test(start) && written.length <= 4) return false;
    return !(written.length === 1 && wide.has(`${row},${first}`));
  }

  function cellAt(row: GridRow, at: number, field: Field, filled: Map<Field, number>): Cell {
    const cell = row.cells[at] ?? null;
    if (!isBlank(cell)) return cell;
    const merge = mergeAt(row.row, at);
    const above = merge && (topCells.get(merge.top)?.[merge.left] ?? null);
    if (!merge || above === undefined || isBlank(above)) return cell;
    filled.set(field, merge.top);
    return above;
  }

  function miscount(cells: readonly Cell[]): Pick<DataRow, 'miscounted'> {
    if (format !== 'csv') return {};
    const expected = header.headings.length;
    const found = cells.length > expected ? cells.findLastIndex((cell) => !isBlank(cell)) + 1 : cells.length;
    return found > expected || cells.length < expected ? { miscounted: { found, expected } } : {};
  }
}

/** Co-operating units may stand in two columns, 责任单位 and 配合单位: both hold. */
function join(cells: Map<Field, Cell>, field: Field, cell: Cell): void {
  const held = cells.get(field);
  if (typeof cell !== 'string' || typeof held !== 'string' || held === cell || isBlank(cell)) return;
  cells.set(field, isBlank(held) ? cell : `${cell}、${held}`);
}

export function isBlank(cell: Cell): boolean {
  return cell === null || (typeof cell === 'string' && isBlankText(cell));
}
