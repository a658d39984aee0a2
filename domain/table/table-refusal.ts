import type { Locale, Worded } from '../locale';
import { usualHeadings } from './headings';
import type { Field } from './row';

/** Why no table is read from a workbook at all. */
const refusals = {
  'sheet-choice': {
    status: 422,
    words: {
      'zh-CN': '有多个工作表含有推进表，请指定其一：{names}。',
      en: 'Several sheets hold a table; please choose one: {names}.',
    },
  },
  'sheet-unknown': {
    status: 422,
    words: {
      'zh-CN': '没有名为“{name}”的工作表，文件中有：{names}。',
      en: 'There is no sheet “{name}”; the file has: {names}.',
    },
  },
  'header-unknown': {
    status: 422,
    words: {
      'zh-CN': '未找到表头。表头应含：{names}。如为 CSV，也可能是编码有误，请另存为“CSV UTF-8”或 .xlsx。',
      en: 'No headings were found. These are expected: {names}. A CSV may be in another encoding; please save it as “CSV UTF-8” or .xlsx.',
    },
  },
  'headings-missing': {
    status: 422,
    words: {
      'zh-CN': '表头缺少：{names}。可改名，或指定各列对应关系。',
      en: 'The headings lack: {names}. Please rename them or say which column is which.',
    },
  },
  'headings-twice': {
    status: 422,
    words: {
      'zh-CN': '表头重复：{names}。请删去其一，或指定各列对应关系。',
      en: 'Headings stand twice: {names}. Please remove one or say which column is which.',
    },
  },
  'mapping-unknown': {
    status: 422,
    words: { 'zh-CN': '指定的列不存在：{names}。', en: 'The mapping names what is not there: {names}.' },
  },
  'rows-none': { status: 422, words: { 'zh-CN': '表头之下没有任务。', en: 'There is no item below the headings.' } },
  'rows-too-many': {
    status: 413,
    words: {
      'zh-CN': '表中有 {count} 项任务，最多 {limit} 项，请分批导入。',
      en: 'The table has {count} items; at most {limit}. Please import it in parts.',
    },
  },
} as const satisfies Record<string, { status: 413 | 422; words: Worded }>;

export type TableRefusalCode = keyof typeof refusals;

export type TableRefusal = {
  readonly code: TableRefusalCode;
  readonly status: 413 | 422;
  readonly params: Readonly<Record<string, string | number>>;
  /** What may be chosen or mapped: the names of sheets, or the headings as written. */
  readonly choices: readonly string[];
};

export function refuseTable(
  code: TableRefusalCode,
  params: TableRefusal['params'] = {},
  choices: readonly string[] = [],
): TableRefusal {
  return { code, status: refusals[code].status, params, choices };
}

/** What to tell the person, and what was expected. */
export function wordTableRefusal({ code, params }: TableRefusal, locale: Locale): string {
  return refusals[code].words[locale].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}

/** Names in a sentence. */
export function listed(names: readonly string[]): string {
  return names.join('、');
}

export function headingsOf(fields: readonly Field[]): string {
  return listed(fields.map((field) => usualHeadings[field]));
}
