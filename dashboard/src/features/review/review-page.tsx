import { useLayoutEffect, useMemo } from 'react';
import { Link, matchPath, Navigate, Outlet, useNavigate, useParams } from 'react-router';
import { useActsAs, useClock, useMe } from '../../api/me';
import type { TaskItem } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { LightMark } from '../../components/light-mark';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { isTyping, useOwnShortcuts } from '../../components/shortcuts';
import { useWide } from '../../components/use-wide';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { judging, useDrafts } from '../commands/drafts';
import { useQueue } from './use-queue';
import { reviewWords } from './words';
import '../item/item.css';
import './review.css';

/** 验收, for those who review; others are told who does. */
export function ReviewPage() {
  const words = useWords(reviewWords);
  const { data: me } = useMe();
  const reviews = useActsAs(['secretariat']);
  if (!me || reviews) return <ReviewDesk />;
  return (
    <Page title={words.title}>
      <Nothing words={words.whoMay}>
        <Link to="/items?state=under_review">{words.toItems}</Link>
      </Nothing>
    </Page>
  );
}

/** The submissions in a row, one of them open beside it; j and k go through them. */
function ReviewDesk() {
  const words = useWords(reviewWords);
  const query = useQueue();
  const { id } = useParams();
  useDeskKeys(query.data?.items);
  return (
    <Page title={words.title} beside={<AsOf query={query} />}>
      <Answered query={query}>
        {({ items, nextCursor }) => <Desk {...{ items, more: nextCursor !== null, id }} />}
      </Answered>
    </Page>
  );
}

type DeskProps = { readonly items: readonly TaskItem[]; readonly more: boolean; readonly id: string | undefined };

function Desk({ items, more, id }: DeskProps) {
  const words = useWords(reviewWords);
  const wide = useWide();
  const [first] = items;
  const { data: me } = useMe();
  const begun = new Set(useDrafts(me?.id).flatMap(({ command, item }) => (command === judging ? item : [])));
  if (!id && !first) return <Nothing words={words.nothing} />;
  if (!id && wide && first) return <Navigate to={`/review/${first.id}`} replace />;
  return (
    <div className={id ? 'desk opened' : 'desk'}>
      <nav aria-label={words.queue} className="queue">
        <p className="soft">{fill(words.count, { count: `${items.length}${more ? '+' : ''}` })}</p>
        <ol className="bare">
          {items.map((item) => (
            <Waiting key={item.id} item={item} open={item.id === id} begun={begun.has(item.id)} />
          ))}
        </ol>
        {more && <p className="soft">{words.more}</p>}
        {items.length === 0 && <Nothing words={words.nothing} />}
      </nav>
      <Outlet />
    </div>
  );
}

type WaitingProps = { readonly item: TaskItem; readonly open: boolean; readonly begun: boolean };

function Waiting({ item, open, begun }: WaitingProps) {
  const words = useWords(reviewWords);
  const { moment } = useClock();
  return (
    <li>
      <Link to={`/review/${item.id}`} data-item={item.id} aria-current={open ? 'true' : undefined}>
        <LightMark light={item.light} /> <strong>{item.task}</strong>
        <div className="soft">
          {item.leadUnit.name} · {item.submittedAt && fill(words.submitted, { at: moment(item.submittedAt) })}
          {begun && ` · ✎ ${words.begun}`}
        </div>
      </Link>
    </li>
  );
}

/** j and k, which stand in the list behind `?` with the keys of what is open. */
function useDeskKeys(items: readonly TaskItem[] | undefined): void {
  const words = useWords(reviewWords);
  const navigate = useNavigate();
  useOwnShortcuts(
    useMemo(
      () => [
        { keys: ['j'], what: words.keyNext },
        { keys: ['k'], what: words.keyPrevious },
        { keys: ['1', '2', '3'], what: words.keyToggle },
        { keys: ['y'], what: words.keyAll },
        { keys: ['Ctrl', 'Enter'], what: words.keyDecide },
      ],
      [words],
    ),
  );
  useLayoutEffect(() => {
    const onKey = ({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if ((key !== 'j' && key !== 'k') || ctrlKey || metaKey || altKey || isTyping(target) || !items) return;
      // By the address, which is ahead of what is drawn: two keys pressed quickly are two steps.
      const open = matchPath('/review/:id', window.location.pathname)?.params.id;
      const at = items.findIndex((item) => item.id === open);
      const next = items[at === -1 ? 0 : at + (key === 'j' ? 1 : -1)];
      if (next) void navigate(`/review/${next.id}`, { state: { focus: true } });
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [items, navigate]);
}
