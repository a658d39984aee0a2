import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { WaitingItem } from '../../api/types';
import { useLanguage } from '../../words/language';
import { itemQuery } from '../item/use-item';

/** As many as somebody acts on in one sitting, and how long they stay at hand, milliseconds. */
const most = 8;
const freshMs = 300_000;
const keptMs = 12 * 3_600_000;

/** Reads what waits first before it is opened, one item after the other: its form then opens where the connection has gone. */
export function useAtHand(lines: readonly WaitingItem[] | undefined): void {
  const client = useQueryClient();
  const { locale } = useLanguage();
  const ids = (lines ?? [])
    .slice(0, most)
    .map(({ item }) => item.id)
    .join();
  useEffect(() => {
    let gone = false;
    const read = async () => {
      for (const id of ids.split(',').filter(Boolean))
        if (!gone) await client.prefetchQuery({ ...itemQuery(id, locale), staleTime: freshMs, gcTime: keptMs });
    };
    void read();
    return () => {
      gone = true;
    };
  }, [client, ids, locale]);
}
