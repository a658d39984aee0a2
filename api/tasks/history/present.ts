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
  reminder: { 'zh-CN': '到期提醒', en: 'reminder' },
  returned: { 'zh-CN': '退回通知', en: 'letter of return' },
  overdue: { 'zh-CN': '逾期通知', en: 'overdue letter' },
  escalation: { 'zh-CN': '升级催办', en: 'escalation' },
};

const letterStates: Readonly<Record<string, Worded>> = {
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
