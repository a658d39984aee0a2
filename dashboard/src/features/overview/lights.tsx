import { lights, states } from '../../../../domain/item/item';
import { lightWords, stateWords } from '../../../../domain/item/words';
import type { Overview } from '../../api/types';
import { lightSigns } from '../../components/light-mark';
import { useLanguage, useWords } from '../../words/language';
import { Count } from './items-link';
import { overviewWords } from './words';

/** How many items there are of each light and in each state. */
export function Lights({ overview: { light, state } }: { readonly overview: Overview }) {
  const words = useWords(overviewWords);
  const { locale } = useLanguage();
  return (
    <>
      <ul className="tiles" aria-label={words.byLight}>
        {(['red', 'yellow', ...lights.filter((one) => one !== 'red' && one !== 'yellow')] as const).map((one) => (
          <li key={one} className={`tile light-${one}`}>
            <Count count={light[one]} to={{ light: one }}>
              <strong>{light[one]}</strong> <span aria-hidden="true">{lightSigns[one]}</span> {lightWords[one][locale]}
            </Count>
          </li>
        ))}
      </ul>
      <ul className="states" aria-label={words.byState}>
        {states.map((one) => (
          <li key={one}>
            {stateWords[one][locale]} <Count count={state[one]} to={{ state: one }} />
          </li>
        ))}
      </ul>
    </>
  );
}
