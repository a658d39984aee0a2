import { lights } from '../../../../domain/item/item';
import { lightWords } from '../../../../domain/item/words';
import type { TaskCounts } from '../../api/types';
import { lightSigns } from '../../components/light-mark';
import type { TableState } from '../../table/use-table-state';
import { useLanguage, useWords } from '../../words/language';
import type { ItemFilter } from './list-query';
import { itemsWords } from './words';

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
          {lightWords[light][locale]} <strong>{counts?.light[light] ?? '…'}</strong>
        </button>
      ))}
      <button
        type="button"
        aria-pressed={state.filters.late === 'true'}
        onClick={() => state.filter({ late: state.filters.late === 'true' ? undefined : 'true' })}
      >
        ⚠ {words.onlyLate}
      </button>
    </fieldset>
  );
}
