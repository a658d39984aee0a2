import type { z } from 'zod';
import { wallClock } from '../../../domain/clocks/zone';
import { lightWords, stateWords } from '../../../domain/item/words';
import type { Locale, Worded } from '../../../domain/locale';
import { cellSafe } from '../../../domain/table/export/cell-safe';
import type { NewColumn, NewWorkbook } from '../../../spreadsheet/write';
import type { Moment } from '../present';
import type { taskItem } from '../schema';

type Item = z.input<typeof taskItem>;
type Reader = { readonly locale: Locale; readonly zone: string; readonly units: ReadonlyMap<string, string> };
type Column = {
  readonly title: Worded;
  readonly width: number;
  readonly align?: NewColumn['align'];
  readonly tell: (item: Item, reader: Reader) => string | number;
};

const numbered = (texts: readonly string[]) => texts.map((text, at) => `${at + 1}. ${text}`).join('\n');
const minute = (instant: string | null, zone: string) =>
  instant === null ? '' : wallClock(Date.parse(instant), zone).slice(0, 16);
const dueDay = (deadline: string, zone: string) => (deadline.includes('T') ? minute(deadline, zone) : deadline);

/** What a table of items says of each, as the list does; long texts too, which a screen has no room for. */
const columns: readonly Column[] = [
  { title: { 'zh-CN': '序号', en: 'No.' }, width: 6, align: 'centre', tell: ({ number }) => number },
  { title: { 'zh-CN': '类别', en: 'Category' }, width: 10, align: 'centre', tell: ({ category }) => category },
  { title: { 'zh-CN': '重点任务', en: 'Task' }, width: 28, tell: ({ task }) => task },
  { title: { 'zh-CN': '工作内容', en: 'Content' }, width: 30, tell: ({ content }) => content },
  {
    ...{ title: { 'zh-CN': '质量标准', en: 'Standards' }, width: 36 },
    tell: ({ standards }) => numbered(standards.map(({ text }) => text)),
  },
  { title: { 'zh-CN': '牵头单位', en: 'Lead unit' }, width: 15, tell: ({ leadUnit }) => leadUnit.name },
  {
    ...{ title: { 'zh-CN': '配合单位', en: 'Co-operating units' }, width: 18 },
    tell: ({ coUnits }, { units, locale }) =>
      coUnits.map((code) => units.get(code) ?? code).join(locale === 'zh-CN' ? '、' : ', '),
  },
  {
    title: { 'zh-CN': '责任领导', en: 'Leader' },
    width: 11,
    align: 'centre',
    tell: ({ leader }) => leader?.name ?? '',
  },
  { title: { 'zh-CN': '责任人', en: 'Owner' }, width: 11, align: 'centre', tell: ({ owner }) => owner.name },
  {
    ...{ title: { 'zh-CN': '完成时限', en: 'Deadline' }, width: 16, align: 'centre' },
    tell: ({ deadline }, { zone }) => dueDay(deadline, zone),
  },
  {
    ...{ title: { 'zh-CN': '状态', en: 'State' }, width: 9, align: 'centre' },
    tell: ({ state }, { locale }) => stateWords[state][locale],
  },
  {
    ...{ title: { 'zh-CN': '亮灯', en: 'Light' }, width: 8, align: 'centre' },
    tell: ({ light }, { locale }) => lightWords[light][locale],
  },
  { title: { 'zh-CN': '督办层级', en: 'Step' }, width: 9, align: 'centre', tell: ({ step }) => step || '' },
  { title: { 'zh-CN': '完成进度', en: 'Progress' }, width: 9, align: 'centre', tell: ({ percent }) => `${percent}%` },
  {
    title: { 'zh-CN': '逾期天数', en: 'Days late' },
    width: 9,
    align: 'centre',
    tell: ({ daysLate }) => daysLate || '',
  },
  ...(
    [
      ['issuedAt', { 'zh-CN': '交办时间', en: 'Issued' }],
      ['submittedAt', { 'zh-CN': '送审时间', en: 'Submitted' }],
      ['acceptedAt', { 'zh-CN': '销号时间', en: 'Accepted' }],
    ] as const
  ).map(
    ([key, title]): Column => ({
      ...{ title, width: 16, align: 'centre' },
      tell: (item, { zone }) => minute(item[key], zone),
    }),
  ),
];

const name: Worded = { 'zh-CN': '督办事项清单', en: 'List of items' };

/** What the file is called, and its title. */
export function titleOf(locale: Locale): string {
  return name[locale];
}

/** Items as a table, in the order given, as of a moment. */
export function sheetOf(
  items: readonly Item[],
  { now, zone, locale, units }: Moment & Omit<Reader, 'zone'>,
): NewWorkbook {
  const asOf = wallClock(now, zone).slice(0, 16);
  const note = locale === 'zh-CN' ? `共 ${items.length} 项　截至 ${asOf}` : `${items.length} items, as of ${asOf}`;
  const told = (cell: string | number) => (typeof cell === 'number' ? cell : cellSafe(cell) || null);
  const sheet = {
    ...{ name: name[locale], title: name[locale], note, merges: [] },
    columns: columns.map(({ title, width, align = 'start' }) => ({ title: title[locale], width, align })),
    rows: items.map((item) => columns.map(({ tell }) => told(tell(item, { locale, zone, units })))),
  };
  return { title: name[locale], creator: 'Duban', at: now, sheets: [sheet] };
}
