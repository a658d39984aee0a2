import type { Fault } from '../problem';
import { problem } from '../problem';
import { unstorable } from './json';

/** The query of an address, each key once; a key given twice or an encoding that is not UTF-8 is refused with 400. */
export function readQuery(url: string): Record<string, string> {
  const query: Record<string, string> = Object.create(null) as Record<string, string>;
  const start = url.indexOf('?');
  const pairs =
    start < 0
      ? []
      : url
          .slice(start + 1)
          .split('&')
          .filter((pair) => pair !== '');
  for (const pair of pairs) {
    const at = pair.indexOf('=');
    const key = decode(at < 0 ? pair : pair.slice(0, at));
    const value = at < 0 ? '' : decode(pair.slice(at + 1));
    if (Object.hasOwn(query, key)) throw refuse(key, 'given_twice', '重复给出。', 'is given twice');
    if (unstorable(key + value)) throw refuse(key, 'not_text', '含有无效字符。', 'holds characters that are not text');
    query[key] = value;
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    if (!(cause instanceof URIError)) throw cause;
    throw problem('invalid_address', {}, { cause });
  }
}

function refuse(key: string, code: string, zh: string, en: string): Error {
  const fault: Fault = { in: 'query', pointer: `/${key}`, code, message: { 'zh-CN': zh, en } };
  return problem('invalid_request', { errors: [fault] });
}
