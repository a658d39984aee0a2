import type { Locale, Worded } from '../locale';

/** What may be wrong in a holiday notice, by stable code, in every language. */
const words = {
  'headings-missing': { 'zh-CN': '表头缺少“{name}”列。', en: 'The headings lack “{name}”.' },
  'cell-unreadable': {
    'zh-CN': '单元格是公式或错误值，请改为文字。',
    en: 'The cell is a formula or an error; please write the text itself.',
  },
  'name-too-long': { 'zh-CN': '名称最多 {limit} 字。', en: 'A name has at most {limit} characters.' },
  'nothing-off': {
    'zh-CN': '没有任何放假日期，不是一份完整的放假安排。',
    en: 'No day is off: this is no whole year’s notice.',
  },
  'day-unreadable': {
    'zh-CN': '“{value}”不能读作日期，应类似 {year}-10-01。',
    en: '“{value}” cannot be read as a date; something like {year}-10-01 is expected.',
  },
  'day-not-in-year': {
    'zh-CN': '{value} 不在 {year} 年内；跨年的假期请分别列入两年的安排。',
    en: '{value} does not lie in {year}; a holiday across two years belongs to both years’ notices.',
  },
  'type-unknown': {
    'zh-CN': '“{value}”应为 休 或 班（off 或 work）。',
    en: '“{value}” should be 休 or 班 (off or work).',
  },
  'day-off-and-working': {
    'zh-CN': '{value} 既列为放假又列为上班。',
    en: '{value} is said to be both off and working.',
  },
  'day-twice': { 'zh-CN': '{value} 重复列出。', en: '{value} stands twice.' },
  'working-already': {
    'zh-CN': '{value} 是星期{weekday}，本来就是工作日，不能作补班日。',
    en: '{value} is a {weekday}, a working day already, so it cannot be a make-up day.',
  },
  'many-days-off': {
    'zh-CN': '共有 {count} 个周一至周五被列为放假，远多于通常的一年，请核对来源。',
    en: '{count} days from Monday to Friday are off, far more than in a usual year; please check the source.',
  },
  'public-holiday-missing': {
    'zh-CN': '{value} 是法定节假日，却没有列为放假，请核对来源。',
    en: '{value} is a public holiday by law and is not off here; please check the source.',
  },
  'make-up-far': {
    'zh-CN': '补班日 {value} 前后三周内没有放假，请核对来源。',
    en: 'No day is off within three weeks of the make-up day {value}; please check the source.',
  },
} as const satisfies Record<string, Worded>;

export type NoticeProblemCode = keyof typeof words;

/** Where something stands: in a body by its JSON pointer, in a file by row and heading. */
export type Place = { readonly pointer: string } | { readonly row: number; readonly column: string };

/** What is wrong with a notice, or odd about it, and where. */
export type NoticeProblem = {
  readonly code: NoticeProblemCode;
  readonly place: Place;
  readonly value: string;
  readonly params: Readonly<Record<string, string | number | Worded>>;
};

/** What to tell the person: what is wrong, and what was expected. */
export function wordNoticeProblem({ code, value, params }: NoticeProblem, locale: Locale): string {
  const all: NoticeProblem['params'] = { value, ...params };
  return words[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => {
    const param = all[name] ?? '';
    return typeof param === 'object' ? param[locale] : String(param);
  });
}
