import { useRef } from 'react';
import { useClosing } from '../app/use-closing';
import { useWords } from '../words/language';
import type { Column } from './data-table';
import type { TableState } from './use-table-state';
import { tableWords } from './words';

type Props<Row> = {
  readonly columns: readonly Column<Row>[];
  readonly state: TableState<string>;
  /** The column that is always there, since it leads on. */
  readonly always: string;
};

/** Which columns a table shows; the choice stands in the address. */
export function ColumnChooser<Row>({ columns, state, always }: Props<Row>) {
  const words = useWords(tableWords);
  const details = useRef<HTMLDetailsElement>(null);
  useClosing(details);
  const toggle = (key: string) => {
    const chosen = new Set(state.columns);
    if (!chosen.delete(key)) chosen.add(key);
    state.choose(columns.map((column) => column.key).filter((one) => chosen.has(one) || one === always));
  };
  return (
    <details className="chooser" ref={details}>
      <summary>{words.columns}</summary>
      <div className="sheet">
        {columns.map(({ key, title }) => (
          <label key={key}>
            <input
              type="checkbox"
              checked={state.columns.includes(key)}
              disabled={key === always}
              onChange={() => toggle(key)}
            />{' '}
            {title}
          </label>
        ))}
      </div>
    </details>
  );
}
