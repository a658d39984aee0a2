import { useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Page, TaskItem } from '../../api/types';

const key = ['tasks', 'review'] as const;

/** Takes a submission off the queue once it is decided, before the queue is read again. */
export function useTakenOff() {
  const client = useQueryClient();
  return (id: string): void => {
    client.setQueryData<Page<TaskItem>>(
      key,
      (queue) => queue && { ...queue, items: queue.items.filter((item) => item.id !== id) },
    );
  };
}

/** What waits for review, the earliest deadline first; as many as one sitting takes. */
export function useQueue() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call<Page<TaskItem>>('/api/tasks?state=under_review&sort=dueAt&limit=100', { signal }),
  });
}
