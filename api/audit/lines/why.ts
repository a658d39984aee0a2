import type { Clock, ClockKind } from '../../../domain/clocks/clock';
import type { Event } from '../../../domain/item/event';
import type { Locale, Worded } from '../../../domain/locale';

/** Why an entry came to be: the reason that a person gave, or the clocks that rang; null where none is on record. */
export function whyOf(events: readonly Event[], locale: Locale): string | null {
  const given = events.flatMap(reasonGiven)[0];
  if (given) return given;
  const clocks = events.flatMap((event) => (event.type === 'rang' ? event.clocks : []));
  return clocks.length === 0 ? null : clocks.map((clock) => clockTold(clock, locale)).join(stop[locale]);
}

const stop: Worded = { 'zh-CN': '；', en: '; ' };

function reasonGiven(event: Event): string[] {
  switch (event.type) {
    case 'asked':
      return [event.request.reason];
    case 'extension_asked':
      return [event.extension.reason];
    case 'urged':
      return event.note ? [event.note] : [];
    case 'reported':
      return event.reason ? [event.reason] : [];
    case 'extension_refused':
    case 'carried_over':
    case 'amended':
    case 'returned':
    case 'rejected':
    case 'suspended':
    case 'cancelled':
    case 'reopened':
      return [event.reason];
    default:
      return [];
  }
}

function clockTold({ kind, local }: Clock, locale: Locale): string {
  return locale === 'zh-CN' ? `到点：${clockWords[kind][locale]}（${local}）` : `${clockWords[kind].en} (${local})`;
}

const clockWords: Readonly<Record<ClockKind, Worded>> = {
  remind: { 'zh-CN': '到期提醒', en: 'reminder before the deadline' },
  yellow: { 'zh-CN': '转黄灯', en: 'the time to turn yellow' },
  red: { 'zh-CN': '完成时限已过', en: 'the deadline has gone by' },
  escalate: { 'zh-CN': '逾期升级', en: 'a step of the ladder' },
  sign: { 'zh-CN': '签收期限已过', en: 'the time to sign has gone by' },
  milestone: { 'zh-CN': '阶段目标日期已过', en: 'a milestone’s date has gone by' },
  report: { 'zh-CN': '月报提醒', en: 'reminder of the monthly report' },
  report_missing: { 'zh-CN': '月报逾期', en: 'the monthly report is missing' },
  month_end: { 'zh-CN': '本月截止', en: 'the month has ended' },
  notice: { 'zh-CN': '督办单答复期限已过', en: 'the time to answer a notice has gone by' },
};
