import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Locale } from '../../../../domain/locale';
import { call } from '../../api/call';
import type { Happening, Page, Task } from '../../api/types';
import { useLanguage } from '../../words/language';

/** How an item is asked for. */
export const itemQuery = (id: string, locale: Locale) =>
  queryOptions({
    queryKey: ['task', id, locale],
    queryFn: ({ signal }) => call<Task>(`/api/tasks/${encodeURIComponent(id)}`, { signal }),
  });

/**
 * One item with everything that hangs on it; sentences in it are in the reader's language. `kept` is shown where it
 * cannot be asked for: as it was when something was typed.
 */
export function useItem(id: string, kept?: Task) {
  const { locale } = useLanguage();
  return useQuery({ ...itemQuery(id, locale), ...(kept && { placeholderData: kept }) });
}

/** What has happened to an item, the latest first. */
export function useHistory(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['task', id, 'history', locale],
    queryFn: ({ signal }) => call<Page<Happening>>(`/api/tasks/${id}/history?sort=-at&limit=200`, { signal }),
  });
}
