import { Link } from 'react-router';
import { useClock } from '../../api/me';
import type { Overview } from '../../api/types';
import { Nothing } from '../../components/nothing';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useStepName } from '../../words/steps';
import { itemsAt } from './items-link';
import { Part } from './part';
import { overviewWords } from './words';

/** What is red, whose, since when, and what happens next. */
export function RedList({ overview: { red, light } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const named = useStepName();
  const { due, moment } = useClock();
  return (
    <Part title={`${words.red} ${light.red}`} className="part-red">
      {red.length === 0 ? (
        <Nothing words={words.redNone} />
      ) : (
        <>
          <table className="data red-list" aria-label={words.red}>
            <thead>
              <tr>
                <th scope="col">{words.task}</th>
                <th scope="col">{words.whose}</th>
                <th scope="col">{words.sinceWhen}</th>
                <th scope="col">{words.step}</th>
                <th scope="col">{words.next}</th>
              </tr>
            </thead>
            <tbody>
              {red.map((item) => (
                <tr key={item.id}>
                  <td>
                    <Link to={`/items/${item.id}?light=red`} className="item-link held">
                      {item.task}
                    </Link>
                  </td>
                  <td>
                    <div className="held">
                      {item.leadUnit.name}
                      <br />{' '}
                      <span className="soft">{[item.owner.name, item.leader?.name].filter(Boolean).join(' · ')}</span>
                    </div>
                  </td>
                  <td className="lateness">
                    <strong className="late">
                      <span className="narrow-only">{words.sinceWhen} </span>
                      {item.daysLate === 1 ? words.oneDay : fill(words.days, { days: item.daysLate })}
                    </strong>
                    <br /> <span className="soft">{fill(words.dueOn, { day: due(item.deadline) })}</span>
                  </td>
                  <td className={item.step === 0 ? 'fast no-step' : 'fast'}>{named(item.step)}</td>
                  <td>
                    <div className="held">
                      {item.next ? (
                        <>
                          <strong>{moment(item.next.at)}</strong> {item.next.why}
                        </>
                      ) : (
                        words.nothingNext
                      )}
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {light.red > red.length && (
            <p>
              <Link to={itemsAt({ light: 'red', sort: '-step' })}>
                {fill(words.redMore, { shown: red.length, count: light.red })}
              </Link>
            </p>
          )}
        </>
      )}
    </Part>
  );
}
