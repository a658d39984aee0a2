import { Button } from 'antd';
import { useState } from 'react';
import type { Batch, LeftOutRow } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useDraftAnswer } from './use-draft-answer';
import { goOn } from './walk';
import { importWords } from './words';

type Props = { readonly batch: Batch; readonly row: number };

/** Leaves a row of a draft out, such as one that repeats another; pressed twice, since only reading the file again brings it back. */
export function LeaveOut({ batch, row }: Props) {
  const words = useWords(importWords);
  const say = useSay();
  const took = useDraftAnswer(batch.id);
  const [sure, setSure] = useState(false);
  const { give, pending, error } = useCommand<LeftOutRow>({
    onDone: (answer) => {
      took(answer, (rows) => rows.filter((one) => one.row !== row));
      say(fill(words.leftOut, { row }));
      goOn();
    },
  });
  const press = () => {
    if (sure) give({ path: `/api/batches/${batch.id}/rows/${row}`, method: 'DELETE' });
    else setSure(true);
  };
  return (
    <>
      <Button
        size="small"
        type={sure ? 'primary' : 'text'}
        danger={sure}
        className="leave-out"
        aria-disabled={pending}
        aria-label={fill(sure ? words.leaveOutSure : words.leaveOutRow, { row })}
        data-leave-out={row}
        onClick={press}
        onBlur={() => setSure(false)}
      >
        {sure ? words.sure : words.leaveOut}
      </Button>
      {error && <Failure error={error} />}
    </>
  );
}
