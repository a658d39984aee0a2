import { useQuery } from '@tanstack/react-query';
import { WorkCalendar } from '../../../../../domain/clocks/calendar';
import type { Day } from '../../../../../domain/clocks/zone';
import { call } from '../../../api/call';
import type { Calendar, Calendars } from '../../../api/types';

/** What a day is to those who work: on or off, why, and whether anybody has said so. */
export type WorkDays = {
  /** Whether the year has an official notice; without one, Monday to Friday are taken. */
  readonly known: boolean;
  isWorkingDay(day: Day): boolean;
  /** The holiday's name, where it has one. */
  nameOf(day: Day): string | undefined;
};

/** The working days of a year by its notice in force; undefined until they are known. */
export function useWorkDays(year: string): WorkDays | undefined {
  const { data } = useQuery({
    ...{ queryKey: ['calendar', year], staleTime: 600_000, refetchInterval: false },
    // Which years there are is asked first: a year without a notice is no fault that the browser should report.
    queryFn: async ({ signal }) => {
      const { items } = await call<Calendars>('/api/calendars?limit=200', { signal });
      if (!items.some((notice) => String(notice.year) === year)) return null;
      return call<Calendar>(`/api/calendars/${year}`, { signal });
    },
  });
  if (data === undefined) return undefined;
  const calendar = new WorkCalendar(data ? [data] : []);
  return {
    known: data !== null,
    isWorkingDay: (day) => calendar.isWorkingDay(day),
    nameOf: (day) => data?.names[day],
  };
}
