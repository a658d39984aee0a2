import { useEffect, useRef } from 'react';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { useClock, useMe } from '../../api/me';
import type { Task } from '../../api/types';
import { Answered } from '../../components/answered';
import { Loading } from '../../components/loading';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useItem } from '../item/use-item';
import { Deadline } from '../items/deadline';
import { Judgement } from './judgement';
import { useQueue, useTakenOff } from './use-queue';
import { reviewWords } from './words';

/** The submission that is open on the desk; once it is decided the next one opens. */
export function SubmissionPane() {
  const words = useWords(reviewWords);
  const { id = '' } = useParams();
  const query = useItem(id);
  const { data: queue } = useQueue();
  const navigate = useNavigate();
  const takeOff = useTakenOff();
  const onDone = () => {
    const items = queue?.items ?? [];
    const at = items.findIndex((item) => item.id === id);
    const next = items[at + 1] ?? items[at - 1];
    takeOff(id);
    void navigate(next ? `/review/${next.id}` : '/review', { replace: true, state: { focus: true } });
  };
  return (
    <section className="submission" aria-label={words.title}>
      <p className="narrow-only">
        <Link to="/review">← {words.toQueue}</Link>
      </p>
      {/* A submission that was looked at before may have changed since. */}
      {query.isFetching && !query.isFetchedAfterMount ? (
        <Loading />
      ) : (
        <Answered query={query}>{(item) => <Submission key={item.id} {...{ item, onDone }} />}</Answered>
      )}
    </section>
  );
}

function Submission({ item, onDone }: { readonly item: Task; readonly onDone: () => void }) {
  const words = useWords(reviewWords);
  const { moment } = useClock();
  const heading = useRef<HTMLHeadingElement>(null);
  const { state } = useLocation();
  const wanted = useRef((state as { readonly focus?: boolean } | null)?.focus === true);
  useEffect(() => {
    if (wanted.current) heading.current?.focus();
  }, []);
  const may = item.may.includes('return') || item.may.includes('accept');
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {item.number}. {item.task}
      </h2>
      <p className="soft">
        {[
          item.leadUnit.name,
          item.owner.name,
          item.submittedAt && fill(words.submitted, { at: moment(item.submittedAt) }),
          item.returns > 0 && fill(words.returnedBefore, { count: item.returns }),
        ]
          .filter(Boolean)
          .join(' · ')}{' '}
        · <Link to={`/items/${item.id}`}>{words.details}</Link>
      </p>
      <Deadline item={item} />
      {may ? (
        <Rights item={item} onDone={onDone} />
      ) : (
        <p role="status">⚠ {item.state === 'under_review' ? words.whoMay : words.gone}</p>
      )}
    </>
  );
}

function Rights({ item, onDone }: { readonly item: Task; readonly onDone: () => void }) {
  const words = useWords(reviewWords);
  const { data: me } = useMe();
  return (
    <>
      {!item.may.includes('accept') && <p>⚠ {words.notYours}</p>}
      {me && <Judgement key={`${me.id} ${item.submittedAt}`} account={me.id} {...{ item, onDone }} />}
    </>
  );
}
