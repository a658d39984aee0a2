import { dueAtOf, isDay } from '../../../../domain/clocks/deadline';
import { plusDays } from '../../../../domain/clocks/zone';
import { query } from '../../api/call';
import type { TableSpec, TableState } from '../../table/use-table-state';

/** The list's filters as they stand in the address. */
const filters = [
  ...(['q', 'state', 'light', 'unit', 'owner', 'category', 'from', 'to', 'late', 'batch'] as const),
  ...(['step', 'reportMissing', 'decision'] as const),
];
export type ItemFilter = (typeof filters)[number];

export const itemsSpec: TableSpec<ItemFilter> = {
  filters,
  sort: 'dueAt',
  columns: ['number', 'task', 'light', 'state', 'unit', 'owner', 'deadline', 'percent', 'step'],
};

type Filters = TableState<ItemFilter>['filters'];

/** What the API is asked for. Both days are meant with themselves; its own bounds are not. */
export function filterQuery({ from, to, ...rest }: Filters, zone: string) {
  return {
    ...rest,
    dueAfter: from && (isDay(from) ? endOf(plusDays(from, -1), 0, zone) : from),
    dueBefore: to && (isDay(to) ? endOf(to, 1, zone) : to),
  };
}

export function listPath({ filters, sort, cursor }: TableState<ItemFilter>, zone: string, limit: number): `/${string}` {
  return `/api/tasks${query({ ...filterQuery(filters, zone), sort, cursor, limit })}`;
}

export function countsPath({ filters }: TableState<ItemFilter>, zone: string): `/${string}` {
  return `/api/tasks/counts${query(filterQuery(filters, zone))}`;
}

/** The end of a day in a zone, and so many milliseconds; a day that there is none of is left to the API to refuse. */
function endOf(day: string, afterMs: number, zone: string): string {
  try {
    return new Date(dueAtOf(day, zone) + afterMs).toISOString();
  } catch (error) {
    if (error instanceof RangeError) return day;
    throw error;
  }
}
