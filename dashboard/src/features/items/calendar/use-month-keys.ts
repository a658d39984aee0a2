import { useEffect, useMemo } from 'react';
import { isTyping, useOwnShortcuts } from '../../../components/shortcuts';
import { useWords } from '../../../words/language';
import { calendarWords } from './words';

/** `[` and `]` lead a month back and on; both stand in the list behind `?`. */
export function useMonthKeys(back: () => void, on: () => void): void {
  const words = useWords(calendarWords);
  useOwnShortcuts(
    useMemo(
      () => [
        { keys: ['['], what: words.before },
        { keys: [']'], what: words.next },
      ],
      [words],
    ),
  );
  useEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (ctrlKey || metaKey || altKey || isTyping(target)) return;
      if (key === '[') back();
      if (key === ']') on();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [back, on]);
}
