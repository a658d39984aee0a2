import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { useMe } from '../../api/me';
import type { Page, TaskCounts, TaskItem } from '../../api/types';
import type { TableState } from '../../table/use-table-state';
import { useLanguage } from '../../words/language';
import type { ItemFilter } from './list-query';
import { countsPath, listPath } from './list-query';

/** The page of items that the address asks for, and what there is by light, state and category. */
export function useItems(state: TableState<ItemFilter>, limit: number) {
  const { locale } = useLanguage();
  const { data: me } = useMe();
  // Days are the organisation's; without one the lists can be asked for before it is known which those are.
  const needsZone = Boolean(state.filters.from ?? state.filters.to);
  const zone = me?.organisation.timeZone ?? 'Asia/Shanghai';
  const common = { enabled: !needsZone || me !== undefined, placeholderData: keepPreviousData };
  const list = listPath(state, zone, limit);
  const counts = countsPath(state, zone);
  return {
    items: useQuery({
      ...common,
      queryKey: ['tasks', list, locale],
      queryFn: ({ signal }) => call<Page<TaskItem>>(list, { signal }),
    }),
    counts: useQuery({
      ...common,
      queryKey: ['tasks', counts],
      queryFn: ({ signal }) => call<TaskCounts>(counts, { signal }),
    }),
  };
}
