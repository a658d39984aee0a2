import type { LetterKind, LetterWanted } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { durationWords } from '../tasks/detail/duration-words';

type Concern = Pick<LetterWanted, 'kind' | 'occasion' | 'step'>;
type Sentence = (about: { readonly span: string; readonly deadline: string; readonly step: number }) => string;

const sentences: Record<LetterKind, Record<Locale, Sentence>> = {
  assignment: { 'zh-CN': () => '任务交办', en: () => 'The item was assigned' },
  reminder: {
    'zh-CN': ({ span, deadline }) =>
      span === '' ? `完成时限 ${deadline} 当天提醒` : `距完成时限 ${deadline} ${span}提醒`,
    en: ({ span, deadline }) =>
      span === '' ? `Due on ${deadline}, today` : `${span} before the deadline, ${deadline}`,
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
export function whyOf({ kind, occasion, step }: Concern, locale: Locale): string {
  const at = occasion.indexOf('@');
  const span = kind === 'reminder' ? durationWords(occasion.slice(0, at), locale) : '';
  return sentences[kind][locale]({ span, deadline: occasion.slice(at + 1), step });
}
