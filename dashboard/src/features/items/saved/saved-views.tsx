import { useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useClosing } from '../../../app/use-closing';
import { Failure } from '../../../components/failure';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { ChangeView } from './change-view';
import { SaveView } from './save-view';
import { useReadyViews } from './use-ready-views';
import { useSavedViews } from './use-saved-views';
import { addressOf, viewOf } from './view-query';
import { savedWords } from './words';
import './saved.css';

/** The menu of views: those that everybody has, one's own, and a way to keep what is shown now. */
export function SavedViews() {
  const words = useWords(savedWords);
  const [search] = useSearchParams();
  const ready = useReadyViews();
  const { data, error, refetch } = useSavedViews();
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  const now = viewOf(search);
  const own = data?.items ?? [];
  const current = own.find(({ query }) => query === now) ?? ready.find(({ query }) => query === now);
  const [saved, setSaved] = useState(0);
  const close = () => {
    if (details.current) details.current.open = false;
  };
  const onSaved = () => {
    setSaved(saved + 1);
    close();
    details.current?.querySelector('summary')?.focus();
  };
  const link = (name: string, query: string) => (
    <Link to={{ search: addressOf(query) }} aria-current={query === now ? 'true' : undefined} onClick={close}>
      {name}
    </Link>
  );
  return (
    <details className="views-menu" ref={details}>
      <summary>{current ? fill(words.titleNow, { name: current.name }) : words.title}</summary>
      <div className="sheet">
        <h2>{words.ready}</h2>
        <ul>
          {ready.map(({ name, query }) => (
            <li key={name}>{link(name, query)}</li>
          ))}
        </ul>
        <h2>{words.mine}</h2>
        {error && <Failure error={error} onAgain={() => void refetch()} />}
        {data && own.length === 0 && <p className="soft">{words.none}</p>}
        <ul>
          {own.map((view) => (
            <li key={view.id} data-view={view.name}>
              <span className="own">
                {link(view.name, view.query)}
                {view.usual && <span className="soft">{words.usual}</span>}
              </span>
              <ChangeView view={view} now={now} />
            </li>
          ))}
        </ul>
        <SaveView key={saved} now={now} onSaved={onSaved} />
      </div>
    </details>
  );
}
