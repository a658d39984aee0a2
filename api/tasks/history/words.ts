import type { Event } from '../../../domain/item/event';
import { fill } from '../../problem';
import type { LocalWords } from './deadline-words';
import { paramsOf } from './params';
import { sentences } from './sentences';
import type { UnitNames } from './unit-names';

/** Who reads of events, and what the units in them are called: entries know those that co-operate by code. */
export type EventReader = LocalWords & { readonly units: UnitNames };

/** What an entry's events say to people, in one sentence. */
export function eventWords(events: readonly Event[], reader: EventReader): string {
  const { locale } = reader;
  const told = events.filter((event) => isTold(event, events)).map((event) => sentence(event, reader));
  if (told.length > 0) return told.join(locale === 'zh-CN' ? '；' : '; ');
  return locale === 'zh-CN' ? '到点，无需提醒' : 'a clock rang; nobody needed to be told';
}

/** Notices answered along with another are told by it. Clocks that rang or were set are told by what they brought; a plan by the change that called for it, if that names it. */
function isTold(event: Event, events: readonly Event[]): boolean {
  const { type } = event;
  if (event.type === 'notice_answered') return event.along === undefined;
  if (type === 'planned') return events.some((event) => event.type === 'resumed');
  return type !== 'rang' && type !== 'scheduled';
}

function sentence(event: Event, reader: EventReader): string {
  return fill(sentences[event.type], reader.locale, paramsOf(event, reader));
}
