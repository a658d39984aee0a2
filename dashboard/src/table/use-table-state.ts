import { useLocation, useNavigate, useSearchParams } from 'react-router';

/** What of a table stands in the address. The names of filters are those of the address. */
export type TableSpec<Filter extends string> = {
  readonly filters: readonly Filter[];
  readonly sort: string;
  /** The columns that are shown unless others are chosen, in their order. */
  readonly columns: readonly string[];
};

export type TableState<Filter extends string> = {
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  /** A column, with `-` before it where it goes down. */
  readonly sort: string;
  readonly columns: readonly string[];
  readonly cursor: string | undefined;
  /** Narrows the list; going back undoes it. */
  filter(changes: Readonly<Partial<Record<Filter, string | undefined>>>): void;
  /** The same by what is being typed, which is undone as one, however often the typing pauses. */
  type(name: Filter, value: string): void;
  clear(): void;
  sortBy(sort: string): void;
  choose(columns: readonly string[]): void;
  next(cursor: string): void;
  /** To the page before, where the reader came from one, else to the first. */
  previous(): void;
};

/**
 * A table's state, kept in the address and nowhere else, so that a view can be bookmarked, mailed and gone back to.
 * Filters and sort begin at the first page, since a place in one order is none in another.
 */
export function useTableState<Filter extends string>(spec: TableSpec<Filter>): TableState<Filter> {
  const [search, setSearch] = useSearchParams();
  const { state } = useLocation();
  const navigate = useNavigate();
  const columns = search.get('columns');

  const typing = (state as { typing?: string } | null)?.typing;

  const change = (edit: (next: URLSearchParams) => void, how: { replace: boolean; state?: unknown }) =>
    setSearch((before) => {
      const next = new URLSearchParams(before);
      next.delete('cursor');
      edit(next);
      return next;
    }, how);
  const put = (next: URLSearchParams, name: string, value: string | undefined) =>
    value ? next.set(name, value) : next.delete(name);

  return {
    filters: Object.fromEntries(
      spec.filters.flatMap((name) => (search.get(name) ? [[name, search.get(name) ?? '']] : [])),
    ) as Partial<Record<Filter, string>>,
    sort: search.get('sort') ?? spec.sort,
    columns: columns ? columns.split(',') : spec.columns,
    cursor: search.get('cursor') ?? undefined,
    filter: (changes) =>
      change((next) => spec.filters.forEach((name) => void (name in changes && put(next, name, changes[name]))), {
        replace: false,
      }),
    type: (name, value) =>
      change((next) => put(next, name, value), { replace: typing === name, state: { typing: name } }),
    clear: () => change((next) => spec.filters.forEach((name) => void next.delete(name)), { replace: false }),
    sortBy: (sort) => change((next) => put(next, 'sort', sort === spec.sort ? undefined : sort), { replace: false }),
    choose: (chosen) =>
      change((next) => put(next, 'columns', same(chosen, spec.columns) ? undefined : chosen.join(',')), {
        replace: true,
      }),
    next: (cursor) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          next.set('cursor', cursor);
          return next;
        },
        { state: { paged: true } },
      ),
    previous: () => {
      if ((state as { paged?: boolean } | null)?.paged) void navigate(-1);
      else change(() => undefined, { replace: true });
    },
  };
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}
