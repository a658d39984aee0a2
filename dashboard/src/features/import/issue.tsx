import { useNavigate } from 'react-router';
import type { Batch, IssuedBatch } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Ask } from './ask';
import { importWords } from './words';

/** 下发, once nothing is wrong any more; or throwing the draft away. */
export function Issue({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const say = useSay();
  const navigate = useNavigate();
  const issue = useCommand<IssuedBatch>({});
  const discard = useCommand<unknown>({
    onDone: () => {
      say(words.discarded);
      void navigate('/batches', { replace: true });
    },
  });
  const count = batch.rowCount;
  return (
    <section>
      <h2>{words.issue}</h2>
      <p className="soft">{words.issueHint}</p>
      <div className="acts">
        {batch.problems.length > 0 ? (
          <p>⚠ {fill(words.issueBlocked, { count: batch.problems.length })}</p>
        ) : (
          <Ask
            {...{ name: 'issue', primary: true, command: issue, first: words.issue }}
            sure={fill(words.issueYes, { count })}
            question={fill(words.issueAsk, { count })}
            onSure={() => issue.give({ path: `/api/batches/${batch.id}/issue` })}
          />
        )}
        <Ask
          {...{ name: 'discard', command: discard, first: words.discard }}
          sure={words.discardYes}
          question={words.discardAsk}
          onSure={() => discard.give({ path: `/api/batches/${batch.id}`, method: 'DELETE' })}
        />
      </div>
    </section>
  );
}
