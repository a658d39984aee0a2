import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failure } from './failure';
import { Loading } from './loading';
import { Offline } from './offline';
import { useOnline } from './offline-bar';

type Props<Data> = { readonly query: UseQueryResult<Data>; readonly children: (data: Data) => ReactNode };

/**
 * What was asked for, once it is there. What was read before stays while it is asked for again, and when that fails the
 * failure is said above it.
 */
export function Answered<Data>({ query, children }: Props<Data>) {
  const client = useQueryClient();
  const online = useOnline();
  const again = () => void client.refetchQueries({ type: 'active' });
  if (query.data !== undefined)
    return (
      <>
        {query.isError && <Failure error={query.error} onAgain={again} />}
        {children(query.data)}
      </>
    );
  if (query.isError) return <Failure error={query.error} onAgain={again} />;
  const waits = query.fetchStatus === 'paused' || (!online && query.fetchStatus === 'idle');
  return waits ? <Offline /> : <Loading failing={query.failureCount > 0} />;
}
