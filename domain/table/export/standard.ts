import type { Locale, Worded } from '../../locale';
import type { DirectoryIndex } from '../directory-index';
import type { Merge } from '../grid';
import { usualHeadings } from '../headings';
import type { ProgressColumn } from '../progress-columns';
import { progressColumns, progressHeadings } from '../progress-columns';
import type { Field, ReadRow } from '../row';
import { fields } from '../row';
import { cellSafe } from './cell-safe';
import { rowTexts } from './row-text';

/** A table in the product's own layout: headings, a row for each item, categories merged down. */
export type StandardTable = {
  readonly columns: readonly { readonly title: string; readonly width: number; readonly align: 'start' | 'centre' }[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** Rows from 1 below the headings. */
  readonly merges: readonly Merge[];
};

/** A row of a batch, with its progress once it has been issued. */
export type RowToTell = {
  readonly read: ReadRow;
  readonly progress: Readonly<Record<ProgressColumn, string>> | null;
};

export type StandardGrounds = {
  readonly directory: DirectoryIndex;
  readonly year: number;
  readonly locale: Locale;
};

const widths: Readonly<Record<Field, number>> = {
  ...{ task: 26, content: 30, category: 9, standards: 36, leadUnit: 15, coUnits: 20, leader: 11, leaderAddress: 20 },
  ...{ owner: 11, ownerAddress: 22, deadline: 13, milestones: 24, weight: 7, tags: 12 },
};
const inMiddle: ReadonlySet<Field | ProgressColumn> = new Set([
  'category',
  'leader',
  'owner',
  'deadline',
  'weight',
  'state',
  'light',
  'percent',
  'deadlineNow',
  'ownerNow',
] as const);
/** What every such table has; the other columns only where a row says something in them. */
const always: ReadonlySet<Field> = new Set([
  ...([
    'category',
    'task',
    'content',
    'standards',
    'leadUnit',
    'coUnits',
    'owner',
    'ownerAddress',
    'deadline',
  ] as const),
]);
const inOrder: readonly Field[] = ['category', ...fields.filter((field) => field !== 'category')];

/**
 * The rows of a batch in the product's layout, for one that did not come as an .xlsx, or whose file is not kept. Reading
 * it again gives the same items: people by name and address, units by name, standards numbered.
 */
export function standardTable(rows: readonly RowToTell[], { directory, year, locale }: StandardGrounds): StandardTable {
  const texts = rows.map(({ read }) => rowTexts(read, directory, year));
  const held = inOrder.filter((field) => always.has(field) || texts.some((text) => text[field] !== ''));
  const told = progressColumns.filter((column) => rows.some(({ progress }) => progress && isTold(column, rows)));
  const align = (name: Field | ProgressColumn) => (inMiddle.has(name) ? ('centre' as const) : ('start' as const));
  return {
    columns: [
      { title: number[locale], width: 6, align: 'centre' },
      ...held.map((field) => ({ title: usualHeadings[field], width: widths[field], align: align(field) })),
      ...told.map((column) => ({
        title: progressHeadings[column][locale],
        width: widthOf(column),
        align: align(column),
      })),
    ],
    rows: rows.map(({ progress }, at) => [
      at + 1,
      ...held.map((field) => (isBelowSame(field, at) ? null : cellSafe(texts[at]?.[field] ?? '') || null)),
      ...told.map((column) => cellSafe(progress?.[column] ?? '') || null),
    ]),
    merges: mergedDown(texts.map(({ category }) => category)),
  };

  /** A category is written once, at the top of its merged cells. */
  function isBelowSame(field: Field, at: number): boolean {
    return field === 'category' && at > 0 && texts[at]?.category === texts[at - 1]?.category;
  }
}

const number: Worded = { 'zh-CN': '序号', en: 'No.' };

/** The category stands behind the number. */
const categoryColumn = 1;

function isTold(column: ProgressColumn, rows: readonly RowToTell[]): boolean {
  const plain: readonly ProgressColumn[] = ['state', 'light', 'percent', 'done', 'effect'];
  return plain.includes(column) || rows.some(({ progress }) => progress && progress[column] !== '');
}

function widthOf(column: ProgressColumn): number {
  return column === 'done' || column === 'effect' ? 30 : 12;
}

/** Runs of the same category. */
function mergedDown(categories: readonly string[]): Merge[] {
  const merges: Merge[] = [];
  for (let top = 0; top < categories.length; ) {
    let bottom = top;
    while (bottom + 1 < categories.length && categories[bottom + 1] === categories[top]) bottom += 1;
    if (bottom > top && categories[top] !== '')
      merges.push({ top: top + 1, bottom: bottom + 1, left: categoryColumn, right: categoryColumn });
    top = bottom + 1;
  }
  return merges;
}
