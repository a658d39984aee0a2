import { useQuery } from '@tanstack/react-query';
import { call } from '../../../api/call';
import type { Page, SavedView } from '../../../api/types';

/** The reader's own views, the oldest first; there are no more than one page of them. */
export function useSavedViews() {
  return useQuery({
    ...{ queryKey: ['views'], staleTime: 300_000 },
    queryFn: ({ signal }) => call<Page<SavedView>>('/api/views?limit=200', { signal }),
  });
}
