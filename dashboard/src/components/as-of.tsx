import type { UseQueryResult } from '@tanstack/react-query';
import { Button } from 'antd';
import { useClock } from '../api/me';
import { fill } from '../words/dictionary';
import { useWords } from '../words/language';
import { shellWords } from '../words/shell';

type Props = { readonly query: Pick<UseQueryResult, 'dataUpdatedAt' | 'isFetching' | 'refetch'> };

/** As of when what is shown was read, and a button that reads it again. */
export function AsOf({ query }: Props) {
  const words = useWords(shellWords);
  const { moment } = useClock();
  if (query.dataUpdatedAt === 0) return null;
  return (
    <span className="as-of">
      {fill(words.asOf, { at: moment(query.dataUpdatedAt) })}
      {query.isFetching && ` · ${words.refreshing}`}
      <Button size="small" type="text" onClick={() => void query.refetch()}>
        {words.refresh}
      </Button>
    </span>
  );
}
