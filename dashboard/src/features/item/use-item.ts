import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Happening, Page, Task } from '../../api/types';
import { useLanguage } from '../../words/language';

/** One item with everything that hangs on it; sentences in it are in the reader's language. */
export function useItem(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['task', id, locale],
    queryFn: ({ signal }) => call<Task>(`/api/tasks/${encodeURIComponent(id)}`, { signal }),
  });
}

/** What has happened to an item, the latest first. */
export function useHistory(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['task', id, 'history', locale],
    queryFn: ({ signal }) => call<Page<Happening>>(`/api/tasks/${id}/history?sort=-at&limit=200`, { signal }),
  });
}
