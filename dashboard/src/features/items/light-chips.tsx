import { lights } from '../../../../domain/item/item';
import { lightWords } from '../../../../domain/item/words';
import type { TaskCounts } from '../../api/types';
import { lightSigns } from '../../components/light-mark';
import type { TableState } from '../../table/use-table-state';
import { useLanguage, useWords } from '../../words/language';
import type { ItemFilter } from './list-query';
import { itemsWords } from './words';

/** What else is looked for at a press: a filter, its value, and what it is called. */
const toggles = [
  ['late', 'true', 'onlyLate'],
  ['reportMissing', 'true', 'onlyMissing'],
  ['decision', 'leader', 'waitsForLeader'],
  ['decision', 'secretariat', 'waitsForSecretariat'],
] as const;

type Props = { readonly counts: TaskCounts | undefined; readonly state: TableState<ItemFilter> };

/** How many items there are of each light; pressing one shows just those, pressing it again all. */
export function LightChips({ counts, state }: Props) {
  const words = useWords(itemsWords);
  const { locale } = useLanguage();
  const chosen = state.filters.light;
  return (
    <fieldset className="chips" aria-label={words.byLight}>
      {lights.map((light) => (
        <button
          key={light}
          type="button"
          aria-pressed={chosen === light}
          onClick={() => state.filter({ light: chosen === light ? undefined : light })}
        >
          <span className={`light light-${light}`} aria-hidden="true">
            {lightSigns[light]}
          </span>{' '}
          {lightWords[light][locale]} {counts && <strong>{counts.light[light]}</strong>}
        </button>
      ))}
      {toggles.map(([name, value, word]) => (
        <button
          key={word}
          type="button"
          aria-pressed={state.filters[name] === value}
          onClick={() => state.filter({ [name]: state.filters[name] === value ? undefined : value })}
        >
          {words[word]}
        </button>
      ))}
    </fieldset>
  );
}
