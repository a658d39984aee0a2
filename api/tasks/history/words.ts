import type { Event } from '../../../domain/item/event';
import type { Locale } from '../../../domain/locale';
import type { Params } from '../../problem';
import { fill } from '../../problem';
import { durationWords } from '../detail/duration-words';
import { lightWords, stateWords } from '../words';

/** What an entry's events say to people, in one sentence. */
export function eventWords(events: readonly Event[], locale: Locale): string {
  const told = events.filter(({ type }) => type !== 'rang').map((event) => sentence(event, locale));
  if (told.length > 0) return told.join(locale === 'zh-CN' ? '；' : '; ');
  return locale === 'zh-CN' ? '到点，无需提醒' : 'a clock rang; nobody needed to be told';
}

const sentences = {
  issued: { 'zh-CN': '交办{name}，完成时限 {deadline}', en: 'issued to {name}, due {deadline}' },
  signed: { 'zh-CN': '签收', en: 'signed for' },
  reported: {
    'zh-CN': '报告进展 {percent}%：{done}；成效：{effect}',
    en: 'reported {percent}%: {done}; effect: {effect}',
  },
  submitted: { 'zh-CN': '送审', en: 'submitted for review' },
  accepted: { 'zh-CN': '销号，成效评分 {effectRating}', en: 'accepted, effect rated {effectRating}' },
  returned: { 'zh-CN': '退回：{reason}', en: 'returned: {reason}' },
  asked: { 'zh-CN': '申请{kind}：{reason}', en: 'asked for it to be {kind}: {reason}' },
  approved: { 'zh-CN': '批准申请', en: 'approved the request' },
  rejected: { 'zh-CN': '驳回申请：{reason}', en: 'rejected the request: {reason}' },
  suspended: { 'zh-CN': '暂缓：{reason}', en: 'suspended: {reason}' },
  cancelled: { 'zh-CN': '撤销：{reason}', en: 'cancelled: {reason}' },
  resumed: { 'zh-CN': '恢复办理', en: 'resumed' },
  planned: { 'zh-CN': '完成时限顺延至 {deadline}', en: 'now due {deadline}' },
  rang: { 'zh-CN': '到点', en: 'a clock rang' },
  reminded: { 'zh-CN': '到期提醒（{span}）', en: 'reminded ({span})' },
  turned: { 'zh-CN': '亮{light}', en: 'turned {light}' },
  escalated: { 'zh-CN': '升级至第 {step} 级催办', en: 'escalated to step {step}' },
} as const satisfies Record<Event['type'], Record<Locale, string>>;

function sentence(event: Event, locale: Locale): string {
  return fill(sentences[event.type], locale, paramsOf(event, locale));
}

function paramsOf(event: Event, locale: Locale): Params {
  switch (event.type) {
    case 'issued':
      return { name: event.item.owner.name, deadline: event.item.deadline };
    case 'reported':
      return { percent: event.percent, done: event.done, effect: event.effect };
    case 'accepted':
      return { effectRating: event.effectRating };
    case 'asked':
      return {
        kind: stateWords[event.request.kind === 'suspend' ? 'suspended' : 'cancelled'],
        reason: event.request.reason,
      };
    case 'planned':
      return { deadline: event.deadline };
    case 'returned':
    case 'rejected':
    case 'suspended':
    case 'cancelled':
      return { reason: event.reason };
    case 'reminded':
      return { span: spanWords(event.by, locale) };
    case 'turned':
      return { light: lightWords[event.light] };
    case 'escalated':
      return { step: event.step };
    case 'signed':
    case 'submitted':
    case 'approved':
    case 'resumed':
    case 'rang':
      return {};
  }
}

function spanWords(by: string, locale: Locale): string {
  const span = durationWords(by, locale);
  if (span === '') return locale === 'zh-CN' ? '到期当天' : 'on the day';
  return locale === 'zh-CN' ? `提前 ${span}` : `${span} ahead`;
}
