import type { z } from 'zod';
import type { Locale, Worded } from '../../domain/locale';
import { wordsTold } from './told';

/** What is amiss with a value, in every language: the schema's own sentence, or one of ours, never the library's. */
export function wordsOf(issue: z.core.$ZodIssue): Worded {
  const words = wordsTold(issue.message);
  return words ? filled(words, issue) : usual(issue);
}

/** A sentence of a schema's own may name what it is about: `{id}` is the parameter of that name. */
function filled(words: Worded, issue: z.core.$ZodIssue): Worded {
  const params = issue.code === 'custom' ? issue.params : undefined;
  if (!params) return words;
  const put = (locale: Locale) =>
    words[locale].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));
  return { 'zh-CN': put('zh-CN'), en: put('en') };
}

function usual(issue: z.core.$ZodIssue): Worded {
  switch (issue.code) {
    case 'invalid_type':
      return ofType(issue);
    case 'too_small':
      return least(issue.origin, Number(issue.minimum));
    case 'too_big':
      return most(issue.origin, Number(issue.maximum));
    case 'invalid_format':
      return formats[issue.format] ?? malformed;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return ofTypes(issue.errors.flat());
    case 'unrecognized_keys':
      return { 'zh-CN': '不认识的字段。', en: 'is not known here' };
    default:
      return malformed;
  }
}

/** A field that is left out is named: its absence cannot be pointed at. */
function ofType({ input, expected, path }: z.core.$ZodIssueInvalidType): Worded {
  const field = path.at(-1);
  if (input === undefined && field !== undefined)
    return { 'zh-CN': `缺少必填的 ${String(field)}。`, en: `${String(field)} is required` };
  if (typeof input === 'number' && !Number.isFinite(input))
    return { 'zh-CN': '数值超出可表示的范围。', en: 'is a number out of range' };
  const type = types[expected];
  return type ? { 'zh-CN': `须为${type['zh-CN']}。`, en: `must be ${type.en}` } : malformed;
}

/** Of what may be one thing or another and is neither. */
function ofTypes(issues: readonly z.core.$ZodIssue[]): Worded {
  const taken = issues.flatMap((issue) => (issue.code === 'invalid_type' ? (types[issue.expected] ?? []) : []));
  if (taken.length === 0) return malformed;
  const list = (locale: Locale, or: string) => taken.map((type) => type[locale]).join(or);
  return { 'zh-CN': `须为${list('zh-CN', '或')}。`, en: `must be ${list('en', ' or ')}` };
}

function least(origin: string, minimum: number): Worded {
  if (origin === 'string' && minimum === 1) return { 'zh-CN': '不能为空。', en: 'must not be empty' };
  if (origin === 'string')
    return { 'zh-CN': `至少 ${minimum} 个字符。`, en: `must have at least ${minimum} characters` };
  if (origin === 'array') return { 'zh-CN': `至少 ${minimum} 项。`, en: `must have at least ${minimum} entries` };
  return { 'zh-CN': `不得小于 ${minimum}。`, en: `must be at least ${minimum}` };
}

function most(origin: string, maximum: number): Worded {
  if (origin === 'string')
    return { 'zh-CN': `最多 ${maximum} 个字符。`, en: `must have at most ${maximum} characters` };
  if (origin === 'array') return { 'zh-CN': `最多 ${maximum} 项。`, en: `must have at most ${maximum} entries` };
  return { 'zh-CN': `不得大于 ${maximum}。`, en: `must be at most ${maximum}` };
}

function oneOf(values: readonly string[]): Worded {
  return { 'zh-CN': `须为以下之一：${values.join('、')}。`, en: `must be one of: ${values.join(', ')}` };
}

const types: Readonly<Record<string, Worded>> = {
  string: { 'zh-CN': '文本', en: 'a string' },
  number: { 'zh-CN': '数值', en: 'a number' },
  int: { 'zh-CN': '整数', en: 'a whole number' },
  boolean: { 'zh-CN': ' true 或 false', en: 'true or false' },
  array: { 'zh-CN': '列表', en: 'a list' },
  object: { 'zh-CN': '对象', en: 'an object' },
  record: { 'zh-CN': '对象', en: 'an object' },
};

const formats: Readonly<Record<string, Worded>> = {
  uuid: { 'zh-CN': '须为 UUID。', en: 'must be a UUID' },
  date: { 'zh-CN': '须为存在的日期，例如 2026-03-31。', en: 'must be a day that there is, such as 2026-03-31' },
  datetime: { 'zh-CN': '须为 RFC 3339 时刻。', en: 'must be an RFC 3339 instant' },
};

const malformed: Worded = { 'zh-CN': '格式不对。', en: 'is malformed' };
