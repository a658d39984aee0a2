import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Waiting } from '../../api/types';

/** What waits for the reader: of their own, of the units that they head, or for their decision. */
export function useWaiting(side: 'own' | 'unit' | 'decision', enabled = true) {
  return useQuery({
    enabled,
    queryKey: ['waiting', side],
    queryFn: ({ signal }) => call<Waiting>(`/api/tasks/waiting?for=${side}`, { signal }),
  });
}
