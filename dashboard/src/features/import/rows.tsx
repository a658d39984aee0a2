import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Batch } from '../../api/types';
import { Answered } from '../../components/answered';
import { Nothing } from '../../components/nothing';
import { ListFoot } from '../../table/list-foot';
import { useTableState } from '../../table/use-table-state';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import type { Place } from './cell';
import { RowsTable } from './rows-table';
import { useRows } from './use-batch';
import { focusNextFault } from './walk';
import { importWords } from './words';

const spec = { filters: ['rows'], sort: 'row', columns: [] } as const;

/** The rows of a batch, all or those at fault; a draft's are mended where they stand. */
export function Rows({ batch, mayMend }: { readonly batch: Batch; readonly mayMend: boolean }) {
  const words = useWords(importWords);
  const state = useTableState(spec);
  const [, setSearch] = useSearchParams();
  const [at, edit] = useState<Place | null>(null);
  const faulty = state.filters.rows === 'faulty';
  const rows = useRows(batch.id, faulty, state.cursor);
  const count = new Set(batch.problems.map(({ row }) => row)).size;
  const [wanted, setWanted] = useState(false);
  // Where the next fault is on another page, the rows at fault are gone to first, and the fault once they are there.
  useEffect(() => {
    if (wanted && rows.data && faulty && focusNextFault()) setWanted(false);
  }, [wanted, rows.data, faulty]);
  const next = () => {
    if (focusNextFault()) return;
    setWanted(true);
    setSearch({ rows: 'faulty' });
  };
  return (
    <section className="batch-rows">
      <h2>{words.readRows}</h2>
      <div className="row-tools">
        <div className="chips">
          <button type="button" aria-pressed={!faulty} onClick={() => state.filter({ rows: undefined })}>
            {fill(words.allRows, { count: batch.rowCount })}
          </button>
          {(count > 0 || faulty) && (
            <button type="button" aria-pressed={faulty} onClick={() => state.filter({ rows: 'faulty' })}>
              ⚠ {fill(words.faultyRows, { count })}
            </button>
          )}
        </div>
        {mayMend && count > 0 && (
          <Button type="primary" onClick={next} data-press="next-fault">
            {words.nextFault}
          </Button>
        )}
        {mayMend && <span className="soft">{words.mendKeys}</span>}
      </div>
      <Answered query={rows}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={words.noRowsLeft} />
          ) : (
            <>
              <RowsTable batch={batch} rows={items} editing={mayMend ? { at, edit } : null} />
              {(nextCursor || state.cursor) && <ListFoot state={state} nextCursor={nextCursor} />}
            </>
          )
        }
      </Answered>
    </section>
  );
}
