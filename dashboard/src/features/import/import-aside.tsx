import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call } from '../../api/call';
import { useClock } from '../../api/me';
import type { BatchHead, Page } from '../../api/types';
import { Answered } from '../../components/answered';
import { useWords } from '../../words/language';
import { importWords } from './words';

/** As many as fit beside the form; the page of batches has all of them. */
const lately = 6;

/** Beside the form: what comes after it, and the batches of late, so that a draft is gone on with. */
export function ImportAside() {
  const words = useWords(importWords);
  const steps = [words.step_read, words.step_mend, words.step_simulate, words.step_issue];
  return (
    <aside className="import-aside" aria-label={words.afterwards}>
      <section>
        <h2>{words.afterwards}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
      </section>
      <section>
        <h2>{words.recent}</h2>
        <Recent />
      </section>
    </aside>
  );
}

function Recent() {
  const words = useWords(importWords);
  const { moment } = useClock();
  const query = useQuery({
    queryKey: ['batches', 'recent'],
    queryFn: ({ signal }) => call<Page<BatchHead>>(`/api/batches?limit=${lately}`, { signal }),
  });
  return (
    <Answered query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{words.noBatches}</p>
        ) : (
          <ul className="bare recent">
            {items.map(({ id, title, state, rowCount, createdAt }) => (
              <li key={id}>
                <Link to={`/batches/${id}`}>{title}</Link>
                <div className="soft">
                  {state === 'draft' ? <strong>{words.draftToGoOn}</strong> : words[state]} · {words.rows} {rowCount} ·{' '}
                  {moment(createdAt)}
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Answered>
  );
}
