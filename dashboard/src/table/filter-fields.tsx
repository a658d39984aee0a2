import { Input, Select } from 'antd';
import type { TableState } from './use-table-state';

type Field<Filter extends string> = {
  readonly state: Pick<TableState<Filter>, 'filters' | 'filter' | 'type'>;
  readonly name: Filter;
  readonly label: string;
};
type Options = readonly { readonly value: string; readonly label: string }[];
type Choice<Filter extends string> = Field<Filter> & {
  readonly options: Options;
  /** Its options may be fetched then. */
  readonly onOpen?: () => void;
};

/** One of several that a list is narrowed to. */
export function ChoiceFilter<Filter extends string>({ state, name, label, options, onOpen }: Choice<Filter>) {
  return (
    <Select<string>
      {...{ 'aria-label': label, placeholder: label, allowClear: true, showSearch: { optionFilterProp: 'label' } }}
      value={state.filters[name] ?? null}
      options={[...options]}
      {...(onOpen && { onOpenChange: onOpen })}
      onChange={(value: string | undefined) =>
        state.filter({ [name]: value } as Partial<Record<Filter, string | undefined>>)
      }
    />
  );
}

/** A day that a list begins or ends with. */
export function DayFilter<Filter extends string>({ state, name, label }: Field<Filter>) {
  return (
    <Input
      {...{ type: 'date', prefix: label, 'aria-label': label, className: 'day', value: state.filters[name] ?? '' }}
      onChange={({ target }) => state.type(name, target.value)}
    />
  );
}
