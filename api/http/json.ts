import { isUtf8 } from 'node:buffer';
import type { Worded } from '../../domain/locale';
import { problem } from '../problem';
import { refusedKey } from './refused-key';

/** Deeper than any body of ours; a reader that recurses stays safe. */
const maxDepth = 64;

/**
 * Reads JSON as one meaning for every layer: what other readers would take differently (a key twice, `__proto__`,
 * lone surrogates, U+0000, which PostgreSQL cannot hold) is refused with 400. No text at all means `{}`.
 */
export function readJson(bytes: Buffer): unknown {
  const text = decode(bytes);
  if (text === '') return {};
  refuseDepth(text);
  const value = parse(text);
  refuseKeys(text);
  refuseText(value);
  return value;
}

function refuse(why: Worded): Error {
  return problem('invalid_json', { params: { why } });
}

function decode(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw refuse({ 'zh-CN': '不是 UTF-8 编码。', en: 'not UTF-8' });
  return new TextDecoder('utf-8').decode(bytes);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw cause;
    throw refuse(brokenAt(cause.message));
  }
}

/** Where the reader stumbled, which is all that is of use in its own English sentence; it does not always say. */
function brokenAt(message: string): Worded {
  const at = /position (\d+)/.exec(message)?.[1];
  if (at === undefined) return { 'zh-CN': '语法有误，或内容不完整。', en: 'its syntax is wrong, or it is incomplete' };
  const position = Number(at) + 1;
  return { 'zh-CN': `第 ${position} 个字符处语法有误。`, en: `its syntax is wrong at character ${position}` };
}

function refuseDepth(text: string): void {
  let depth = 0;
  for (const { mark } of marksOf(text)) {
    if (mark === '{' || mark === '[') depth++;
    if (mark === '}' || mark === ']') depth--;
    if (depth > maxDepth) throw refuse({ 'zh-CN': `嵌套超过 ${maxDepth} 层。`, en: `deeper than ${maxDepth} levels` });
  }
}

/** JSON.parse lets the last of two equal keys win in silence, so keys are read once more; the text is known to be JSON. */
function refuseKeys(text: string): void {
  const open: (Set<string> | null)[] = [];
  let last = '';
  for (const { mark, from, to } of marksOf(text)) {
    if (mark === '{') open.push(new Set());
    else if (mark === '[') open.push(null);
    else if (mark === '}' || mark === ']') open.pop();
    else if (mark === ':') refuseKey(JSON.parse(last) as string, open.at(-1));
    else last = text.slice(from, to);
  }
}

/** The strings and the marks that structure JSON, in one pass whose time grows with the text and no faster. */
function* marksOf(text: string): Generator<{ mark: string; from: number; to: number }> {
  for (let from = 0; from < text.length; from++) {
    const mark = text.charAt(from);
    if (mark === '"') {
      let to = from + 1;
      while (to < text.length && text[to] !== '"') to += text[to] === '\\' ? 2 : 1;
      yield { mark, from, to: to + 1 };
      from = to;
    } else if ('{}[]:'.includes(mark)) {
      yield { mark, from, to: from + 1 };
    }
  }
}

function refuseKey(key: string, seen: Set<string> | null | undefined): void {
  if (key === refusedKey) throw refuse({ 'zh-CN': `含有名为 ${key} 的字段。`, en: `a key named ${key}` });
  const shown = JSON.stringify(key.slice(0, 100));
  if (seen?.has(key)) throw refuse({ 'zh-CN': `字段 ${shown} 出现两次。`, en: `the key ${shown} stands twice` });
  seen?.add(key);
}

function refuseText(value: unknown): void {
  if (typeof value === 'string') {
    const why = unstorable(value);
    if (why) throw refuse(why);
  } else if (Array.isArray(value)) {
    for (const inner of value) refuseText(inner);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      refuseText(key);
      refuseText(inner);
    }
  }
}

/** Why a text cannot be kept as it is; undefined where it can. */
export function unstorable(text: string): Worded | undefined {
  if (text.includes('\0')) return { 'zh-CN': '文本中含有 U+0000。', en: 'a text holds U+0000' };
  return /\p{Surrogate}/u.test(text) ? halfCharacter : undefined;
}

const halfCharacter: Worded = {
  'zh-CN': '文本中含有半个字符（不成对的代理码）。',
  en: 'a text holds half a character (a lone surrogate)',
};
