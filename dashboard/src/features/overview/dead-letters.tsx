import { Link } from 'react-router';
import { Answered } from '../../components/answered';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { Part } from './part';
import { useDeadLetters } from './use-overview';
import { overviewWords } from './words';

/** Letters that nobody will try to send again: somebody has to tell the person otherwise. */
export function DeadLetters({ count }: { readonly count: number }) {
  const words = useWords(overviewWords);
  const letters = useDeadLetters(count > 0);
  return (
    <Part title={`${words.dead} ${count}`}>
      {count === 0 ? (
        <p>{words.deadNone}</p>
      ) : (
        <>
          <p>⚠ {fill(words.deadCount, { count })}</p>
          <Answered query={letters}>
            {({ items }) => (
              <ul className="key-figures">
                {items.map(({ id, to, subject, answer, item }) => (
                  <li key={id}>
                    <span>
                      {to.name} <span className="soft">{to.email}</span>
                      <br />
                      {item ? <Link to={`/items/${item.id}`}>{subject ?? item.task}</Link> : subject}
                      <br />
                      <span className="soft">{answer}</span>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </Answered>
        </>
      )}
    </Part>
  );
}
