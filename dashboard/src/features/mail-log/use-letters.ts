import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call';
import type { Letter, LetterItem, Page } from '../../api/types';
import { useLanguage } from '../../words/language';

type Wanted = Readonly<Record<string, string | number | undefined>>;

export function useLetters(wanted: Wanted) {
  const { locale } = useLanguage();
  const path = `/api/mail${query(wanted)}` as const;
  return useQuery({
    queryKey: ['mail', path, locale],
    queryFn: ({ signal }) => call<Page<LetterItem>>(path, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** A letter with every try at sending it. */
export function useLetter(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['mail', id, locale],
    queryFn: ({ signal }) => call<Letter>(`/api/mail/${id}`, { signal }),
  });
}
