import { Button, Select } from 'antd';
import { lights, states } from '../../../../../domain/item/item';
import { lightWords, stateWords } from '../../../../../domain/item/words';
import type { Figures } from '../../../api/types';
import type { TableState } from '../../../table/use-table-state';
import { tableWords } from '../../../table/words';
import { useLanguage, useWords } from '../../../words/language';
import { entriesWords } from '../words/entries';
import type { EntryFilter } from './entries';

type Props = { readonly state: TableState<EntryFilter>; readonly units: Figures['units'] };

/** What entries are narrowed by; all of it stands in the address. */
export function EntryFilters({ state, units }: Props) {
  const words = useWords(entriesWords);
  const table = useWords(tableWords);
  const { locale } = useLanguage();
  const { filters, filter } = state;
  const chooser = (name: EntryFilter, label: string, options: { value: string; label: string }[]) => (
    <Select<string>
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={filters[name] ?? null}
      options={options}
      onChange={(value: string | undefined) => filter({ [name]: value })}
    />
  );
  return (
    <search className="filters">
      {chooser(
        'light',
        words.light,
        lights.map((light) => ({ value: light, label: lightWords[light][locale] })),
      )}
      {chooser(
        'state',
        words.state,
        states.map((one) => ({ value: one, label: stateWords[one][locale] })),
      )}
      {chooser(
        'unit',
        words.unit,
        units.map(({ unit }) => ({ value: unit.code, label: unit.name })),
      )}
      <div className="chips short">
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
