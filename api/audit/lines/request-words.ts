import { commandTypes } from '../../../domain/item/command';
import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import { commandWords } from '../../tasks/commands/schema';
import type { MadeToken, StoredAccess } from './data';
import type { Deed } from './request-deeds';
import { otherRead, otherWrite, reads, writes } from './request-deeds';
import { plainPath } from './request-path';
import { tokenOf, tokenWords } from './request-token';

type Asked = Pick<StoredAccess, 'id' | 'method' | 'path' | 'query' | 'outcome' | 'taskIds' | 'commandIds'>;

/** What a request asked for and what came of it, in words: what was done, refused or not answered is never told as another. */
export function requestWords(request: Asked, locale: Locale, tokens: ReadonlyMap<string, MadeToken>): string {
  const { method, path, query, outcome, ...of } = request;
  const plain = plainPath(path);
  const deed = deedOf(method, plain);
  const asked = (query ?? '')
    .split('&')
    .filter((pair) => !/^(limit|cursor)=/.test(pair))
    .join('&');
  const where = asked ? fill(whereWords, locale, { query: readable(asked) }) : '';
  const params = { method, path: plain };
  const whose = tokenWords(tokenOf(request).flatMap((id) => tokens.get(id) ?? [])[0], locale);
  const what = `${fill({ 'zh-CN': deed.zh, en: outcome && outcome.status < 400 ? deed.done : deed.ask }, locale, params)}${whose}${where}`;
  if (outcome === null && of.taskIds.length > 0 && of.commandIds.length > 0) return fill(nothing, locale, { what });
  if (outcome === null) return fill(unknown, locale, { what });
  if (outcome.status < 400) return what;
  const why = `${outcome.status}${outcome.code === null ? '' : ` ${outcome.code}`}`;
  return fill(outcome.status < 500 ? refused : failed, locale, { what, why });
}

const whereWords: Worded = { 'zh-CN': '（条件 {query}）', en: ' (where {query})' };
const nothing: Worded = { 'zh-CN': '要求{what}，没有留下记录', en: 'asked to {what}, and nothing was recorded' };
const unknown: Worded = {
  'zh-CN': '要求{what}，结果没有登记',
  en: 'asked to {what}; what came of it is not on record',
};
const refused: Worded = { 'zh-CN': '要求{what}，被拒绝（{why}）', en: 'asked to {what}, refused ({why})' };
const failed: Worded = { 'zh-CN': '要求{what}，未办成（{why}）', en: 'asked to {what}, which failed ({why})' };

function readable(query: string): string {
  try {
    return decodeURIComponent(query.replaceAll('+', ' '));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return query; // it was refused for this, and is told as it came
  }
}

function deedOf(method: string, path: string): Deed {
  if (method === 'GET' || method === 'HEAD') return reads.find(([address]) => address.test(path))?.[1] ?? otherRead;
  const last = path.split('/').at(-1);
  const command = path.startsWith('/api/tasks/') && commandTypes.find((type) => type === last);
  if (!command) return writes.find(([address]) => address.test(`${method} ${path}`))?.[1] ?? otherWrite;
  const { 'zh-CN': zh, en } = commandWords(command);
  return { zh, ask: en, done: `asked to ${en}` };
}
