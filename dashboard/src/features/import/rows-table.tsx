import type { Batch, BatchRow } from '../../api/types';
import { Scrolled } from '../../components/scrolled';
import { useWide } from '../../components/use-wide';
import { useWords } from '../../words/language';
import { useOfficials, useUnits } from '../items/use-directory';
import type { Editing } from './cell';
import { Cell } from './cell';
import { cellsOf } from './cells';
import { LeaveOut } from './leave-out';
import { walk } from './walk';
import { importWords } from './words';

type Props = {
  readonly batch: Batch;
  readonly rows: readonly BatchRow[];
  readonly editing: Editing | null;
};

/** Rows as the sheet has them, with faults at their cells; on a phone a card a row. */
export function RowsTable({ batch, rows, editing }: Props) {
  const words = useWords(importWords);
  const wide = useWide();
  const units = useUnits(true, true);
  const people = useOfficials(true);
  const names = new Map([...units, ...people].map(({ value, label }) => [value, label.split(' · ')[0] ?? label]));
  const shown = cellsOf(batch);
  const mayLeaveOut = editing !== null && batch.rowCount > 1;
  const cell = (row: BatchRow, field: (typeof shown)[number]) => (
    <Cell batch={batch} row={row} field={field} names={names} editing={editing} />
  );
  if (!wide)
    return (
      <ul className="cards" aria-label={words.readRows} onKeyDown={walk}>
        {rows.map((row) => (
          <li key={row.row}>
            <strong>
              {words.rowNo} {row.row}
            </strong>
            {mayLeaveOut && <LeaveOut batch={batch} row={row.row} />}
            <dl>
              {shown.map((field) => (
                <div key={field}>
                  <dt>{words[field]}</dt>
                  <dd>{cell(row, field)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    );
  return (
    <Scrolled className="sheet-frame" label={words.readRows}>
      <table className="data sheet-rows" aria-label={words.readRows} onKeyDown={walk}>
        <thead>
          <tr>
            <th scope="col" className="row-no">
              {words.rowNo}
            </th>
            {shown.map((field) => (
              <th key={field} scope="col" className={`of-${field}`}>
                {batch.mapping[field] ?? words[field]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.row}>
              <th scope="row" className="row-no">
                {row.row}
                {mayLeaveOut && <LeaveOut batch={batch} row={row.row} />}
              </th>
              {shown.map((field) => (
                <td key={field}>{cell(row, field)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolled>
  );
}
