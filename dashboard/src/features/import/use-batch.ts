import { useQuery } from '@tanstack/react-query';
import { call, query } from '../../api/call';
import type { Batch, BatchRow, Page } from '../../api/types';
import { useLanguage } from '../../words/language';

/** How often a batch that is being issued is looked at, and one that stands, milliseconds. */
const closelyMs = 1_000;
const atLeisureMs = 60_000;
/** Until when after its issue letters are counted closely; what goes out later is the digest's. */
const lettersMs = 120_000;

/** Whether something of a batch's issue is still to come, so that it is worth looking at closely. */
export function isUnderWay({ state, progress, issuedAt }: Batch): boolean {
  if (state === 'draft') return false;
  if (state === 'issuing' || progress.started < progress.total) return true;
  return progress.sent < progress.letters && Date.now() - Date.parse(issuedAt ?? '') < lettersMs;
}

export function useBatch(id: string) {
  const { locale } = useLanguage();
  return useQuery({
    queryKey: ['batch', id, locale],
    queryFn: ({ signal }) => call<Batch>(`/api/batches/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? closelyMs : atLeisureMs),
  });
}

export const rowsKey = (id: string) => ['batch-rows', id];

/** A page of a batch's rows; `faulty`: only those at fault. */
export function useRows(id: string, faulty: boolean, cursor: string | undefined) {
  const { locale } = useLanguage();
  const path = `/api/batches/${id}/rows${query({ limit: 100, faulty: faulty || undefined, cursor })}` as const;
  return useQuery({
    queryKey: [...rowsKey(id), path, locale],
    queryFn: ({ signal }) => call<Page<BatchRow>>(path, { signal }),
  });
}
