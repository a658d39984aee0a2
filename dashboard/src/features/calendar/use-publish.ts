import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call, query } from '../../api/call';
import { newKey, useIntention } from '../../api/intention';
import { sendFiles } from '../../api/send-files';
import type { CalendarPreview, PublishedCalendar } from '../../api/types';
import type { NoticeDays } from './lines';

/** A year's notice as it was given: its days, or the file that they stand in. */
export type Notice = { readonly year: string; readonly source: string } & (
  | { readonly days: NoticeDays }
  | { readonly file: File }
);

type Seen = { readonly notice: Notice; readonly preview: CalendarPreview };
type Options = {
  readonly versionOf: (year: string) => number | undefined;
  readonly onDone: (published: PublishedCalendar) => void;
};

/** Publishing in two steps: first what it would move is looked at, then it is published as it was looked at. */
export function usePublish({ versionOf, onDone }: Options) {
  const client = useQueryClient();
  const keyOf = useIntention();
  const [seen, setSeen] = useState<Seen | null>(null);
  const preview = useMutation({
    networkMode: 'always',
    mutationFn: (notice: Notice) =>
      given<CalendarPreview>('POST', `/api/calendars/${notice.year}/preview`, notice, { key: keyOf(named(notice)) }),
    onSuccess: (answer, notice) => setSeen({ notice, preview: answer }),
  });
  const put = useMutation({
    networkMode: 'always',
    mutationFn: ({ notice, preview: { preview: token } }: Seen) => {
      const about = { key: keyOf([named(notice), token]), version: versionOf(notice.year), token };
      return given<PublishedCalendar>('PUT', `/api/calendars/${notice.year}`, notice, about);
    },
    onSuccess: onDone,
    onSettled: () => client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'me' }),
  });
  const pending = preview.isPending || put.isPending;
  return {
    ...{ seen, pending, error: put.error ?? preview.error },
    look: (notice: Notice) => {
      put.reset();
      if (!pending) preview.mutate(notice);
    },
    /** A further page of what it would move. */
    read: (cursor: string) => {
      if (!seen) throw new Error('there is no further page before the first');
      const path = `/api/calendars/${seen.notice.year}/preview${query({ cursor })}` as const;
      return given<CalendarPreview>('POST', path, seen.notice, { key: newKey() });
    },
    publish: () => {
      if (seen && !pending) put.mutate(seen);
    },
    /** What was looked at is not what is meant any more. */
    forget: () => setSeen(null),
  };
}

type About = { readonly key: string; readonly version?: number | undefined; readonly token?: string | undefined };

function given<Answer>(
  method: 'POST' | 'PUT',
  path: `/${string}`,
  notice: Notice,
  { key, version, token }: About,
): Promise<Answer> {
  const fields = { source: notice.source, ...(token !== undefined && { preview: token }) };
  if ('file' in notice) return sendFiles<Answer>(path, { file: notice.file }, key, { fields, method, version });
  return call<Answer>(path, { method, body: { ...fields, ...notice.days }, key, version });
}

/** What tells one notice from another, of a file what its name, size and age do. */
function named(notice: Notice): unknown {
  if (!('file' in notice)) return notice;
  const { file, ...rest } = notice;
  return { ...rest, name: file.name, size: file.size, changed: file.lastModified };
}
