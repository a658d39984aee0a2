import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { Batch } from '../../api/types';
import { Failure } from '../../components/failure';
import { useWords } from '../../words/language';
import { stateWords } from '../../words/states';
import { download } from './download';
import { importWords } from './words';

/** The table again, in the layout that it came in. */
export function DownloadButton({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const states = useWords(stateWords);
  const { mutate, isPending, error } = useMutation({
    mutationFn: () => download(`/api/batches/${batch.id}/export.xlsx`, `${batch.title}.xlsx`),
  });
  return (
    <>
      <Button onClick={() => mutate()} aria-disabled={isPending}>
        {isPending ? states.working : words.download}
      </Button>
      {error && <Failure error={error} />}
    </>
  );
}
