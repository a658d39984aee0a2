import { Link, useLocation } from 'react-router';
import { states } from '../../../../domain/item/item';
import { stateWords } from '../../../../domain/item/words';
import type { TaskCounts, TaskItem } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { ItemCard } from './item-card';
import { itemsWords } from './words';

type Props = { readonly rows: readonly TaskItem[]; readonly counts: TaskCounts | undefined };

/** The items by state, side by side, each state with a share of what is drawn; its head says how many there are. What may be done with one is pressed in its drawer: nothing is moved by dragging. */
export function Board({ rows, counts }: Props) {
  const words = useWords(itemsWords);
  const { locale } = useLanguage();
  const { search } = useLocation();
  return (
    <div className="board">
      {states.map((state) => {
        const own = rows.filter((one) => one.state === state);
        const more = (counts?.state[state] ?? 0) - own.length;
        if (own.length === 0 && more <= 0) return null;
        return (
          <section key={state} aria-label={stateWords[state][locale]}>
            <h2>
              {stateWords[state][locale]} {own.length + Math.max(0, more)}
            </h2>
            <ul className="cards">
              {own.map((item) => (
                <li key={item.id}>
                  <ItemCard item={item} />
                  <Link className="card-button" to={{ pathname: `/items/${item.id}`, search }}>
                    {words.handle}
                    <span className="unseen">{item.task}</span>
                  </Link>
                </li>
              ))}
            </ul>
            {more > 0 && <p className="soft">{fill(words.notShown, { count: more })}</p>}
          </section>
        );
      })}
    </div>
  );
}
