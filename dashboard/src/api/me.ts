import { useQuery } from '@tanstack/react-query';
import type { Role } from '../../../domain/people/roles';
import { useLanguage } from '../words/language';
import type { Clock } from '../words/when';
import { clockOf } from '../words/when';
import { call } from './call';
import type { Me } from './types';

/** Who is signed in: asked once for everything that needs it. */
export function useMe() {
  return useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => call<Me>('/api/me', { signal }),
    staleTime: 300_000,
    refetchInterval: false,
  });
}

/** Whether the reader may act in one of these roles today; nobody may before it is known who they are. */
export function useActsAs(roles: readonly Role[]): boolean {
  const { data } = useMe();
  return data?.roles.some((role) => roles.includes(role)) ?? false;
}

/** The organisation's clock, in the reader's language. */
export function useClock(): Clock {
  const { locale } = useLanguage();
  const { data } = useMe();
  return clockOf(locale, data?.organisation.timeZone);
}
