import { Button } from 'antd';
import { useState } from 'react';
import { plusDays, plusMonths } from '../../../../domain/clocks/zone';
import { useClock } from '../../api/me';
import { ChoiceFilter, DayFilter } from '../../table/filter-fields';
import type { TableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { useWords } from '../../words/language';
import { useOfficials, useUnits } from '../items/use-directory';
import type { LineFilter } from './use-lines';
import { auditWords } from './words';

type Kind = 'entry' | 'refusal' | 'access' | 'letter' | 'attempt' | 'workflow';
type Props = { readonly state: TableState<LineFilter>; readonly kinds: readonly Kind[] };

/** Whose lines, of which kind and from when; all of it stands in the address. */
export function LineFilters({ state, kinds }: Props) {
  const words = useWords(auditWords);
  const table = useWords(tableWords);
  const { today } = useClock();
  const [wanted, setWanted] = useState(false);
  const { filters, filter } = state;
  const units = useUnits(wanted || filters.unit !== undefined, true);
  const officials = useOfficials(wanted || filters.person !== undefined, '', true);
  const onOpen = () => setWanted(true);
  const first = `${today().slice(0, 7)}-01`;
  const before = plusMonths(first, -1);
  return (
    <search className="filters" aria-label={words.filter}>
      <ChoiceFilter {...{ state, name: 'person', label: words.person, options: officials, onOpen }} />
      <ChoiceFilter {...{ state, name: 'unit', label: words.unit, options: units, onOpen }} />
      <ChoiceFilter
        {...{ state, name: 'kind', label: words.kind }}
        options={kinds.map((kind) => ({ value: kind, label: words[`kind_${kind}`] }))}
      />
      <DayFilter {...{ state, name: 'from', label: words.from }} />
      <DayFilter {...{ state, name: 'to', label: words.to }} />
      <Button className="short" onClick={() => filter({ from: first, to: today() })}>
        {words.thisMonth}
      </Button>
      <Button className="short" onClick={() => filter({ from: before, to: plusDays(first, -1) })}>
        {words.lastMonth}
      </Button>
      <Button className="short" onClick={() => state.sortBy(state.sort === 'at' ? '-at' : 'at')}>
        {state.sort === 'at' ? `↓ ${words.oldest}` : `↑ ${words.newest}`}
      </Button>
      {Object.keys(filters).length > 0 && (
        <Button className="short" onClick={() => state.clear()}>
          {table.clear}
        </Button>
      )}
    </search>
  );
}
