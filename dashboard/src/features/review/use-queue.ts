import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Page, TaskItem } from '../../api/types';

const queryKey = ['tasks', 'review'];

/** What waits for review, the earliest deadline first; as many as one sitting takes. */
export function useQueue() {
  return useQuery({
    queryKey,
    queryFn: ({ signal }) => call<Page<TaskItem>>('/api/tasks?state=under_review&sort=dueAt&limit=100', { signal }),
  });
}

/** Takes what has been decided off the desk at once, before the list has been read again. */
export function useTakeOff(): (id: string) => void {
  const client = useQueryClient();
  return (id) =>
    client.setQueryData<Page<TaskItem>>(
      queryKey,
      (queue) => queue && { ...queue, items: queue.items.filter((item) => item.id !== id) },
    );
}
