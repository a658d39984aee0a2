import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { call, query } from '../../../api/call';
import type { Figures, Page, PeriodEntry } from '../../../api/types';
import { Answered } from '../../../components/answered';
import { Nothing } from '../../../components/nothing';
import { ColumnChooser } from '../../../table/column-chooser';
import { DataTable } from '../../../table/data-table';
import { ListFoot } from '../../../table/list-foot';
import type { TableSpec } from '../../../table/use-table-state';
import { useTableState } from '../../../table/use-table-state';
import { tableWords } from '../../../table/words';
import { useWords } from '../../../words/language';
import { entriesWords } from '../words/entries';
import { AdjustForm } from './adjust-form';
import { EntryCard } from './entry-card';
import { useEntryColumns } from './entry-columns';
import { EntryFilters } from './entry-filters';

const filters = ['light', 'state', 'step', 'unit', 'owner', 'open', 'missing'] as const;
export type EntryFilter = (typeof filters)[number];

const spec: TableSpec<EntryFilter> = {
  filters,
  sort: 'task',
  columns: ['item', 'unit', 'owner', 'light', 'state', 'percent', 'report', 'deadline', 'step'],
};

type Props = {
  readonly id: string;
  /** Where of the period the API lists them. */
  readonly list: 'entries' | 'preclose/entries';
  readonly label: string;
  readonly units: Figures['units'];
  /** Whether the reader may correct them. */
  readonly correctable?: boolean;
};

/** How the items stood, or would stand, at a close; which are shown is in the address. */
export function EntryList({ id, list, label, units, correctable = false }: Props) {
  const words = useWords(entriesWords);
  const table = useWords(tableWords);
  const state = useTableState(spec);
  const [adjusting, setAdjusting] = useState<PeriodEntry | null>(null);
  const path: `/${string}` = `/api/periods/${id}/${list}${query({ ...state.filters, cursor: state.cursor })}`;
  const entries = useQuery({
    queryKey: ['period', id, 'entries', path],
    queryFn: ({ signal }) => call<Page<PeriodEntry>>(path, { signal }),
    placeholderData: keepPreviousData,
  });
  const correct = correctable ? setAdjusting : undefined;
  const columns = useEntryColumns(correct);
  const shown = { ...state, columns: correct ? [...state.columns, 'adjust'] : state.columns };
  return (
    <section aria-label={label}>
      <div className="beside no-print">
        <EntryFilters state={state} units={units} />
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
                {...{ label, columns, rows: items, state: shown }}
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
