import { Link, Outlet } from 'react-router';
import { useClock } from '../../api/me';
import type { WaitingItem } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { LightMark } from '../../components/light-mark';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { commandWords } from '../commands/words';
import { itemWords } from '../item/words';
import { useWaiting } from '../mine/use-waiting';
import { decisionsWords } from './words';
import '../mine/mine.css';

/** 审批: what the reader may decide: requests of the secretariat for a leader, extensions for either. */
export function DecisionsPage() {
  const words = useWords(decisionsWords);
  const query = useWaiting('decision');
  return (
    <Page title={words.title} beside={<AsOf query={query} />}>
      <Answered query={query}>
        {({ items, total }) =>
          items.length === 0 ? (
            <Nothing words={words.nothing} />
          ) : (
            <>
              <p>{fill(words.count, { count: total })}</p>
              <ul className="cards waits">
                {items.map((line) => (
                  <Decision key={line.item.id} line={line} />
                ))}
              </ul>
            </>
          )
        }
      </Answered>
      <Outlet />
    </Page>
  );
}

function Decision({ line: { item, asked } }: { readonly line: WaitingItem }) {
  const words = useWords(decisionsWords);
  const named = useWords(itemWords);
  const { due } = useClock();
  return (
    <li data-item={item.id} tabIndex={-1}>
      <div className="card-head">
        <LightMark light={item.light} />
        <span>
          {item.leadUnit.name} · {item.owner.name}
        </span>
      </div>
      <Link to={`/decisions/${item.id}`} className="item-link">
        {item.task}
      </Link>
      {asked.map(({ id, kind, reason, deadline }) => (
        <div key={`${kind} ${id}`}>
          <strong>{kind === 'extension' ? words.extension : named[`request_${kind}`]}</strong>
          {deadline && (
            <div>
              {fill(kind === 'reopen' ? words.wanted : words.until, { from: due(item.deadline), to: due(deadline) })}
            </div>
          )}
          <div>{fill(words.because, { reason })}</div>
          <Answers item={item.id} kind={kind} />
        </div>
      ))}
    </li>
  );
}

type AnswersProps = { readonly item: string; readonly kind: WaitingItem['asked'][number]['kind'] };

function Answers({ item, kind }: AnswersProps) {
  const commands = useWords(commandWords);
  const [yes, no] =
    kind === 'extension' ? (['grant-extension', 'refuse-extension'] as const) : (['approve', 'reject'] as const);
  return (
    <div className="answers">
      <Link to={`/decisions/${item}/${yes}`} className="big" data-step={yes}>
        {commands[yes]}
      </Link>
      <Link to={`/decisions/${item}/${no}`} className="big quiet" data-step={no}>
        {commands[no]}
      </Link>
    </div>
  );
}
