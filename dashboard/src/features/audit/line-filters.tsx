import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { plusDays, plusMonths } from '../../../../domain/clocks/zone';
import { useClock } from '../../api/me';
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
  const units = useUnits(wanted || filters.unit !== undefined);
  const officials = useOfficials(wanted || filters.person !== undefined, '', true);
  const chooser = (name: LineFilter, label: string, options: { value: string; label: string }[]) => (
    <Select<string>
      {...{ 'aria-label': label, placeholder: label, allowClear: true, showSearch: { optionFilterProp: 'label' } }}
      value={filters[name] ?? null}
      options={options}
      onOpenChange={() => setWanted(true)}
      onChange={(value: string | undefined) => filter({ [name]: value })}
    />
  );
  const day = (name: 'from' | 'to', label: string) => (
    <Input
      {...{ type: 'date', prefix: label, 'aria-label': label, className: 'day', value: filters[name] ?? '' }}
      onChange={({ target }) => filter({ [name]: target.value })}
    />
  );
  const first = `${today().slice(0, 7)}-01`;
  const before = plusMonths(first, -1);
  return (
    <search className="filters" aria-label={words.filter}>
      {chooser('person', words.person, officials)}
      {chooser('unit', words.unit, units)}
      {chooser(
        'kind',
        words.kind,
        kinds.map((kind) => ({ value: kind, label: words[`kind_${kind}`] })),
      )}
      {day('from', words.from)}
      {day('to', words.to)}
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
