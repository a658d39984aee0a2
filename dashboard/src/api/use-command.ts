import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useIntention } from './intention';
import { callPatiently } from './patient-call';
import { Refused } from './problem';

type Order = {
  readonly path: `/${string}`;
  readonly body?: unknown;
  readonly method?: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
};

type Options<Answer> = {
  /** The version that the reader saw; left out where the route heeds none. */
  readonly version?: number | undefined;
  /** The key of the intention, where a draft has kept one. */
  readonly intention?: string;
  readonly onDone?: (answer: Answer) => void;
};

/**
 * Gives a command to the API, once however often it is pressed. After a 412 it may be pressed again: the reader has then
 * seen what changed, and it goes by the version that stands now. Whatever was read is read again afterwards.
 */
export function useCommand<Answer>({ version, intention, onDone }: Options<Answer>) {
  const client = useQueryClient();
  const keyOf = useIntention(intention);
  const [waiting, setWaiting] = useState<number | null>(null);
  const [seen, setSeen] = useState<number>();
  // Ahead of what is drawn: two presses before the first is seen are one.
  const busy = useRef(false);
  // A form that stays open after its command goes by the later of the two.
  const stands = seen === undefined ? version : Math.max(seen, version ?? 0);
  const mutation = useMutation({
    networkMode: 'always',
    mutationFn: ({ path, method = 'POST', ...order }: Order) => {
      const body = method === 'DELETE' ? undefined : (order.body ?? {});
      const asked = { method, body, version: stands, key: keyOf({ path, body, stands }) };
      return callPatiently<Answer>(path, asked, setWaiting);
    },
    onSuccess: (answer) => onDone?.(answer),
    onError: (error) => error instanceof Refused && error.problem.version && setSeen(error.problem.version),
    onSettled: () => {
      busy.current = false;
      return client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' });
    },
  });
  return {
    /** Gives it, unless it is under way already. */
    give: (order: Order) => {
      if (busy.current) return;
      busy.current = true;
      mutation.mutate(order);
    },
    ...{ pending: mutation.isPending, error: mutation.error, waiting },
  };
}
