import type { Locale, Worded } from '../locale';

/** What may be wrong in a directory's files, by stable code, in every language. */
const words = {
  'headings-missing': { 'zh-CN': '表头缺少“{name}”列。', en: 'The headings lack “{name}”.' },
  'headings-twice': { 'zh-CN': '表头“{name}”重复。', en: 'The heading “{name}” stands twice.' },
  'rows-none': { 'zh-CN': '表头之下没有内容。', en: 'There is nothing below the headings.' },
  'cell-unreadable': {
    'zh-CN': '单元格是公式或错误值，请改为文字。',
    en: 'The cell is a formula or an error; please write the text itself.',
  },
  'text-unfit': {
    'zh-CN': '含有换行、控制符等不能保存的字符，请重新输入。',
    en: 'There are line breaks or characters that cannot be kept; please type the text again in one line.',
  },
  'text-too-long': { 'zh-CN': '最多 {limit} 字。', en: 'At most {limit} characters.' },
  'cell-missing': { 'zh-CN': '不能为空。', en: 'This cannot be blank.' },
  'code-malformed': {
    'zh-CN': '代码“{value}”只能含字母、数字和 . _ -，最多 64 位。',
    en: 'The code “{value}” may hold letters, digits and . _ - only, at most 64.',
  },
  'code-twice': {
    'zh-CN': '代码“{value}”与第 {earlier} 行重复。',
    en: 'The code “{value}” stands in row {earlier} already.',
  },
  'kind-unknown': {
    'zh-CN': '没有“{value}”这种单位类型，应为：{choices}。',
    en: 'There is no kind of unit “{value}”; one of {choices} is expected.',
  },
  'parent-unknown': {
    'zh-CN': '没有代码或名称为“{value}”的上级单位。',
    en: 'There is no unit above with the code or name “{value}”.',
  },
  'parent-circular': {
    'zh-CN': '上级单位“{value}”在本单位之下，形成循环。',
    en: 'The unit above, “{value}”, lies below this one: that is a circle.',
  },
  'address-malformed': {
    'zh-CN': '“{value}”不是有效的邮箱地址，应类似 name@example.com。',
    en: '“{value}” is not a valid e-mail address; something like name@example.com is expected.',
  },
  'address-several': { 'zh-CN': '这里只能填一个邮箱地址。', en: 'Only one e-mail address can stand here.' },
  'address-twice': {
    'zh-CN': '邮箱“{value}”与第 {earlier} 行重复。',
    en: 'The address “{value}” stands in row {earlier} already.',
  },
  'unit-unknown': {
    'zh-CN': '没有代码或名称为“{value}”的单位。',
    en: 'There is no unit with the code or name “{value}”.',
  },
  'unit-ambiguous': {
    'zh-CN': '有多个单位叫“{value}”，请填写代码：{choices}。',
    en: 'Several units are called “{value}”; please write the code: {choices}.',
  },
  'unit-name-twice': {
    'zh-CN': '“{value}”也是在用单位 {other} 的名称或代码；《推进表》须用代码区分两者。',
    en: '“{value}” is the name or code of the open unit {other} too; tables have to name them by code.',
  },
  'role-unknown': {
    'zh-CN': '没有“{value}”这种角色，应为：{choices}。',
    en: 'There is no role “{value}”; one of {choices} is expected.',
  },
  'substitute-unknown': {
    'zh-CN': '名录中没有邮箱为“{value}”的人员，不能作 B角。',
    en: 'Nobody has the address “{value}”, so they cannot substitute.',
  },
  'substitute-self': { 'zh-CN': '本人不能作自己的 B角。', en: 'Nobody can be their own substitute.' },
  'substitute-missing': { 'zh-CN': '写了起止日期，但没有写 B角邮箱。', en: 'There are dates but no substitute.' },
  'day-unreadable': {
    'zh-CN': '“{value}”不能读作日期，应类似 2026-07-01。',
    en: '“{value}” cannot be read as a date; something like 2026-07-01 is expected.',
  },
  'days-reversed': { 'zh-CN': '止日早于起日。', en: 'The last day lies before the first.' },
  'locale-unknown': { 'zh-CN': '语言“{value}”应为 zh-CN 或 en。', en: 'The language “{value}” should be zh-CN or en.' },
  'active-unknown': { 'zh-CN': '“{value}”应为 是 或 否。', en: '“{value}” should be yes or no.' },
  'column-not-used': {
    'zh-CN': '未识别“{name}”列，其内容不导入。',
    en: 'The column “{name}” is not known; what stands in it is not taken.',
  },
} as const satisfies Record<string, Worded>;

export type DirectoryProblemCode = keyof typeof words;

/** A fault of one cell of a directory's file (contract.md, `POST /api/directory/import`). */
export type DirectoryProblem = {
  readonly file: 'units' | 'officials';
  readonly row: number;
  readonly column: string | null;
  readonly code: DirectoryProblemCode;
  readonly value: string | null;
  readonly params: Readonly<Record<string, string | number>>;
};

/** What to tell the person: what is wrong, and what was expected. */
export function wordDirectoryProblem({ code, value, params }: DirectoryProblem, locale: Locale): string {
  const all: DirectoryProblem['params'] = { value: value ?? '', ...params };
  return words[code][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(all[name] ?? ''));
}
