import { useQueryClient } from '@tanstack/react-query';
import type { Batch, BatchRow, LeftOutRow, Page } from '../../api/types';
import { rowsKey } from './use-batch';

/** Takes in what an answer says of a draft, before it is read again: what is wrong with it, and how its rows stand. */
export function useDraftAnswer(id: string) {
  const client = useQueryClient();
  return (
    { problems, warnings, rowCount }: LeftOutRow,
    rowsAfter: (rows: readonly BatchRow[]) => readonly BatchRow[],
  ): void => {
    client.setQueriesData<Batch>(
      { queryKey: ['batch', id] },
      (batch) => batch && { ...batch, problems, warnings, rowCount },
    );
    client.setQueriesData<Page<BatchRow>>(
      { queryKey: rowsKey(id) },
      (page) => page && { ...page, items: [...rowsAfter(page.items)] },
    );
  };
}
