import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useIntention } from '../../api/intention';
import { keepInHand } from './files-in-hand';
import type { Table } from './send-table';
import { sendTable } from './send-table';

/** Sends a table, once however often it is pressed, and leads to the draft that was read; `share` is what is there, 0 to 1. */
export function useSendTable(onRead: () => Promise<unknown> = async () => undefined) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const keyOf = useIntention();
  const [share, setShare] = useState(0);
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: ({ file, ...about }: Table) => {
      setShare(0);
      const { name, size, lastModified } = file;
      return sendTable({ file, ...about }, keyOf({ name, size, lastModified, ...about }), setShare);
    },
    onSuccess: async ({ id }, { file }) => {
      keepInHand(id, file);
      await onRead();
      await client.invalidateQueries({ queryKey: ['batches'] });
      await navigate(`/batches/${id}`);
    },
  });
  const send = (table: Table) => {
    if (!isPending) mutate(table);
  };
  return { send, pending: isPending, share, error };
}
