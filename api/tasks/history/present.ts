import type { Order } from '../../../domain/item/command';
import type { Refusal } from '../../../domain/item/refusal';
import type { Body } from '../../../domain/ledger/entry';
import type { LetterKind } from '../../../domain/letters/letter';
import type { Locale, Worded } from '../../../domain/locale';
import type { Actor } from '../../../domain/people/roles';
import { fill } from '../../problem';
import { problemOf } from '../commands/outcome';
import { commandWords } from '../commands/schema';
import type { Line } from './data';
import type { Happening } from './schema';
import { eventWords } from './words';

/** What the recorder stores of a refusal. */
type RefusalBody = { at: number; actor: Actor | null; order: Order; refusal: Refusal & { version: number } };
type LetterBody = { kind: LetterKind; state: string; answer: string | null };

/** A line of history in words and as data. */
export function presentLine(line: Line, locale: Locale): Happening {
  const { kind, seq, hash } = line;
  return {
    ...{ kind, at: line.at.toISOString(), seq, hash, updateId: line.command_id },
    ...telling[kind](line, locale),
  };
}

type Telling = Pick<Happening, 'who' | 'words' | 'data'>;

const telling: Record<Line['kind'], (line: Line, locale: Locale) => Telling> = {
  entry({ body }, locale) {
    const data = JSON.parse(body) as Body;
    return { who: data.actor, words: eventWords(data.events, locale), data };
  },
  refusal({ body }, locale) {
    const data = JSON.parse(body) as RefusalBody;
    const why = problemOf(data.refusal, data.order.type, [], locale);
    const params = { command: commandWords(data.order.type), why: fill(why.kind, locale, why.more.params) };
    return { who: data.actor, words: fill(refusedWords, locale, params), data };
  },
  letter({ body, actor }, locale) {
    const data = JSON.parse(body) as LetterBody;
    const state = letterStates[data.state] ?? { 'zh-CN': data.state, en: data.state };
    const words = fill(letterWords, locale, { name: actor ?? '', kind: letterKinds[data.kind], state });
    return { who: null, words, data };
  },
};

const refusedWords: Worded = { 'zh-CN': '{command}未获受理：{why}', en: 'refused to {command}: {why}' };
const letterWords: Worded = { 'zh-CN': '致{name}的{kind}：{state}', en: '{kind} to {name}: {state}' };

const letterKinds: Record<LetterKind, Worded> = {
  assignment: { 'zh-CN': '交办通知', en: 'assignment letter' },
  released: { 'zh-CN': '移交通知', en: 'letter of release' },
  sign_chase: { 'zh-CN': '催签收', en: 'chase for a signature' },
  reminder: { 'zh-CN': '到期提醒', en: 'reminder' },
  report_reminder: { 'zh-CN': '月报提醒', en: 'report reminder' },
  report_missing: { 'zh-CN': '缺报通知', en: 'letter about a missing report' },
  review: { 'zh-CN': '验收通知', en: 'call for review' },
  returned: { 'zh-CN': '退回通知', en: 'letter of return' },
  approval: { 'zh-CN': '请批件', en: 'call for a decision' },
  decision: { 'zh-CN': '决定通知', en: 'letter of decision' },
  accepted: { 'zh-CN': '销号通知', en: 'letter of acceptance' },
  overdue: { 'zh-CN': '逾期通知', en: 'overdue letter' },
  escalation: { 'zh-CN': '升级催办', en: 'escalation' },
  notice: { 'zh-CN': '督办单', en: 'supervision notice' },
  notice_answered: { 'zh-CN': '督办单答复通知', en: 'letter about an answered notice' },
  notice_lapsed: { 'zh-CN': '督办单未答复通知', en: 'letter about an unanswered notice' },
  instruction: { 'zh-CN': '批示', en: 'instruction' },
  urging: { 'zh-CN': '催办', en: 'chase by hand' },
};

const letterStates: Readonly<Record<string, Worded>> = {
  gathering: { 'zh-CN': '待汇总发出', en: 'waits for the digest' },
  pending: { 'zh-CN': '待发', en: 'waiting' },
  sending: { 'zh-CN': '正在发送', en: 'being sent' },
  sent: { 'zh-CN': '已发出', en: 'sent' },
  unknown: {
    'zh-CN': '是否送达未知，将以同一编号重发',
    en: 'not known whether it arrived; sent again under the same id',
  },
  dead: { 'zh-CN': '无法送达', en: 'could not be delivered' },
  moot: { 'zh-CN': '事由已了结，未发', en: 'the matter was over; not sent' },
};
