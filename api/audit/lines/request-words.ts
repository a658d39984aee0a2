import { commandTypes } from '../../../domain/item/command';
import type { Locale, Worded } from '../../../domain/locale';
import { fill } from '../../problem';
import { commandWords } from '../../tasks/commands/schema';
import type { StoredAccess } from './data';

type Asked = Pick<StoredAccess, 'method' | 'path' | 'query'>;

/** What a request asked for, in words: it tells what was asked, not what came of it. */
export function requestWords({ method, path, query }: Asked, locale: Locale): string {
  const words = method === 'GET' || method === 'HEAD' ? readWords(path) : writeWords(method, path);
  const asked = (query ?? '')
    .split('&')
    .filter((pair) => !/^(limit|cursor)=/.test(pair))
    .join('&');
  const where = asked ? fill(whereWords, locale, { query: readable(asked) }) : '';
  return `${fill(words, locale, { method, path })}${where}`;
}

const whereWords: Worded = { 'zh-CN': '（条件 {query}）', en: ' (where {query})' };

function readable(query: string): string {
  try {
    return decodeURIComponent(query.replaceAll('+', ' '));
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    return query; // it was refused for this, and is told as it came
  }
}

function readWords(path: string): Worded {
  return reads.find(([address]) => address.test(path))?.[1] ?? otherRead;
}

function writeWords(method: string, path: string): Worded {
  const last = path.split('/').at(-1);
  const command = path.startsWith('/api/tasks/') && commandTypes.find((type) => type === last);
  if (command) {
    const { 'zh-CN': zh, en } = commandWords(command);
    return { 'zh-CN': `提出“${zh}”，没有留下记录`, en: `asked to ${en}, and nothing was recorded` };
  }
  return writes.find(([address]) => address.test(`${method} ${path}`))?.[1] ?? otherWrite;
}

const otherRead: Worded = { 'zh-CN': '查看 {path}', en: 'read {path}' };
const otherWrite: Worded = { 'zh-CN': '请求 {method} {path}', en: 'asked for {method} {path}' };

const reads: readonly (readonly [RegExp, Worded])[] = [
  [/^\/api\/tasks$/, { 'zh-CN': '查看任务列表', en: 'read the list of items' }],
  [/^\/api\/tasks\/[^/]+$/, { 'zh-CN': '查看任务', en: 'read the item' }],
  [/^\/api\/tasks\/[^/]+\/history$/, { 'zh-CN': '查看办理经过', en: 'read the item’s history' }],
  [/^\/api\/evidence\/[^/]+$/, { 'zh-CN': '下载证明材料', en: 'downloaded evidence' }],
  [/^\/api\/mail$/, { 'zh-CN': '查看信件列表', en: 'read the list of letters' }],
  [/^\/api\/mail\/[^/]+$/, { 'zh-CN': '查看信件', en: 'read a letter' }],
  [/^\/api\/audit\/tasks\/[^/]+$/, { 'zh-CN': '查看时间线', en: 'read the timeline' }],
  [/^\/api\/audit\/tasks\/[^/]+\/export$/, { 'zh-CN': '导出审计包', en: 'took out the bundle' }],
  [/^\/api\/audit\/(tasks\/[^/]+\/)?runs/, { 'zh-CN': '查看流程历史原文', en: 'read workflow histories' }],
  [/^\/api\/audit\/tasks\/[^/]+\//, { 'zh-CN': '查看记录原文', en: 'read records as stored' }],
  [/^\/api\/audit\/events$/, { 'zh-CN': '查询各项任务的记录', en: 'searched what happened across items' }],
  [/^\/api\/audit\/requests\/[^/]+$/, { 'zh-CN': '查看请求登记', en: 'read a request as written down' }],
  [/^\/api\/batches(\/|$)/, { 'zh-CN': '查看推进表 {path}', en: 'read batches: {path}' }],
  [/^\/api\/periods(\/|$)/, { 'zh-CN': '查看月结季清 {path}', en: 'read periods: {path}' }],
  [/^\/api\/me$/, { 'zh-CN': '查看自己的账号', en: 'read their own account' }],
];

const writes: readonly (readonly [RegExp, Worded])[] = [
  [/^POST \/api\/tokens$/, { 'zh-CN': '签发访问令牌', en: 'asked for an API token' }],
  [/^POST \/api\/evidence$/, { 'zh-CN': '上传证明材料', en: 'handed in evidence' }],
  [/^PATCH \/api\/me$/, { 'zh-CN': '修改自己的设置', en: 'changed their own settings' }],
  [/^POST \/api\/batches$/, { 'zh-CN': '导入推进表', en: 'handed in a table' }],
  [/^POST \/api\/batches\/[^/]+\/issue$/, { 'zh-CN': '下达推进表', en: 'issued a batch' }],
  [/^POST \/api\/directory\/import$/, { 'zh-CN': '导入名录', en: 'imported the directory' }],
  [/^POST \/api\/periods\/[^/]+\/close$/, { 'zh-CN': '办理月结', en: 'closed a month' }],
  [/^POST \/api\/periods\/[^/]+\/seal$/, { 'zh-CN': '封账', en: 'sealed a period' }],
  [/^POST \/api\/audit\/verify$/, { 'zh-CN': '运行校验', en: 'ran the verification' }],
];
