import type { ReactNode } from 'react';
import { useWide } from '../components/use-wide';
import type { TableState } from './use-table-state';
import './table.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** What the API calls it where lists can be sorted by it. */
  readonly sort?: string;
  /** Pixels; what is left goes to the columns without. */
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly state: Pick<TableState<string>, 'columns' | 'sort' | 'sortBy'>;
  /** What stands before the columns, such as boxes to choose rows by; on paper it is left out. */
  readonly before?: { readonly head: ReactNode; readonly cell: (row: Row) => ReactNode };
  /** A row as a card, which is what a phone shows. */
  readonly card: (row: Row) => ReactNode;
};

/**
 * A list as a table where there is room for one, and as cards where there is not. It is a plain table, dressed as Ant
 * Design's: that one is a third of the budget of script, for filters and trees that lists kept in the address do not use.
 */
export function DataTable<Row extends object>({ label, columns, rows, rowKey, state, before, card }: Props<Row>) {
  const wide = useWide();
  if (!wide)
    return (
      <>
        {before && <div className="no-print">{before.head}</div>}
        <ul className="cards" aria-label={label}>
          {rows.map((row) => (
            <li key={rowKey(row)}>{card(row)}</li>
          ))}
        </ul>
      </>
    );
  const shown = state.columns.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  return (
    <table className="data" aria-label={label}>
      <thead>
        <tr>
          {before && (
            <th scope="col" className="choosing no-print">
              {before.head}
            </th>
          )}
          {shown.map((column) => (
            <Heading key={column.key} column={column} state={state} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            {before && <td className="choosing no-print">{before.cell(row)}</td>}
            {shown.map(({ key, render }) => (
              <td key={key}>{render(row)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A column's heading; a press sorts by it, another one the other way round. */
function Heading<Row>({ column, state }: { readonly column: Column<Row>; readonly state: Props<Row>['state'] }) {
  const { title, sort, width } = column;
  const style = width === undefined ? undefined : { width };
  if (sort === undefined)
    return (
      <th scope="col" style={style}>
        {title}
      </th>
    );
  const up = state.sort === sort;
  const down = state.sort === `-${sort}`;
  return (
    <th scope="col" style={style} aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <button type="button" onClick={() => state.sortBy(up ? `-${sort}` : sort)}>
        {title} <span aria-hidden="true">{up ? '▲' : down ? '▼' : '↕'}</span>
      </button>
    </th>
  );
}
