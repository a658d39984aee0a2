import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import { useMe } from '../../api/me';
import type { Page, TaskCounts, TaskItem } from '../../api/types';
import type { TableState } from '../../table/use-table-state';
import { useLanguage } from '../../words/language';
import { useMonth } from './calendar/use-month';
import type { ItemFilter } from './list-query';
import { countsPath, listPath, monthPath } from './list-query';
import { readBoard } from './read-board';
import { readPages } from './read-pages';
import type { View } from './views';
import { itemsAtOnce } from './views';

/** The most items that a month of the calendar shows. */
const mostOfMonth = 1_000;

/** The organisation's zone, once it is known: days are its own. */
export function useZone(): string {
  return useMe().data?.organisation.timeZone ?? 'Asia/Shanghai';
}

/** The items that the address asks for in a view, and what there is by light, state and category; nothing before `enabled`. */
export function useItems(state: TableState<ItemFilter>, view: View, enabled: boolean) {
  const { locale } = useLanguage();
  const { data: me } = useMe();
  const zone = useZone();
  const month = useMonth();
  // Without a day the lists can be asked for before it is known whose days are meant.
  const needsZone = view === 'calendar' || Boolean(state.filters.from ?? state.filters.to);
  const common = { enabled: enabled && (!needsZone || me !== undefined), placeholderData: keepPreviousData };
  const limit = itemsAtOnce[view];
  const list = view === 'calendar' ? monthPath(state, zone, month, limit) : listPath(state, zone, limit);
  const counts = countsPath(state, zone);
  return {
    items: useQuery({
      ...common,
      queryKey: ['tasks', list, locale, view === 'calendar'],
      queryFn: ({ signal }) => {
        if (view === 'calendar') return readPages(list, mostOfMonth, signal);
        return view === 'board' ? readBoard(list, state, zone, signal) : call<Page<TaskItem>>(list, { signal });
      },
    }),
    counts: useQuery({
      ...common,
      queryKey: ['tasks', counts],
      queryFn: ({ signal }) => call<TaskCounts>(counts, { signal }),
    }),
  };
}
