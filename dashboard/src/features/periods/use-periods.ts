import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call';
import type { Adjustment, Bulletin, CarryOver, Page, Period, Periods, Preclose, Unsettled } from '../../api/types';
import { useLanguage } from '../../words/language';

type Schedules = Page<{ readonly id: string; readonly next: string | null; readonly paused: boolean }>;

/** How often a close under way is looked after, milliseconds. */
const closingMs = 1_000;
/** Of 200 rows each. */
const mostPages = 50;

/** Every month and quarter that is closed, and the month that comes next: sixteen a year. */
export function usePeriods() {
  return useQuery({
    queryKey: ['periods'],
    queryFn: async ({ signal }): Promise<Periods> => {
      const first = await call<Periods>('/api/periods?limit=200', { signal });
      const rest = first.nextCursor ? await allOf<Periods['items'][number]>('/api/periods', {}, first.nextCursor) : [];
      return { ...first, items: [...first.items, ...rest] };
    },
  });
}

/** A period as it stands; one that is being closed is looked at again until it is. */
export function usePeriod(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['period', id, locale],
    queryFn: ({ signal }) => call<Period>(`/api/periods/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'closing' ? closingMs : 60_000),
  });
}

/** When the close of months runs by itself. */
export function useMonthSchedule(enabled: boolean) {
  return useQuery({
    ...{ queryKey: ['schedules'], enabled },
    queryFn: ({ signal }) => call<Schedules>('/api/schedules', { signal }),
    select: ({ items }) => items.find(({ id }) => id === 'months') ?? null,
  });
}

/** What closing a month would take, without doing it; as of an instant, where one is given. */
export function usePreclose(id: string, asOf?: string | null) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['period', id, 'preclose', asOf, locale],
    queryFn: ({ signal }) => call<Preclose>(`/api/periods/${id}/preclose${query({ asOf })}`, { signal }),
    enabled: asOf !== null,
    placeholderData: keepPreviousData,
    refetchInterval: false,
  });
}

export function useBulletin(id: string, enabled = true) {
  return useQuery({
    ...{ queryKey: ['period', id, 'bulletin'], enabled, refetchInterval: false },
    queryFn: ({ signal }) => call<Bulletin>(`/api/periods/${id}/bulletin`, { signal }),
  });
}

export function useAdjustments(id: string, enabled = true) {
  return useQuery({
    ...{ queryKey: ['period', id, 'adjustments'], enabled },
    queryFn: () => allOf<Adjustment>(`/api/periods/${id}/adjustments`),
  });
}

export type UnsettledFilter = Readonly<Partial<Record<'unit' | 'owner' | 'how', string>>>;

/** What holds a quarter, or what was due by how it is settled; of one unit or one person, where they are named. */
export function useUnsettled(id: string, filter: UnsettledFilter, cursor: string | undefined) {
  return useQuery({
    queryKey: ['period', id, 'unsettled', filter, cursor],
    queryFn: ({ signal }) => call<Unsettled>(`/api/periods/${id}/unsettled${query({ ...filter, cursor })}`, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useCarryOvers(id: string, enabled = true) {
  return useQuery({
    ...{ queryKey: ['period', id, 'carry-overs'], enabled },
    queryFn: () => allOf<CarryOver>(`/api/periods/${id}/carry-overs`),
  });
}

/** Every row of a list that is never long. */
async function allOf<Row>(path: `/${string}`, filters = {}, from: string | null = null): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor = from;
  for (let page = 0; page < mostPages; page++) {
    const answer: Page<Row> = await call(`${path}${query({ ...filters, limit: 200, cursor })}`);
    rows.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return rows;
}
