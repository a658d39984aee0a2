import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import type { Batch, BatchRow, MendedRow } from '../../api/types';
import { useCommand } from '../../api/use-command';
import { Failure } from '../../components/failure';
import { useSay } from '../../components/said';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { useOfficials, useUnits } from '../items/use-directory';
import type { CellField } from './cells';
import { faultsAt, textOf } from './cells';
import { useDraftAnswer } from './use-draft-answer';
import { focusCell, goOn } from './walk';
import { importWords } from './words';

type Props = {
  readonly batch: Batch;
  readonly row: BatchRow;
  readonly field: CellField;
  readonly onClose: () => void;
};

/** What may stand in a cell on several lines. */
const long: ReadonlySet<CellField> = new Set(['task', 'content', 'standards', 'milestones']);

/** A cell being mended. Enter saves and goes on to the next fault; what is still wrong is said below it. */
export function CellEditor({ batch, row, field, onClose }: Props) {
  const words = useWords(importWords);
  const say = useSay();
  const took = useDraftAnswer(batch.id);
  const list = useId();
  const faults = faultsAt(row, field, batch);
  const [text, setText] = useState(textOf(row, field) || (faults[0]?.value ?? ''));
  const input = useRef<HTMLTextAreaElement & HTMLInputElement>(null);
  useEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  const { give, pending, error } = useCommand<MendedRow>({
    onDone: (answer) => {
      const { row: mended } = answer;
      took(answer, (rows) => rows.map((one) => (one.row === mended.row ? mended : one)));
      if (faultsAt(mended, field, batch).length > 0) return;
      say(fill(words.mended, { row: row.row }));
      onClose();
      goOn({ row: row.row, field });
    },
  });
  // What is pressed while the last answer is still being looked at is not lost: it is saved right after.
  const wanted = useRef(false);
  const save = () => {
    wanted.current = pending;
    if (!pending) give({ path: `/api/batches/${batch.id}/rows/${row.row}`, method: 'PATCH', body: { [field]: text } });
  };
  useEffect(() => {
    if (!pending && wanted.current) save();
  });
  const leave = () => {
    onClose();
    focusCell({ row: row.row, field });
  };
  const shared = {
    ref: input,
    value: text,
    'aria-label': fill(words.edit, { row: row.row, column: words[field] }),
    'aria-invalid': faults.length > 0,
    'aria-describedby': `${list}-faults`,
    onChange: ({ target }: { target: { value: string } }) => setText(target.value),
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') leave();
      const composing = event.nativeEvent.isComposing;
      if (event.key !== 'Enter' || event.shiftKey || composing) return;
      event.preventDefault();
      save();
    },
  };
  return (
    <div className="cell editing" data-row={row.row} data-field={field}>
      {long.has(field) ? <textarea rows={3} {...shared} /> : <input list={list} {...shared} />}
      <Choices id={list} field={field} />
      <div id={`${list}-faults`} role="status">
        {faults.map(({ code, message }) => (
          <span key={code} className="fault-text">
            ⚠ {message}
          </span>
        ))}
      </div>
      {error && <Failure error={error} />}
      <Button size="small" type="primary" aria-disabled={pending} onClick={save} data-press="save">
        {words.save}
      </Button>{' '}
      <Button size="small" onClick={leave}>
        {words.cancel}
      </Button>
    </div>
  );
}

/** Units and people to choose from as one types. */
function Choices({ id, field }: { readonly id: string; readonly field: CellField }) {
  const units = useUnits(field === 'leadUnit');
  const people = useOfficials(field === 'owner' || field === 'leader');
  const options = field === 'leadUnit' ? units : field === 'owner' || field === 'leader' ? people : [];
  return (
    <datalist id={id}>
      {options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </datalist>
  );
}
