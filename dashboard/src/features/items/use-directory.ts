import { useQuery } from '@tanstack/react-query';
import { call } from '../../api/call';
import type { Official, Page, Unit } from '../../api/types';

type Option = { readonly value: string; readonly label: string };

/** Units to choose from, by code; `alsoClosed` takes those that are no more. Asked for when somebody is about to choose. */
export function useUnits(enabled: boolean, alsoClosed = false): Option[] {
  const { data } = useQuery({ ...still, enabled, queryKey: ['units'], queryFn: () => allOf<Unit>('/api/units') });
  return (data ?? [])
    .filter(({ closedAt }) => closedAt === null || alsoClosed)
    .map(({ code, name }) => ({ value: code, label: name }));
}

/** Officials to choose from, by address; `among` narrows them by unit or role, `alsoFormer` takes those who have left. */
export function useOfficials(enabled: boolean, among = '', alsoFormer = false): Option[] {
  const { data } = useQuery({
    ...{ ...still, enabled, queryKey: ['officials', among] },
    queryFn: () => allOf<Official>(`/api/officials?${among}`),
  });
  return (data ?? [])
    .filter(({ active }) => active || alsoFormer)
    .map(({ email, name, unit }) => ({ value: email, label: `${name} · ${unit.name}` }));
}

/** The directory changes seldom. */
const still = { staleTime: 600_000, refetchInterval: false } as const;
/** Of 200 rows each; whoever has more finds people by typing their address. */
const mostPages = 10;

async function allOf<Row>(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page++) {
    const more = `${path.includes('?') ? '&' : '?'}limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`;
    const answer: Page<Row> = await call<Page<Row>>(`${path}${more}` as `/${string}`);
    rows.push(...answer.items);
    cursor = answer.nextCursor;
    if (cursor === null) break;
  }
  return rows;
}
