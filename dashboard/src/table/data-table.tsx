import { Table } from 'antd';
import type { ReactNode } from 'react';
import { useWide } from '../components/use-wide';
import type { TableState } from './use-table-state';
import './table.css';

export type Column<Row> = {
  readonly key: string;
  readonly title: string;
  /** What the API calls it where lists can be sorted by it. */
  readonly sort?: string;
  readonly width?: number;
  readonly render: (row: Row) => ReactNode;
};

type Props<Row> = {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly state: TableState<string>;
  /** A row as a card, which is what a phone shows. */
  readonly card: (row: Row) => ReactNode;
};

/** A list as a table where there is room for one, and as cards where there is not. */
export function DataTable<Row extends object>({ label, columns, rows, rowKey, state, card }: Props<Row>) {
  const wide = useWide();
  if (!wide)
    return (
      <ul className="cards" aria-label={label}>
        {rows.map((row) => (
          <li key={rowKey(row)}>{card(row)}</li>
        ))}
      </ul>
    );
  const shown = state.columns.flatMap((key) => columns.find((column) => column.key === key) ?? []);
  return (
    <Table<Row>
      aria-label={label}
      size="small"
      dataSource={[...rows]}
      rowKey={rowKey}
      pagination={false}
      showSorterTooltip={false}
      columns={shown.map(({ key, title, sort, width, render }) => ({
        ...{ key, title, render: (_: unknown, row: Row) => render(row) },
        ...(width !== undefined && { width }),
        ...(sort !== undefined && { sorter: true, sortOrder: orderOf(sort, state.sort) }),
      }))}
      onChange={(_pages, _filters, sorter) => {
        const one = Array.isArray(sorter) ? sorter[0] : sorter;
        const sort = shown.find(({ key }) => key === one?.columnKey)?.sort;
        state.sortBy(sort && one?.order ? `${one.order === 'descend' ? '-' : ''}${sort}` : '');
      }}
    />
  );
}

function orderOf(column: string, sort: string): 'ascend' | 'descend' | null {
  if (sort === column) return 'ascend';
  return sort === `-${column}` ? 'descend' : null;
}
