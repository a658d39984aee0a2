import type { Event } from '../../../domain/item/event';
import type { LetterFacts } from '../letter-facts';
import { timeText } from './dates';

/** The event of a kind in the entry that called for the letter. */
export function told<T extends Event['type']>(
  { entry }: LetterFacts,
  type: T,
): Extract<Event, { readonly type: T }> | undefined {
  return entry.events.find((event): event is Extract<Event, { readonly type: T }> => event.type === type);
}

/** Who did it; of a clock, the rules. */
export function actorText({ entry, locale }: LetterFacts): string {
  return entry.by ?? (locale === 'en' ? 'The rules' : '督办规则');
}

/** When it happened, without the year where it is this one. */
export function atText(facts: LetterFacts): string {
  return timeText(facts.entry.at, facts, facts.now);
}

/** The name of an account or a unit that an event knows by id or code only. */
export function nameOf(id: string, { names }: LetterFacts): string {
  return names[id] ?? id;
}

/** A quarter, `2026-Q1`, as people say it: `2026年第一季度`, `the first quarter of 2026`. */
export function quarterText(quarter: string, { locale }: Pick<LetterFacts, 'locale'>): string {
  const [year = '', number = ''] = quarter.split('-Q');
  const which = (locale === 'en' ? ['first', 'second', 'third', 'fourth'] : ['一', '二', '三', '四'])[
    Number(number) - 1
  ];
  return locale === 'en' ? `the ${which} quarter of ${year}` : `${year}年第${which}季度`;
}

/** A month, `2026-03`, as people say it: `2026年3月`, `March 2026`. */
export function monthText(month: string, { locale }: Pick<LetterFacts, 'locale'>): string {
  const first = Date.parse(`${month}-01T00:00:00Z`);
  const form = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    ...{ timeZone: 'UTC', year: 'numeric', month: 'long' },
  });
  return form.format(first);
}
