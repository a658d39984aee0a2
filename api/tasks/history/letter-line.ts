import type { LetterKind } from '../../../domain/letters/letter';
import type { Worded } from '../../../domain/locale';
import type { MailReader } from '../../mail/reader';
import { whyOfLetter } from '../../mail/why';
import { fill } from '../../problem';
import type { Line } from './data';
import type { LocalWords } from './deadline-words';
import type { Happening } from './schema';

/** Who reads a history, in what language, and whose letters they may look into. */
export type HistoryReader = MailReader & LocalWords;

export type Telling = Pick<Happening, 'who' | 'words' | 'data'>;

/** What the history's query tells of a letter, for those who may look into it. */
type Letter = {
  readonly id: string;
  readonly kind: LetterKind;
  readonly occasion: string;
  readonly step: number;
  readonly state: string;
  readonly createdAt: string;
  readonly sentAt: string | null;
  readonly to: { readonly id: string; readonly name: string };
};

/**
 * Everybody who sees an item may know who was written to, when and why; the address, the subject and the mail server's
 * words are for those who look after the mail, and for the letter's own reader.
 */
export function presentLetterLine({ body, actor }: Line, { own, locale }: HistoryReader): Telling {
  const letter = JSON.parse(body) as Letter;
  const state = letterStates[letter.state] ?? { 'zh-CN': letter.state, en: letter.state };
  const words = fill(letterWords, locale, { name: actor ?? '', kind: letterKinds[letter.kind], state });
  const { id, kind, step, to, createdAt, sentAt } = letter;
  const shown = own === null || own === to.id ? letter : { id, kind, step, createdAt, sentAt, to: { name: to.name } };
  return { who: null, words, data: { ...shown, state: letter.state, why: whyOfLetter(letter, locale) } };
}

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
