import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/call';
import { Answered } from '../../components/answered';
import { Scrolled } from '../../components/scrolled';

type Props = { readonly path: string; readonly label: string };

/** The record itself as the API hands it out, one press away; it is asked for when it is pressed. */
export function Raw({ path, label }: Props) {
  const [open, setOpen] = useState(false);
  const query = useQuery({
    ...{ queryKey: ['raw', path], enabled: open, refetchInterval: false, staleTime: Number.POSITIVE_INFINITY },
    queryFn: ({ signal }) => call<unknown>(path as `/${string}`, { signal }),
  });
  return (
    <>
      <Button className="no-print" size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? '▾' : '▸'} {label}
      </Button>
      {open && (
        <Answered query={query}>
          {(record) => (
            <Scrolled className="raw" label={label}>
              <pre>{JSON.stringify(record, null, 2)}</pre>
            </Scrolled>
          )}
        </Answered>
      )}
    </>
  );
}
