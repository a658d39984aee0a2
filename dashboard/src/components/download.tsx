import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import type { Received } from '../api/download';
import { download } from '../api/download';
import { fill } from '../words/dictionary';
import { downloadWords } from '../words/download';
import { useWords } from '../words/language';
import { Failure } from './failure';
import { Progress } from './progress';

type Props = { readonly path: `/${string}`; readonly label: string; readonly about?: string };

/** A button that keeps a file of the API: says while it is made, how much has come, and why it did not. */
export function Download({ path, label, about }: Props) {
  const words = useWords(downloadWords);
  const [received, setReceived] = useState<Received | null>(null);
  const { mutate, isPending, error } = useMutation({
    networkMode: 'always',
    mutationFn: () => download(path, setReceived),
    onMutate: () => setReceived(null),
  });
  return (
    <span className="download">
      <Button
        aria-label={about && `${label}: ${about}`}
        aria-disabled={isPending}
        onClick={() => isPending || mutate()}
      >
        <span aria-hidden="true">⤓ </span>
        {label}
      </Button>
      {isPending && (
        <Progress
          label={received ? fill(words.receiving, { size: sizeOf(received.bytes) }) : words.making}
          {...(received?.total && { share: received.bytes / received.total })}
        />
      )}
      {error && <Failure error={error} />}
    </span>
  );
}

/** Bytes, as people read them. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
