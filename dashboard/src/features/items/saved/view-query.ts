import { itemsSpec } from '../list-query';

const kept: readonly string[] = [...itemsSpec.filters, 'sort', 'columns', 'view'];

/**
 * What of an address makes a view, always written the same way: filters, order, columns and form. The page and the month
 * are of the moment.
 */
export function viewOf(search: URLSearchParams): string {
  const parts = kept.flatMap((name): [string, string][] => {
    const value = search.get(name);
    return value && !(name === 'view' && value === 'list') ? [[name, value]] : [];
  });
  return new URLSearchParams(parts).toString();
}

/** The address of a view; of that of all items as well, which is another than the bare one, that the usual view stands in for. */
export function addressOf(query: string): string {
  return `?${query || 'view=list'}`;
}
