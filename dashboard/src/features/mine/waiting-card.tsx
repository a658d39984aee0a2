import { Link } from 'react-router';
import { useClock } from '../../api/me';
import type { WaitingItem } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { commandWords } from '../commands/words';
import { ItemFoot } from '../items/item-foot';
import { mineWords } from './words';

/** One item that waits: why, by when, and the one next step as a button. */
export function WaitingCard({ line }: { readonly line: WaitingItem }) {
  const commands = useWords(commandWords);
  const { item, why, step } = line;
  const named = step !== null && step !== 'replan' && step !== 'carry-over' ? step : null;
  return (
    <li data-item={item.id} data-why={why} tabIndex={-1}>
      <div className="card-head">
        <LightMark light={item.light} />
        <span>{item.percent}%</span>
      </div>
      <p className="why">
        <Why line={line} />
      </p>
      <Link to={`/mine/${item.id}`} className="item-link">
        {item.task}
      </Link>
      <ItemFoot item={item} />
      {named && (
        <Link
          to={`/mine/${item.id}/${named}`}
          className={why === 'in_hand' || why === 'part' ? 'big quiet' : 'big'}
          data-step={named}
          aria-label={`${commands[named]}：${item.task}`}
        >
          {commands[named]}
        </Link>
      )}
    </li>
  );
}

/** Why it waits, and by when; that it is past says the word, not a colour. */
function Why({ line: { why, by, item } }: { readonly line: WaitingItem }) {
  const words = useWords(mineWords);
  const { moment, due } = useClock();
  if (why === 'decision') return null;
  const ofDeadline = by === item.dueAt;
  const told =
    by &&
    fill(Date.parse(by) < Date.now() ? words.was : words.by, { at: ofDeadline ? due(item.deadline) : moment(by) });
  return (
    <>
      <strong>{words[`why_${why}`]}</strong>
      {told && !ofDeadline && <span> · {told}</span>}
    </>
  );
}
