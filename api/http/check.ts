import { z } from 'zod';
import type { Locale } from '../../domain/locale';
import type { Fault } from '../problem';
import { problem } from '../problem';

/** Zod's own wording in each of our languages. */
const wordings = { 'zh-CN': z.locales.zhCN().localeError, en: z.locales.en().localeError };

/** Parses one part of a request; every fault is named, in the reader's language. Throws a 400. */
export function check<S extends z.ZodType>(schema: S, value: unknown, part: Fault['in'], locale: Locale): z.output<S> {
  const parsed = schema.safeParse(value, { error: wordings[locale] });
  if (parsed.success) return parsed.data;
  throw problem('invalid_request', { errors: parsed.error.issues.flatMap((issue) => faultsOf(issue, part)) });
}

function faultsOf(issue: z.core.$ZodIssue, part: Fault['in']): Fault[] {
  const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
  return paths.map((path) => ({
    ...(part && { in: part }),
    pointer: path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    code: issue.code,
    message: issue.message,
  }));
}
