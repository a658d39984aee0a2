import type { ReactNode } from 'react';
import { Nothing } from './nothing';
import { Scrolled } from './scrolled';
import './plain-table.css';

type Props = {
  readonly caption: string;
  readonly columns: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Whether a phone shows a row as a card, each cell under its column's name. */
  readonly stack?: boolean;
  /** Whether a heading beside it says the same as its caption, which is then only heard. */
  readonly headed?: boolean;
};

/** A table of figures or short facts; a wide one scrolls by itself, by keyboard too. */
export function PlainTable({ caption, columns, rows, stack = false, headed = false }: Props) {
  // Headings over nothing say neither that it is empty nor why.
  if (rows.length === 0)
    return (
      <section aria-label={caption}>
        {!headed && <h3>{caption}</h3>}
        <Nothing />
      </section>
    );
  return (
    <Scrolled className="scroll" label={caption}>
      <table className={stack ? 'plain-table stack' : 'plain-table'}>
        <caption className={headed ? 'unseen' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...rest] }) => (
            <tr key={key}>
              <th scope="row">{first}</th>
              {rest.map((cell, at) => (
                <td key={columns[at + 1]} data-label={columns[at + 1]}>
                  {cell ?? '–'}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
