import { isDay } from '../../../domain/clocks/deadline';
import { wallClock } from '../../../domain/clocks/zone';
import type { Amended, Event } from '../../../domain/item/event';
import type { Locale } from '../../../domain/locale';
import type { Params } from '../../problem';
import { fill } from '../../problem';
import { durationWords } from '../detail/duration-words';
import { lightWords } from '../words';
import { causeWords, colourWords, lateWords, requestWords, sentences } from './sentences';

/** In what language, and by which wall clock, somebody reads. */
export type LocalWords = { readonly locale: Locale; readonly zone: string };

/** What goes without saying: that a clock rang, and which further ones were set. */
const unsaid: ReadonlySet<Event['type']> = new Set(['rang', 'scheduled']);

/** What an entry's events say to people, in one sentence. */
export function eventWords(events: readonly Event[], reader: LocalWords): string {
  const { locale } = reader;
  const told = events.filter(({ type }) => !unsaid.has(type)).map((event) => sentence(event, reader));
  if (told.length > 0) return told.join(locale === 'zh-CN' ? '；' : '; ');
  return locale === 'zh-CN' ? '到点，无需提醒' : 'a clock rang; nobody needed to be told';
}

function sentence(event: Event, reader: LocalWords): string {
  return fill(sentences[event.type], reader.locale, paramsOf(event, reader));
}

/** What stands for the `{name}`s of an event's sentence; what an event says itself is taken as it is. */
function paramsOf(event: Event, reader: LocalWords): Params {
  switch (event.type) {
    case 'issued':
      return { name: event.item.owner.name, deadline: deadlineWords(event.item.deadline, reader) };
    case 'extension_asked':
    case 'extension_refused':
      return { deadline: deadlineWords(event.extension.deadline, reader), reason: reasonOf(event) };
    case 'extension_granted':
      return {
        from: deadlineWords(event.from, reader),
        deadline: deadlineWords(event.extension.deadline, reader),
      };
    case 'amended':
      return { what: changeWords(event, reader), reason: event.reason };
    case 'asked':
      return { kind: requestWords[event.request.kind], reason: event.request.reason };
    case 'planned':
      return { deadline: deadlineWords(event.deadline, reader) };
    case 'noticed': {
      const { number, colour, dueAt } = event.notice;
      return { number, colour: colourWords[colour], due: wallClock(dueAt, reader.zone).slice(0, 16) };
    }
    case 'notice_answered':
      return { text: event.text, late: event.late ? lateWords : '' };
    case 'replanned':
      return { cause: causeWords[event.cause] };
    case 'reminded':
      return { span: spanWords(event.by, reader.locale) };
    case 'turned':
      return { light: lightWords[event.light] };
    default:
      return saidBy(event);
  }
}

function reasonOf(event: Extract<Event, { type: 'extension_asked' | 'extension_refused' }>): string {
  return event.type === 'extension_refused' ? event.reason : event.extension.reason;
}

function saidBy(event: Event): Params {
  const said = Object.entries(event).filter(([, value]) => typeof value === 'string' || typeof value === 'number');
  return Object.fromEntries(said);
}

/** Old and new, side by side. */
function changeWords({ owner, leader, leadUnit, deadline, standards, coUnits }: Amended, reader: LocalWords): string {
  const chinese = reader.locale === 'zh-CN';
  const none = chinese ? '无' : 'nobody';
  return [
    owner && `${chinese ? '责任人' : 'the owner'} ${owner.from.name} → ${owner.to.name}`,
    leader && `${chinese ? '责任领导' : 'the leader'} ${leader.from?.name ?? none} → ${leader.to?.name ?? none}`,
    leadUnit && `${chinese ? '牵头单位' : 'the lead unit'} ${leadUnit.from.name} → ${leadUnit.to.name}`,
    coUnits && (chinese ? '配合单位' : 'the co-operating units'),
    deadline &&
      `${chinese ? '完成时限' : 'the deadline'} ${deadlineWords(deadline.from, reader)} → ${deadlineWords(deadline.to.deadline, reader)}`,
    standards && `${chinese ? '质量标准' : 'the standards'} ${standards.from.length} → ${standards.to.length}`,
  ]
    .filter((part) => part !== undefined)
    .join(chinese ? '，' : ', ');
}

/** A day as it is written; an instant by the organisation's wall clock. */
function deadlineWords(deadline: string, { zone }: LocalWords): string {
  return isDay(deadline) ? deadline : wallClock(Date.parse(deadline), zone).slice(0, 16);
}

function spanWords(by: string, locale: Locale): string {
  const span = durationWords(by, locale);
  if (span === '') return locale === 'zh-CN' ? '到期当天' : 'on the day';
  return locale === 'zh-CN' ? `提前 ${span}` : `${span} ahead`;
}
