import { states } from '../../../../domain/item/item';
import { call } from '../../api/call';
import type { Page, TaskItem } from '../../api/types';
import type { TableState } from '../../table/use-table-state';
import type { ItemFilter } from './list-query';
import { listPath } from './list-query';

/** As many cards as a column has where not all items fit. */
const mostOfState = 50;

/** What a board shows: all items where they fit, else of each state those that come first, so that no column is empty because another is long. */
export async function readBoard(
  list: `/${string}`,
  state: TableState<ItemFilter>,
  zone: string,
  signal: AbortSignal,
): Promise<Page<TaskItem>> {
  const all = await call<Page<TaskItem>>(list, { signal });
  if (all.nextCursor === null && state.cursor === undefined) return all;
  const wanted = state.filters.state?.split(',') ?? states;
  const pages = await Promise.all(
    wanted.map((one) => {
      const column = { ...state, cursor: undefined, filters: { ...state.filters, state: one } };
      return call<Page<TaskItem>>(listPath(column, zone, mostOfState), { signal });
    }),
  );
  return { items: pages.flatMap(({ items }) => items), nextCursor: null };
}
