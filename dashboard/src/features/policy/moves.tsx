import { Link } from 'react-router';
import type { Moves as MovesShown } from '../../api/types';
import { PlainTable } from '../../components/plain-table';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { policyWords } from './words';

/** What a change of the rules would move: how many items, and the first of them. Calendars use it too. */
export function Moves({ moves }: { readonly moves: MovesShown }) {
  const words = useWords(policyWords);
  const { counts, items, nextCursor } = moves;
  if (counts.items === 0) return <p data-moves={0}>✓ {words.unchanged}</p>;
  return (
    <div data-moves={counts.items}>
      <p>
        <strong>{fill(words.moves, counts)}</strong>
      </p>
      <PlainTable
        {...{ caption: words.moved, headed: true, stack: true }}
        columns={[words.item, words.moved]}
        rows={items.map(({ id, number, task, moves: clocks }) => ({
          key: id,
          cells: [
            <Link key="item" to={`/items/${id}`}>
              {`${number}. ${task}`}
            </Link>,
            clocks
              .map(({ from, to }) => `${from?.slice(0, 16) ?? words.toNothing} → ${to?.slice(0, 16) ?? words.dropped}`)
              .join('；'),
          ],
        }))}
      />
      {nextCursor && <p className="soft">{fill(words.more, { count: items.length })}</p>}
    </div>
  );
}
