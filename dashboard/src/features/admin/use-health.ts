import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { Refused } from '../../api/problem';
import type { Page, Schedule } from '../../api/types';
import { useLanguage } from '../../words/language';

export const healthParts = ['database', 'temporal', 'worker', 'mail', 'keys'] as const;
export type Health = Readonly<Record<(typeof healthParts)[number], boolean>>;

/** How often it is looked at, milliseconds. */
const everyMs = 10_000;

/** Which parts answer. That one does not is an answer too, though it comes as a 503. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: async ({ signal }) => {
      try {
        return (await call<{ parts: Health }>('/readyz', { signal })).parts;
      } catch (error) {
        const parts = error instanceof Refused ? (error.problem as { parts?: Health }).parts : undefined;
        if (parts === undefined) throw error;
        return parts;
      }
    },
    refetchInterval: everyMs,
  });
}

export function useSchedules() {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['schedules', locale],
    queryFn: ({ signal }) => call<Page<Schedule>>('/api/schedules', { signal }),
  });
}
