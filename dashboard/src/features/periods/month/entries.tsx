import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, query } from '../../../api/call';
import type { Page, Period, PeriodEntry } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { Nothing } from '../../../components/nothing';
import { ColumnChooser } from '../../../table/column-chooser';
import { DataTable } from '../../../table/data-table';
import { ListFoot } from '../../../table/list-foot';
import type { TableSpec } from '../../../table/use-table-state';
import { useTableState } from '../../../table/use-table-state';
import { tableWords } from '../../../table/words';
import { useWords } from '../../../words/language';
import { useRights } from '../use-rights';
import { entriesWords } from '../words/entries';
import { AdjustForm } from './adjust-form';
import { EntryCard } from './entry-card';
import { useEntryColumns } from './entry-columns';
import { EntryFilters } from './entry-filters';

export type EntryFilter = 'light' | 'state' | 'unit' | 'owner' | 'missing';

const spec: TableSpec<EntryFilter> = {
  filters: ['light', 'state', 'unit', 'owner', 'missing'],
  sort: 'task',
  columns: ['item', 'unit', 'owner', 'light', 'state', 'percent', 'report', 'deadline', 'step'],
};

/** 记账明细: how the items stood at the close; which are shown is in the address. */
export function Entries({ period }: { readonly period: Period }) {
  const { id, kind } = period;
  const words = useWords(entriesWords);
  const table = useWords(tableWords);
  const rights = useRights();
  const state = useTableState(spec);
  const [adjusting, setAdjusting] = useState<PeriodEntry | null>(null);
  const path: `/${string}` = `/api/periods/${id}/entries${query({ ...state.filters, cursor: state.cursor })}`;
  const entries = useQuery({
    queryKey: ['period', id, 'entries', path],
    queryFn: ({ signal }) => call<Page<PeriodEntry>>(path, { signal }),
    placeholderData: keepPreviousData,
  });
  // Entries of a quarter are those of its months, and are corrected there.
  const correct = kind === 'month' && rights.adjust ? setAdjusting : undefined;
  const columns = useEntryColumns(correct);
  const shown = { ...state, columns: correct ? [...state.columns, 'adjust'] : state.columns };
  return (
    <section aria-label={words.entries}>
      <div className="beside no-print">
        <EntryFilters state={state} units={period.figures?.units ?? []} />
        <ColumnChooser columns={columns.filter(({ key }) => key !== 'adjust')} state={state} always="item" />
      </div>
      {adjusting && (
        <AdjustForm key={adjusting.task} period={id} entry={adjusting} onClose={() => setAdjusting(null)} />
      )}
      <Answered query={entries}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={Object.keys(state.filters).length > 0 ? table.noMatch : words.none} />
          ) : (
            <>
              <DataTable
                {...{ label: words.entries, columns, rows: items, state: shown }}
                rowKey={({ task }) => task}
                card={(entry) => <EntryCard entry={entry} onAdjust={correct} />}
              />
              <ListFoot state={state} nextCursor={nextCursor} />
            </>
          )
        }
      </Answered>
    </section>
  );
}
