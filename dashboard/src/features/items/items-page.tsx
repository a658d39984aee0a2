import { Outlet } from 'react-router';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import { Page } from '../../components/page';
import { ToImport } from '../../components/to-import';
import { ColumnChooser } from '../../table/column-chooser';
import { DataTable } from '../../table/data-table';
import { ListFoot } from '../../table/list-foot';
import { useTableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { useWords } from '../../words/language';
import { Board } from './board';
import { useItemColumns } from './columns';
import { Filters } from './filters';
import { Gantt } from './gantt';
import { ItemCard } from './item-card';
import { LightChips } from './light-chips';
import { itemsSpec } from './list-query';
import { useItems } from './use-items';
import { itemsAtOnce, useView, ViewChooser } from './views';
import { itemsWords } from './words';
import './items.css';

/** 督办事项: the list of items that the reader may see, narrowed by the address; an item opens over it. */
export function ItemsPage() {
  const words = useWords(itemsWords);
  const table = useWords(tableWords);
  const columns = useItemColumns();
  const state = useTableState(itemsSpec);
  const view = useView();
  const { items, counts } = useItems(state, itemsAtOnce[view]);
  const narrowed = Object.keys(state.filters).length > 0;
  return (
    <Page
      title={words.title}
      beside={
        <div className="beside no-print">
          <AsOf query={items} />
          <ViewChooser />
          {view === 'list' && <ColumnChooser columns={columns} state={state} always="task" />}
        </div>
      }
    >
      <LightChips counts={counts.data} state={state} />
      <Filters counts={counts.data} state={state} />
      <Answered query={items}>
        {({ items: rows, nextCursor }) =>
          rows.length === 0 ? (
            <Nothing words={narrowed ? table.noMatch : words.none}>{!narrowed && <ToImport />}</Nothing>
          ) : (
            <>
              {view === 'board' && <Board rows={rows} counts={counts.data} />}
              {view === 'gantt' && <Gantt rows={rows} />}
              {view === 'list' && (
                <DataTable
                  {...{ label: words.title, columns, rows, state }}
                  rowKey={({ id }) => id}
                  card={(item) => <ItemCard item={item} />}
                />
              )}
              <ListFoot state={state} nextCursor={nextCursor} total={counts.data?.total} />
            </>
          )
        }
      </Answered>
      <Outlet />
    </Page>
  );
}
