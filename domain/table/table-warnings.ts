import type { Columns } from './columns';
import type { DataRow } from './data-rows';
import type { Header } from './header';
import type { Problem } from './problem';

/** What is odd about a table as a whole: columns that nothing is taken from, rows that the person may not see. */
export function tableWarnings(header: Header, columns: Columns, items: readonly DataRow[]): Problem[] {
  const unused = columns.unused.map(
    (name): Problem => ({
      row: header.lastRow,
      column: name,
      field: null,
      code: 'column-not-used',
      value: null,
      params: { name },
    }),
  );
  const hidden = items.filter((item) => item.hidden);
  const [first] = hidden;
  if (!first) return unused;
  const params = { count: hidden.length };
  return [...unused, { row: first.row, column: null, field: null, code: 'rows-hidden', value: null, params }];
}
