import type { Replan } from '../../../domain/item/command';
import type { Event } from '../../../domain/item/event';
import type { Locale, Worded } from '../../../domain/locale';
import type { Params } from '../../problem';
import { durationWords } from '../detail/duration-words';
import { lightWords, noticeWords, requestWords } from '../words';
import { changesOf } from './changes';
import type { LocalWords } from './deadline-words';
import { deadlineWords } from './deadline-words';
import type { EventReader } from './words';

/** What stands for the `{name}`s of an event's sentence. */
export function paramsOf(event: Event, reader: EventReader): Params {
  const { locale } = reader;
  switch (event.type) {
    case 'issued':
      return { name: event.item.owner.name, deadline: deadlineWords(event.item.deadline, reader) };
    case 'reported': {
      const { percent, done, effect, reason, evidence = [] } = event;
      return {
        whose: partWords(event, locale),
        percent,
        done,
        effect,
        more: reasonWords(reason, locale) + files(evidence.length, locale),
      };
    }
    case 'submitted':
      return { more: files(event.standards.flatMap(({ evidence = [] }) => evidence).length, locale) };
    case 'accepted':
      return { effectRating: event.effectRating };
    case 'extension_asked':
      return {
        number: event.extension.number,
        deadline: deadlineWords(event.extension.deadline, reader),
        reason: event.extension.reason,
      };
    case 'extension_granted':
      return { deadline: deadlineWords(event.extension.deadline, reader), from: deadlineWords(event.from, reader) };
    case 'carried_over':
      return {
        period: event.period,
        deadline: deadlineWords(event.deadline.deadline, reader),
        from: deadlineWords(event.from, reader),
        reason: event.reason,
      };
    case 'extension_refused':
      return { deadline: deadlineWords(event.extension.deadline, reader), reason: event.reason };
    case 'amended':
      return { changes: changesOf(event, reader), reason: event.reason };
    case 'asked':
      return { kind: requestWords[event.request.kind], reason: event.request.reason };
    case 'reopened':
      return { deadline: dueWords(event.deadline?.deadline, reader), reason: event.reason };
    case 'instructed':
      return { text: event.text };
    case 'urged':
      return { count: event.count, note: event.note ? colon(event.note, locale) : '' };
    case 'noticed':
      return { colour: noticeWords[event.notice.colour], number: event.notice.number };
    case 'notice_answered':
      return { late: event.late ? { 'zh-CN': '（逾期）', en: ' late' } : '', text: event.text };
    case 'replanned':
      return { cause: causes[event.cause] };
    case 'planned':
      return { deadline: deadlineWords(event.deadline, reader) };
    case 'returned':
    case 'rejected':
    case 'suspended':
    case 'cancelled':
      return { reason: event.reason };
    case 'reminded':
      return { span: spanWords(event.by, locale) };
    case 'report_chased':
      return { month: event.month, span: spanWords(event.by, locale) };
    case 'report_missed':
      return { month: event.month };
    case 'turned':
      return { light: lightWords[event.light] };
    case 'sign_chased':
    case 'escalated':
      return { step: event.step };
    case 'signed':
    case 'withdrawn':
    case 'approved':
    case 'resumed':
    case 'notice_acknowledged':
    case 'notice_lapsed':
    case 'scheduled':
    case 'rang':
      return {};
  }
}

const causes: Readonly<Record<Replan['cause'], Worded>> = {
  policy: { 'zh-CN': '新的督办规则', en: 'a new policy' },
  calendar: { 'zh-CN': '新的放假安排', en: 'a new holiday notice' },
  month: { 'zh-CN': '提前的月结', en: 'a month that was closed early' },
};

function colon(text: string, locale: Locale): string {
  return locale === 'zh-CN' ? `：${text}` : `: ${text}`;
}

function reasonWords(reason: string | undefined, locale: Locale): string {
  if (!reason) return '';
  return locale === 'zh-CN' ? `；进度下降原因：${reason}` : `; why it fell: ${reason}`;
}

/** Nothing for the owner's side: what it reports is the item's. */
function partWords({ part, unit }: Extract<Event, { type: 'reported' }>, locale: Locale): string {
  if (!part) return '';
  if (locale === 'zh-CN') return `（配合单位${unit ? ` ${unit.name}` : ''}的部分）`;
  return ` for the part of ${unit?.name ?? 'a co-operating unit'}`;
}

function files(count: number, locale: Locale): string {
  if (count === 0) return '';
  return locale === 'zh-CN' ? `（附材料 ${count} 份）` : ` (${count} file${count === 1 ? '' : 's'} attached)`;
}

function dueWords(deadline: string | undefined, reader: LocalWords): string {
  if (deadline === undefined) return '';
  const due = deadlineWords(deadline, reader);
  return reader.locale === 'zh-CN' ? `，完成时限 ${due}` : `, due ${due}`;
}

function spanWords(by: string, locale: Locale): string {
  const span = durationWords(by, locale);
  if (span === '') return locale === 'zh-CN' ? '当天' : 'on the day';
  return locale === 'zh-CN' ? `提前 ${span}` : `${span} ahead`;
}
