import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call';
import type { Page, TimelineLine } from '../../api/types';
import type { TableSpec, TableState } from '../../table/use-table-state';
import { useLanguage } from '../../words/language';

export type LineFilter = 'person' | 'unit' | 'kind' | 'from' | 'to';

/** Lines of a timeline; `engine` tells whether Temporal answered. */
type Lines = Page<TimelineLine> & { readonly engine?: { readonly away: boolean; readonly words: string } };

const filters = ['person', 'unit', 'kind', 'from', 'to'] as const;
export const searchSpec: TableSpec<LineFilter> = { filters, sort: '-at', columns: [] };
export const timelineSpec: TableSpec<LineFilter> = { filters, sort: 'at', columns: [] };

/**
 * The lines that the address asks for, of one item or across all. They are not read again by themselves: each reading is
 * written down, and stands in the list at the next.
 */
export function useLines(path: `/${string}`, state: TableState<LineFilter>, enabled: boolean) {
  const { locale } = useLanguage();
  const address: `/${string}` = `${path}${query({ ...state.filters, sort: state.sort, cursor: state.cursor })}`;
  return useQuery({
    queryKey: ['lines', address, locale],
    queryFn: ({ signal }) => call<Lines>(address, { signal }),
    ...{ enabled, placeholderData: keepPreviousData, refetchInterval: false, refetchOnWindowFocus: false },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
