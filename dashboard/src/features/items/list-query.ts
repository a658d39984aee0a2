import { dueAtOf, isDay } from '../../../../domain/clocks/deadline';
import type { Month } from '../../../../domain/clocks/reporting';
import { plusDays } from '../../../../domain/clocks/zone';
import { query } from '../../api/call';
import type { TableSpec, TableState } from '../../table/use-table-state';
import { lastDayOf } from './calendar/month';

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

type State = TableState<ItemFilter>;
type Filters = State['filters'];

/** What the API is asked for. Both days are meant with themselves; its own bounds are not. */
export function filterQuery({ from, to, ...rest }: Filters, zone: string) {
  return {
    ...rest,
    dueAfter: from && (isDay(from) ? endOf(plusDays(from, -1), 0, zone) : from),
    dueBefore: to && (isDay(to) ? endOf(to, 1, zone) : to),
  };
}

export function listPath({ filters, sort, cursor }: State, zone: string, limit: number): `/${string}` {
  return `/api/tasks${query({ ...filterQuery(filters, zone), sort, cursor, limit })}`;
}

/** The same, as far as it is due within a month. */
export function monthPath({ filters, sort }: State, zone: string, month: Month, limit: number): `/${string}` {
  const asked = filterQuery(filters, zone);
  const within = filterQuery({ from: `${month}-01`, to: lastDayOf(month) }, zone);
  const later = [asked.dueAfter, within.dueAfter].filter(Boolean).toSorted(byTime).at(-1);
  const earlier = [asked.dueBefore, within.dueBefore].filter(Boolean).toSorted(byTime)[0];
  return `/api/tasks${query({ ...asked, dueAfter: later, dueBefore: earlier, sort, limit })}`;
}

export function countsPath({ filters }: State, zone: string): `/${string}` {
  return `/api/tasks/counts${query(filterQuery(filters, zone))}`;
}

/** The table of the filter, in its order. */
export function exportPath({ filters, sort }: State, zone: string): `/${string}` {
  return `/api/tasks/export.xlsx${query({ ...filterQuery(filters, zone), sort })}`;
}

function byTime(one: string | undefined = '', other: string | undefined = ''): number {
  return Date.parse(one) - Date.parse(other);
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
