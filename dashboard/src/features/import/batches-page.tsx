import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { call, query } from '../../api/call';
import { useActsAs, useClock } from '../../api/me';
import type { BatchHead, Page as ListPage } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import type { Column } from '../../table/data-table';
import { DataTable } from '../../table/data-table';
import { ListFoot } from '../../table/list-foot';
import { useTableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { useWords } from '../../words/language';
import { importWords } from './words';
import './import.css';

const states = ['draft', 'issuing', 'issued', 'completed'] as const;
const spec = {
  filters: ['state'],
  sort: '-createdAt',
  columns: ['title', 'state', 'year', 'documentNo', 'rows', 'created', 'issued'],
} as const;

/** 任务批次: the tables that were imported, drafts among them. */
export function BatchesPage() {
  const words = useWords(importWords);
  const table = useWords(tableWords);
  const { moment } = useClock();
  const mayImport = useActsAs(['secretariat']);
  const state = useTableState(spec);
  const path = `/api/batches${query({ state: state.filters.state, sort: state.sort, cursor: state.cursor })}` as const;
  const batches = useQuery({
    queryKey: ['batches', path],
    queryFn: ({ signal }) => call<ListPage<BatchHead>>(path, { signal }),
    placeholderData: keepPreviousData,
  });
  const link = ({ id, title }: BatchHead) => (
    <Link to={`/batches/${id}`} data-batch={id}>
      {title}
    </Link>
  );
  const columns: readonly Column<BatchHead>[] = [
    { key: 'title', title: words.title, render: link },
    { key: 'state', title: words.state, width: 110, render: (batch) => words[batch.state] },
    { key: 'year', title: words.year, width: 76, render: ({ year }) => year },
    { key: 'documentNo', title: words.documentNo, width: 170, render: ({ documentNo }) => documentNo ?? '–' },
    { key: 'rows', title: words.rows, width: 76, render: ({ rowCount }) => rowCount },
    { key: 'created', title: words.created, sort: 'createdAt', width: 160, render: (batch) => moment(batch.createdAt) },
    { key: 'issued', title: words.issuedAt, width: 160, render: ({ issuedAt }) => (issuedAt ? moment(issuedAt) : '–') },
  ];
  return (
    <Page
      title={words.batches}
      beside={
        <div className="beside no-print">
          <AsOf query={batches} />
          {mayImport && <Link to="/import">＋ {words.import}</Link>}
        </div>
      }
    >
      <fieldset className="chips">
        <legend className="unseen">{words.state}</legend>
        {[undefined, ...states].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            aria-pressed={state.filters.state === one}
            onClick={() => state.filter({ state: one })}
          >
            {one ? words[one] : table.all}
          </button>
        ))}
      </fieldset>
      <Answered query={batches}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={state.filters.state ? table.noMatch : words.noBatches}>
              {mayImport && <Link to="/import">{words.import}</Link>}
            </Nothing>
          ) : (
            <>
              <DataTable
                {...{ label: words.batches, columns, rows: items, state }}
                rowKey={({ id }) => id}
                card={(batch) => (
                  <>
                    {link(batch)}
                    <div className="soft">
                      {words[batch.state]} · {batch.year} · {words.rows} {batch.rowCount} · {moment(batch.createdAt)}
                    </div>
                  </>
                )}
              />
              <ListFoot state={state} nextCursor={nextCursor} />
            </>
          )
        }
      </Answered>
    </Page>
  );
}
