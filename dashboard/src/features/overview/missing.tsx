import type { Overview } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { Count } from './items-link';
import { monthName } from './month-name';
import { Part } from './part';
import { overviewWords } from './words';

/** The most units that are named. */
const named = 6;

/** This month's missing reports, by unit. */
export function Missing({ overview: { missing, month, reportDue } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const { locale } = useLanguage();
  const more = missing.units.length - named;
  return (
    <Part
      title={
        <>
          {fill(words.missing, { month: monthName(month, locale) })}{' '}
          <Count count={missing.count} to={{ reportMissing: 'true' }} />
        </>
      }
    >
      <p className="soft">{fill(words.missingDue, { day: reportDue })}</p>
      {missing.count === 0 && <p>{words.missingNone}</p>}
      <ul className="key-figures">
        {missing.units.slice(0, named).map(({ unit, count }) => (
          <li key={unit.code}>
            {unit.name} <Count count={count} to={{ reportMissing: 'true', unit: unit.code }} />
          </li>
        ))}
      </ul>
      {more > 0 && <p className="soft">{fill(words.andOthers, { count: more })}</p>}
    </Part>
  );
}
