import { Link } from 'react-router';
import type { Batch } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { importWords } from './words';

/** How far the issue of a batch is: workflows begun and letters sent; then the way to its items. */
export function IssueProgress({ batch }: { readonly batch: Batch }) {
  const words = useWords(importWords);
  const { total, started, letters, sent } = batch.progress;
  const waiting = total === 0;
  const done = !waiting && started >= total;
  const workflows = fill(words.workflows, { started, total });
  return (
    <section className="issue-progress" data-started={started} data-done={done || undefined}>
      <h2>{words.issue}</h2>
      <div role="status">
        {waiting && <p>{words.issueWaiting}</p>}
        {!waiting && <p>{done ? `✓ ${fill(words.allStarted, { total })}` : workflows}</p>}
        {letters > 0 && (
          <p>
            {fill(words.letters, { sent, letters })} {done && sent < letters && words.digested}
          </p>
        )}
      </div>
      {waiting ? <progress aria-label={words.issueWaiting} /> : null}
      {!waiting && !done && <progress value={started} max={total} aria-label={workflows} />}
      {letters > 0 && sent < letters && (
        <progress value={sent} max={letters} aria-label={fill(words.letters, { sent, letters })} />
      )}
      {done && (
        <p>
          <Link to={`/items?batch=${batch.id}`}>{words.toItems}</Link>
        </p>
      )}
    </section>
  );
}
