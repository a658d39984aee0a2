import { useClock } from '../../api/me';
import { Answered } from '../../components/answered';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { monthName } from './month-name';
import { Part } from './part';
import { usePeriods, useSchedules } from './use-overview';
import { overviewWords } from './words';

/** The schedule that closes months at their cut-off. */
const monthEnds = 'months';

/** Which month is closed next and when, and what is closed but not sealed. */
export function Closes() {
  const words = useWords(overviewWords);
  const { locale } = useLanguage();
  const { moment } = useClock();
  const periods = usePeriods();
  const schedules = useSchedules();
  const paused = schedules.data?.items.some(({ id, paused: is }) => id === monthEnds && is);
  return (
    <Part title={words.closes}>
      <Answered query={periods}>
        {({ items, next }) => {
          const unsealed = items.filter(({ state }) => state === 'closed' || state === 'closing');
          return (
            <ul className="key-figures">
              {next && (
                <li>
                  <a href={`/periods/${next.id}`}>
                    {fill(words.nextClose, { month: monthName(next.id, locale), at: moment(next.cutOff) })}
                  </a>
                </li>
              )}
              {paused && <li>⚠ {words.schedulePaused}</li>}
              {unsealed.map(({ id, state }) => (
                <li key={id}>
                  <a href={`/periods/${id}`}>{id}</a> {state === 'closing' ? words.closing : words.closed}
                </li>
              ))}
              {unsealed.length === 0 && items.length > 0 && <li className="soft">{words.allSealed}</li>}
            </ul>
          );
        }}
      </Answered>
    </Part>
  );
}
