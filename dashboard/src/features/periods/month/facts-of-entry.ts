import type { Light, State } from '../../../../../domain/item/item';
import { lights, states } from '../../../../../domain/item/item';
import { lightWords, stateWords } from '../../../../../domain/item/words';
import type { Adjustment } from '../../../api/types';
import { useLanguage, useWords } from '../../../words/language';
import { entriesWords } from '../words/entries';

export type Correctable = keyof Adjustment['corrects'];
export const correctable = ['percent', 'state', 'light', 'step', 'reported', 'daysOverdue', 'effectRating'] as const;

/** A fact of an entry in words: how a correction tells what stood there and what should have. */
export function useFactWords(): (fact: unknown) => string {
  const words = useWords(entriesWords);
  const { locale } = useLanguage();
  return (fact) => {
    if (fact === null || fact === undefined) return '–';
    if (typeof fact === 'boolean') return fact ? words.came : words.notCome;
    if ((states as readonly unknown[]).includes(fact)) return stateWords[fact as State][locale];
    return (lights as readonly unknown[]).includes(fact) ? lightWords[fact as Light][locale] : String(fact);
  };
}
