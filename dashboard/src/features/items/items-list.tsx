import type { UseQueryResult } from '@tanstack/react-query';
import type { Page, TaskCounts, TaskItem } from '../../api/types';
import { Answered } from '../../components/answered';
import { Nothing } from '../../components/nothing';
import { ToImport } from '../../components/to-import';
import { DataTable } from '../../table/data-table';
import { ListFoot } from '../../table/list-foot';
import type { TableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { useWords } from '../../words/language';
import { Board } from './board';
import { BulkBar } from './bulk/bulk-bar';
import { PageCheck, RowCheck } from './bulk/checks';
import { useSelection } from './bulk/use-selection';
import { useItemColumns } from './columns';
import { Gantt } from './gantt';
import { ItemCard } from './item-card';
import type { ItemFilter } from './list-query';
import { filterQuery, listPath } from './list-query';
import { useZone } from './use-items';
import type { View } from './views';
import { itemsWords } from './words';
import './bulk/bulk.css';

type Props = {
  readonly view: Exclude<View, 'calendar'>;
  readonly items: UseQueryResult<Page<TaskItem>>;
  readonly counts: TaskCounts | undefined;
  readonly state: TableState<ItemFilter>;
};

/** The items as a list, on which many can be chosen, as a board or as a Gantt chart. */
export function ItemsList({ view, items, counts, state }: Props) {
  const words = useWords(itemsWords);
  const table = useWords(tableWords);
  const columns = useItemColumns();
  const zone = useZone();
  const shown = items.data?.items ?? [];
  const selection = useSelection(shown, JSON.stringify(filterQuery(state.filters, zone)));
  const narrowed = Object.keys(state.filters).length > 0;
  const first = { ...state, cursor: undefined };
  return (
    <>
      <Answered query={items}>
        {({ items: rows }) =>
          rows.length === 0 ? (
            <Nothing words={narrowed ? table.noMatch : words.none}>{!narrowed && <ToImport />}</Nothing>
          ) : (
            <>
              {view === 'board' && <Board rows={rows} counts={counts} />}
              {view === 'gantt' && <Gantt rows={rows} />}
              {view === 'list' && (
                <DataTable
                  {...{ label: words.title, columns, rows, state }}
                  rowKey={({ id }) => id}
                  before={{
                    head: <PageCheck rows={rows} selection={selection} />,
                    cell: (item) => <RowCheck item={item} selection={selection} />,
                  }}
                  card={(item) => <ItemCard item={item} before={<RowCheck item={item} selection={selection} />} />}
                />
              )}
            </>
          )
        }
      </Answered>
      {view === 'list' && (
        <BulkBar rows={shown} selection={selection} total={counts?.total} path={listPath(first, zone, 200)} />
      )}
      {shown.length > 0 && <ListFoot state={state} nextCursor={items.data?.nextCursor ?? null} total={counts?.total} />}
    </>
  );
}
