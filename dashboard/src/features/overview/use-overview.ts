import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call';
import { useActsAs } from '../../api/me';
import type { LetterItem, Overview, Page, Periods, Schedule } from '../../api/types';
import { useLanguage } from '../../words/language';

/** How things stand; the heat map of a year, this one where none is given. */
export function useOverview(year: string | null, enabled: boolean) {
  const { locale } = useLanguage();
  return useQuery({
    ...{ enabled, placeholderData: keepPreviousData, queryKey: ['tasks', 'overview', year, locale] },
    queryFn: ({ signal }) => call<Overview>(`/api/overview${query({ year })}`, { signal }),
  });
}

/** The periods that were closed last, and the month that comes next. */
export function usePeriods() {
  return useQuery({
    queryKey: ['periods', 'last'],
    queryFn: ({ signal }) => call<Periods>('/api/periods?limit=12', { signal }),
  });
}

/** What the engine starts by the clock; asked of those only who may know. */
export function useSchedules() {
  const { locale } = useLanguage();
  const enabled = useActsAs(['secretariat', 'leader', 'auditor', 'administrator']);
  return useQuery({
    ...{ enabled, queryKey: ['schedules', locale] },
    queryFn: ({ signal }) => call<Page<Schedule>>('/api/schedules', { signal }),
  });
}

/** The last letters that are tried no more. */
export function useDeadLetters(enabled: boolean) {
  const { locale } = useLanguage();
  return useQuery({
    ...{ enabled, queryKey: ['mail', 'dead', locale] },
    queryFn: ({ signal }) => call<Page<LetterItem>>('/api/mail?state=dead&limit=5&sort=-createdAt', { signal }),
  });
}
