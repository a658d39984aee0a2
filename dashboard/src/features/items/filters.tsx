import { Button } from 'antd';
import { useState } from 'react';
import { states } from '../../../../domain/item/item';
import { stateWords } from '../../../../domain/item/words';
import type { TaskCounts } from '../../api/types';
import { useWide } from '../../components/use-wide';
import { ChoiceFilter, DayFilter } from '../../table/filter-fields';
import { SearchField } from '../../table/search-field';
import type { TableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { fill } from '../../words/dictionary';
import { useLanguage, useWords } from '../../words/language';
import { useStepName } from '../../words/steps';
import type { ItemFilter } from './list-query';
import { useOfficials, useUnits } from './use-directory';
import { itemsWords } from './words';

type Props = { readonly counts: TaskCounts | undefined; readonly state: TableState<ItemFilter> };

/** What a phone folds away, so that the list itself is seen first. */
const folded = ['state', 'unit', 'owner', 'category', 'step', 'from', 'to'] as const satisfies readonly ItemFilter[];

/** What the list is narrowed by; all of it stands in the address. */
export function Filters({ counts, state }: Props) {
  const words = useWords(itemsWords);
  const table = useWords(tableWords);
  const { locale } = useLanguage();
  const named = useStepName();
  const wide = useWide();
  const [wanted, setWanted] = useState(false);
  const units = useUnits(wanted || state.filters.unit !== undefined, true);
  const officials = useOfficials(wanted || state.filters.owner !== undefined);
  const { filters } = state;
  const onOpen = () => setWanted(true);
  const rest = (
    <>
      <ChoiceFilter
        {...{ state, name: 'state', label: words.state, onOpen }}
        options={[
          ...states.map((one) => ({
            value: one as string,
            label: `${stateWords[one][locale]} ${counts?.state[one] ?? ''}`,
          })),
          ...(filters.state?.includes(',') ? [{ value: filters.state, label: words.severalStates }] : []),
        ]}
      />
      <ChoiceFilter {...{ state, name: 'unit', label: words.unit, options: units, onOpen }} />
      <ChoiceFilter {...{ state, name: 'owner', label: words.owner, options: officials, onOpen }} />
      <ChoiceFilter
        {...{ state, name: 'category', label: words.category, onOpen }}
        options={(counts?.category ?? []).map(({ category, count }) => ({
          value: category,
          label: `${category} ${count}`,
        }))}
      />
      <ChoiceFilter
        {...{ state, name: 'step', label: words.step, onOpen }}
        options={[1, 2, 3].map((step) => ({ value: `${step}`, label: named(step) }))}
      />
      <DayFilter {...{ state, name: 'from', label: words.dueFrom }} />
      <DayFilter {...{ state, name: 'to', label: words.dueTo }} />
      {Object.keys(filters).length > 0 && (
        <Button className="short" onClick={() => state.clear()}>
          {table.clear}
        </Button>
      )}
    </>
  );
  const narrowing = folded.filter((name) => filters[name] !== undefined).length;
  return (
    <search className="filters">
      <SearchField label={words.search} value={filters.q ?? ''} onSearch={(q) => state.type('q', q)} />
      {wide ? (
        rest
      ) : (
        <details className="folded">
          <summary>{narrowing > 0 ? fill(words.filtersOn, { count: narrowing }) : words.filters}</summary>
          <div className="filters">{rest}</div>
        </details>
      )}
    </search>
  );
}
