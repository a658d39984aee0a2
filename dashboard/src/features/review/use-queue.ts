import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Page, TaskItem } from '../../api/types';

/** What waits for review, the earliest deadline first; as many as one sitting takes. */
export function useQueue() {
  return useQuery({
    queryKey: ['tasks', 'review'],
    queryFn: ({ signal }) => call<Page<TaskItem>>('/api/tasks?state=under_review&sort=dueAt&limit=100', { signal }),
  });
}
