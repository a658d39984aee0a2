import { Button } from 'antd';
import { lights, states } from '../../../../../domain/item/item';
import { lightWords, stateWords } from '../../../../../domain/item/words';
import type { Figures } from '../../../api/types';
import { ChoiceFilter } from '../../../table/filter-fields';
import type { TableState } from '../../../table/use-table-state';
import { tableWords } from '../../../table/words';
import { useLanguage, useWords } from '../../../words/language';
import { useStepName } from '../../../words/steps';
import { entriesWords } from '../words/entries';
import type { EntryFilter } from './entry-list';

type Props = { readonly state: TableState<EntryFilter>; readonly units: Figures['units'] };

/** What entries are narrowed by; all of it stands in the address. */
export function EntryFilters({ state, units }: Props) {
  const words = useWords(entriesWords);
  const table = useWords(tableWords);
  const { locale } = useLanguage();
  const named = useStepName();
  const { filters, filter } = state;
  return (
    <search className="filters">
      <ChoiceFilter
        {...{ state, name: 'light', label: words.light }}
        options={lights.map((light) => ({ value: light, label: lightWords[light][locale] }))}
      />
      <ChoiceFilter
        {...{ state, name: 'state', label: words.state }}
        options={states.map((one) => ({ value: one, label: stateWords[one][locale] }))}
      />
      <ChoiceFilter
        {...{ state, name: 'unit', label: words.unit }}
        options={units.map(({ unit }) => ({ value: unit.code, label: unit.name }))}
      />
      <ChoiceFilter
        {...{ state, name: 'step', label: words.step }}
        options={[1, 2, 3].map((step) => ({ value: `${step}`, label: named(step) }))}
      />
      <div className="chips short">
        <button
          type="button"
          aria-pressed={filters.open === 'true'}
          onClick={() => filter({ open: filters.open === 'true' ? undefined : 'true' })}
        >
          {words.onlyOpen}
        </button>
        <button
          type="button"
          aria-pressed={filters.missing === 'true'}
          onClick={() => filter({ missing: filters.missing === 'true' ? undefined : 'true' })}
        >
          ⚠ {words.onlyMissing}
        </button>
      </div>
      {Object.keys(filters).length > 0 && (
        <Button className="short" onClick={() => state.clear()}>
          {table.clear}
        </Button>
      )}
    </search>
  );
}
