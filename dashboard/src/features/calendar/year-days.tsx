import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Calendar } from '../../api/types';
import { Answered } from '../../components/answered';
import { PlainTable } from '../../components/plain-table';
import { useWords } from '../../words/language';
import { calendarWords } from './words';

/** A year's days off and make-up days, in their order. */
export function YearDays({ year }: { readonly year: number }) {
  const words = useWords(calendarWords);
  const query = useQuery({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => call<Calendar>(`/api/calendars/${year}`, { signal }),
  });
  return (
    <Answered query={query}>
      {({ off, work, names, source }) => (
        <PlainTable
          caption={`${year} · ${source}`}
          columns={[words.day, words.type, words.name]}
          rows={[...off.map((day) => ({ day, type: words.off })), ...work.map((day) => ({ day, type: words.work }))]
            .toSorted((one, other) => (one.day < other.day ? -1 : 1))
            .map(({ day, type }) => ({ key: day, cells: [day, type, names[day]] }))}
        />
      )}
    </Answered>
  );
}
