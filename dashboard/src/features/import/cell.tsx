import type { Batch, BatchRow } from '../../api/types';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { CellEditor } from './cell-editor';
import type { CellField } from './cells';
import { faultsAt, textOf } from './cells';
import { importWords } from './words';

export type Place = { readonly row: number; readonly field: CellField };
export type Editing = {
  readonly at: Place | null;
  edit(place: Place | null): void;
};

type Props = {
  readonly batch: Batch;
  readonly row: BatchRow;
  readonly field: CellField;
  /** What units and people are called, by code and address. */
  readonly names: ReadonlyMap<string, string>;
  /** Null where nothing may be changed. */
  readonly editing: Editing | null;
};

/** One cell: what was read, what is wrong with it, and its editor once it is pressed. */
export function Cell({ batch, row, field, names, editing }: Props) {
  const words = useWords(importWords);
  const faults = faultsAt(row, field, batch);
  const text = textOf(row, field);
  const at = editing?.at;
  if (at && at.row === row.row && at.field === field)
    return <CellEditor batch={batch} row={row} field={field} onClose={() => editing.edit(null)} />;
  const shown =
    field === 'coUnits' ? row.coUnits.map((code) => names.get(code) ?? code).join('、') : (names.get(text) ?? text);
  const inside = (
    <>
      <span className="cell-text">{shown || (faults.length > 0 ? (faults[0]?.value ?? '') : '')}</span>
      {faults.map(({ code, message }) => (
        <span key={code} className="fault-text">
          <span aria-hidden="true">⚠ </span>
          {message}
        </span>
      ))}
    </>
  );
  if (!editing) return <div className={faults.length > 0 ? 'cell fault' : 'cell'}>{inside}</div>;
  return (
    <button
      type="button"
      className={faults.length > 0 ? 'cell fault' : 'cell'}
      data-row={row.row}
      data-field={field}
      data-fault={faults.length > 0 || undefined}
      title={fill(words.edit, { row: row.row, column: words[field] })}
      onClick={() => editing.edit({ row: row.row, field })}
    >
      {inside}
      {!shown && faults.length === 0 && (
        <span className="unseen">{fill(words.edit, { row: row.row, column: words[field] })}</span>
      )}
    </button>
  );
}
