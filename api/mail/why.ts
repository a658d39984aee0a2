import { officialCalendar } from '../../domain/calendars/official';
import { isDay } from '../../domain/clocks/deadline';
import { daysBetween } from '../../domain/clocks/zone';
import type { AccountKind, GeneralKind, LetterKind, LetterWanted } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { meantFor } from '../tasks/detail/agenda';
import { durationWords } from '../tasks/detail/duration-words';

type Concern = Pick<LetterWanted, 'occasion' | 'step'> & { readonly kind: LetterKind | GeneralKind | AccountKind };
type About = {
  readonly occasion: string;
  /** Blank for the day of the deadline itself. */
  readonly span: string;
  /** How many days ahead of the deadline a reminder went out instead, where its own day was a day off. */
  readonly moved: number | null;
  readonly deadline: string;
  readonly step: number;
};
type Sentence = (about: About) => string;

const sentences: Record<LetterKind | GeneralKind | AccountKind, Record<Locale, Sentence>> = {
  assignment: {
    'zh-CN': ({ occasion }) => (occasion.startsWith('amended') ? '责任人变更，任务移交' : '任务交办'),
    en: ({ occasion }) => (occasion.startsWith('amended') ? 'The item was handed over' : 'The item was assigned'),
  },
  released: { 'zh-CN': () => '责任人变更，不再由其负责', en: () => 'The item was handed to another owner' },
  sign_chase: { 'zh-CN': () => '交办后未按时签收', en: () => 'The item was not signed for in time' },
  reminder: {
    'zh-CN': ({ span, moved, deadline }) => {
      if (moved !== null)
        return `距完成时限 ${deadline} ${moved} 天提醒（应在${span === '' ? '当天' : `前 ${span}`}提醒，遇休息日提前）`;
      return span === '' ? `完成时限 ${deadline} 当天提醒` : `距完成时限 ${deadline} ${span}提醒`;
    },
    en: ({ span, moved, deadline }) => {
      const meant = span === '' ? 'On the day of the deadline' : `${span} before the deadline`;
      if (moved === null) return `${meant}, ${deadline}`;
      return `${meant}, ${deadline}: as that is a day off, ${moved} day${moved === 1 ? '' : 's'} before it`;
    },
  },
  report_reminder: {
    'zh-CN': ({ deadline: month }) => `${month} 的进展报告将到期`,
    en: ({ deadline: month }) => `The report for ${month} is due soon`,
  },
  report_missing: {
    'zh-CN': ({ deadline: month }) => `${month} 的进展报告没有按时提交`,
    en: ({ deadline: month }) => `The report for ${month} has not come`,
  },
  review: { 'zh-CN': () => '已送审，待验收', en: () => 'Submitted, waits for review' },
  returned: { 'zh-CN': () => '送审未通过，退回继续推进', en: () => 'The submission was returned' },
  approval: { 'zh-CN': () => '有申请待审批', en: () => 'A request waits for a decision' },
  decision: { 'zh-CN': () => '作出了决定或调整', en: () => 'Something was decided or changed' },
  accepted: { 'zh-CN': () => '验收销号', en: () => 'The item was accepted' },
  overdue: {
    'zh-CN': ({ deadline, step }) => `逾期：完成时限 ${deadline} 已过，第 ${step} 级催办`,
    en: ({ deadline, step }) => `Overdue since ${deadline}: step ${step} of the ladder`,
  },
  escalation: {
    'zh-CN': ({ deadline, step }) => `逾期升级：完成时限 ${deadline} 已过，第 ${step} 级催办`,
    en: ({ deadline, step }) => `Overdue since ${deadline} and escalated: step ${step} of the ladder`,
  },
  notice: { 'zh-CN': () => '发出督办单', en: () => 'A supervision notice was issued' },
  notice_answered: { 'zh-CN': () => '督办单已答复', en: () => 'A supervision notice was answered' },
  notice_lapsed: {
    'zh-CN': () => '督办单到期未答复',
    en: () => 'A supervision notice was not answered in time',
  },
  instruction: { 'zh-CN': () => '领导作出批示', en: () => 'A leader gave an instruction' },
  urging: { 'zh-CN': () => '人工催办', en: () => 'Chased by hand' },
  digest: {
    'zh-CN': ({ occasion, deadline }) => {
      if (occasion.startsWith('together')) return '同时逾期或升级的任务，合并一封';
      return deadline ? '发信中断后合并补发' : `${occasion} 早晨的汇总`;
    },
    en: ({ occasion, deadline }) => {
      if (occasion.startsWith('together')) return 'Escalations that came all at once';
      return deadline ? 'Gathered after no mail could be sent' : `The digest of the morning of ${occasion}`;
    },
  },
  undeliverable: {
    'zh-CN': ({ occasion }) => `发往 ${occasion} 的信无法送达`,
    en: ({ occasion }) => `Letters to ${occasion} cannot be delivered`,
  },
  month_closed: {
    'zh-CN': ({ occasion }) => `${occasion} 已月结`,
    en: ({ occasion }) => `${occasion} has been closed`,
  },
  unsettled: {
    'zh-CN': ({ occasion }) => `${occasion} 到期未清的任务`,
    en: ({ occasion }) => `What is due by the end of ${occasion} and not settled`,
  },
  checkpoint: {
    'zh-CN': ({ occasion }) => `${occasion} 的检查点，供审计留存`,
    en: ({ occasion }) => `The checkpoint of ${occasion}, for auditors to keep`,
  },
  sign_in_code: { 'zh-CN': () => '登录验证码', en: () => 'A code to sign in with was asked for' },
  connection_paused: { 'zh-CN': () => '对接连续失败，已暂停', en: () => 'A connection kept failing and was paused' },
  token_made: { 'zh-CN': () => '他人为其创建了访问令牌', en: () => 'Somebody else made a token of their account' },
  invitation: { 'zh-CN': () => '管理员邀请登录', en: () => 'The administrator invited them to sign in' },
};

/** Why a letter came, in the reader's words; its occasion names the one matter that it is about. */
export function whyOfLetter({ kind, occasion, step }: Concern, locale: Locale): string {
  const at = occasion.indexOf('@');
  const [rule, deadline] = at < 0 ? ['', ''] : [occasion.slice(0, at), occasion.slice(at + 1)];
  const about = { occasion, deadline, step };
  if (kind !== 'reminder') return sentences[kind][locale]({ ...about, span: '', moved: null });
  return sentences[kind][locale]({ ...about, span: durationWords(rule, locale), moved: movedTo(rule, deadline) });
}

/** By the same rule as in `domain/clocks/agenda.ts`. */
function movedTo(rule: string, deadline: string): number | null {
  const meant = isDay(deadline) ? meantFor(rule, deadline) : null;
  const day = meant === null ? null : officialCalendar.onOrBefore(meant);
  return day === null || day === meant ? null : daysBetween(day, deadline);
}
