import { Link, Outlet } from 'react-router';
import { useActsAs } from '../../api/me';
import type { Waiting, WaitingItem } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { useOnline } from '../../components/offline-bar';
import { Page } from '../../components/page';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { KeptDrafts } from '../commands/kept-drafts';
import { useAtHand } from './use-at-hand';
import { useWaiting } from './use-waiting';
import { WaitingCard } from './waiting-card';
import { mineWords } from './words';
import '../items/items.css';
import './mine.css';

/** What is in hand and what others have is folded away below what waits now. */
const later = [
  ['in_hand', 'inHand'],
  ['part', 'part'],
  ['under_review', 'underReview'],
] as const;

/** 我的待办: what waits for the reader now, in the order of urgency, each with its one next step. */
export function MinePage() {
  const words = useWords(mineWords);
  const online = useOnline();
  const heads = useActsAs(['unit_head']);
  const own = useWaiting('own');
  const unit = useWaiting('unit', heads);
  useAtHand(own.data?.items);
  const unitIdle = !heads || unit.data?.total === 0;
  return (
    <Page title={words.title} beside={<AsOf query={own} />}>
      {!online && <p className="soft">{words.offline}</p>}
      <KeptDrafts />
      <Answered query={own}>{(waiting) => <Own waiting={waiting} unitIdle={unitIdle} />}</Answered>
      {heads && (
        <Answered query={unit}>
          {({ items, total }) =>
            total > 0 && (
              <section>
                <h2>{fill(words.unit, { count: total })}</h2>
                <Cards lines={items} />
                <More shown={items.length} total={total} />
              </section>
            )
          }
        </Answered>
      )}
      <Outlet />
    </Page>
  );
}

type OwnProps = {
  readonly waiting: Waiting /** Whether nothing of a unit waits either. */;
  readonly unitIdle: boolean;
};

function Own({ waiting: { items, total }, unitIdle }: OwnProps) {
  const words = useWords(mineWords);
  const now = items.filter(({ why }) => !later.some(([one]) => one === why));
  return (
    <>
      {now.length === 0 && unitIdle && <Nothing words={words.nothing} />}
      {now.length > 0 && (
        <section>
          <h2>{fill(words.now, { count: now.length })}</h2>
          <Cards lines={now} />
        </section>
      )}
      {later.map(([reason, title]) => {
        const lines = items.filter(({ why }) => why === reason);
        if (lines.length === 0) return null;
        return (
          <details key={reason} className="later">
            <summary>{fill(words[title], { count: lines.length })}</summary>
            <Cards lines={lines} />
          </details>
        );
      })}
      <More shown={items.length} total={total} />
    </>
  );
}

function Cards({ lines }: { readonly lines: readonly WaitingItem[] }) {
  return (
    <ul className="cards waits">
      {lines.map((line) => (
        <WaitingCard key={line.item.id} line={line} />
      ))}
    </ul>
  );
}

function More({ shown, total }: { readonly shown: number; readonly total: number }) {
  const words = useWords(mineWords);
  if (shown >= total) return null;
  return (
    <p>
      {fill(words.more, { shown, total })} <Link to="/items">{words.toAll}</Link>
    </p>
  );
}
