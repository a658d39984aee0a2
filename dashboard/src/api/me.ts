import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Role } from '../../../domain/people/roles';
import type { Clock } from '../words/when';
import { clockOf } from '../words/when';
import { call } from './call';
import { keepMe, keptMe } from './kept-me';
import { Refused } from './problem';
import type { Me } from './types';

/**
 * Who is signed in: asked once for everything that needs it. While nobody can be asked it is whoever was signed in last,
 * so that they find their drafts.
 */
export function useMe(): { readonly data: Me | undefined } {
  const { data, fetchStatus, failureReason } = useQuery({
    queryKey: ['me'],
    queryFn: async ({ signal }) => {
      const me = await call<Me>('/api/me', { signal });
      keepMe(me);
      return me;
    },
    staleTime: 300_000,
    refetchInterval: false,
  });
  const unreachable = fetchStatus === 'paused' || (failureReason instanceof Refused && failureReason.status === 0);
  const kept = useMemo(() => (data === undefined && unreachable ? keptMe() : undefined), [data, unreachable]);
  return { data: data ?? kept };
}

/** Whether the reader may act in one of these roles today; nobody may before it is known who they are. */
export function useActsAs(roles: readonly Role[]): boolean {
  const { data } = useMe();
  return data?.roles.some((role) => roles.includes(role)) ?? false;
}

/** The organisation's clock. */
export function useClock(): Clock {
  const { data } = useMe();
  return clockOf(data?.organisation.timeZone);
}
