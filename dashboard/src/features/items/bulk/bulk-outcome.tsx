import { Link, useLocation } from 'react-router';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import type { BulkRun } from './run';
import { itemsOf } from './run';
import { bulkWords } from './words';

/** How many were done, and each that was not with the reason. */
export function BulkOutcome({ run }: { readonly run: BulkRun }) {
  const words = useWords(bulkWords);
  const { search } = useLocation();
  const items = itemsOf(run);
  const done = items.filter(({ id }) => run.outcomes[id]?.status === 200).length;
  const refused = items.filter(({ id }) => (run.outcomes[id]?.status ?? 200) !== 200);
  const over = run.state === 'over' || run.state === 'stopped';
  const untried = items.length - done - refused.length;
  return (
    <div className="bulk-outcome">
      {over && (
        <p role="status">
          {done > 0 ? '✓' : '○'} {fill(words[`outcome_${run.command}`], { done })}{' '}
          {done === items.length && words.allDone}
        </p>
      )}
      {refused.length > 0 && (
        <section aria-labelledby="bulk-refused">
          <h3 id="bulk-refused">⚠ {fill(words.refused, { count: refused.length })}</h3>
          <ul>
            {refused.map(({ id, number, task }) => (
              <li key={id} data-refused={id}>
                <Link to={{ pathname: `/items/${id}`, search }}>{`${number}. ${task}`}</Link>
                <div>{run.outcomes[id]?.why}</div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {over && untried > 0 && <p>{fill(words.unknown, { count: untried })}</p>}
    </div>
  );
}
