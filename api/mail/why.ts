import { officialCalendar } from '../../domain/calendars/official';
import { isDay } from '../../domain/clocks/deadline';
import type { LetterKind, LetterWanted } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { daysBetween, meantFor } from '../tasks/detail/agenda';
import { durationWords } from '../tasks/detail/duration-words';

type Concern = Pick<LetterWanted, 'kind' | 'occasion' | 'step'>;
type About = {
  /** Blank for the day of the deadline itself. */
  readonly span: string;
  /** How many days ahead of the deadline a reminder went out instead, where its own day was a day off. */
  readonly moved: number | null;
  readonly deadline: string;
  readonly step: number;
};
type Sentence = (about: About) => string;

const sentences: Record<LetterKind, Record<Locale, Sentence>> = {
  assignment: { 'zh-CN': () => '任务交办', en: () => 'The item was assigned' },
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
  returned: { 'zh-CN': () => '送审未通过，退回继续推进', en: () => 'The submission was returned' },
  overdue: {
    'zh-CN': ({ deadline, step }) => `逾期：完成时限 ${deadline} 已过，第 ${step} 级催办`,
    en: ({ deadline, step }) => `Overdue since ${deadline}: step ${step} of the ladder`,
  },
  escalation: {
    'zh-CN': ({ deadline, step }) => `逾期升级：完成时限 ${deadline} 已过，第 ${step} 级催办`,
    en: ({ deadline, step }) => `Overdue since ${deadline} and escalated: step ${step} of the ladder`,
  },
};

/** Why a letter came, in the reader's words; its occasion names the one matter that it is about. */
export function whyOfLetter({ kind, occasion, step }: Concern, locale: Locale): string {
  const at = occasion.indexOf('@');
  const [rule, deadline] = [occasion.slice(0, at), occasion.slice(at + 1)];
  if (kind !== 'reminder') return sentences[kind][locale]({ span: '', moved: null, deadline, step });
  return sentences[kind][locale]({ span: durationWords(rule, locale), moved: movedTo(rule, deadline), deadline, step });
}

/** By the same rule as in `domain/clocks/agenda.ts`. */
function movedTo(rule: string, deadline: string): number | null {
  const meant = isDay(deadline) ? meantFor(rule, deadline) : null;
  const day = meant === null ? null : officialCalendar.onOrBefore(meant);
  return day === null || day === meant ? null : daysBetween(day, deadline);
}
