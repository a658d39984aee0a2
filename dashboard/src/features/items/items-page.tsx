import { Outlet } from 'react-router';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Download } from '../../components/download';
import { Page } from '../../components/page';
import { useWide } from '../../components/use-wide';
import { ColumnChooser } from '../../table/column-chooser';
import { useTableState } from '../../table/use-table-state';
import { useWords } from '../../words/language';
import { Calendar } from './calendar/calendar';
import { useItemColumns } from './columns';
import { Filters } from './filters';
import { ItemsList } from './items-list';
import { LightChips } from './light-chips';
import { exportPath, itemsSpec } from './list-query';
import { SavedViews } from './saved/saved-views';
import { useUsualView } from './saved/use-usual-view';
import { useItems, useZone } from './use-items';
import { useView, ViewChooser } from './views';
import { itemsWords } from './words';
import './items.css';

/** 督办事项: the items that the reader may see, narrowed by the address, in one of four forms; an item opens over them. */
export function ItemsPage() {
  const words = useWords(itemsWords);
  const columns = useItemColumns();
  const state = useTableState(itemsSpec);
  const view = useView();
  const zone = useZone();
  const wide = useWide();
  const table = <Download path={exportPath(state, zone)} label={words.export} />;
  const { items, counts } = useItems(state, view, useUsualView());
  return (
    <Page
      title={words.title}
      beside={
        <div className="beside no-print">
          <AsOf query={items} />
          <SavedViews />
          {!wide && table}
          <ViewChooser />
          {view === 'list' && <ColumnChooser columns={columns} state={state} always="task" />}
          {wide && table}
        </div>
      }
    >
      <LightChips counts={counts.data} state={state} />
      <Filters counts={counts.data} state={state} />
      {view === 'calendar' ? (
        <Answered query={items}>
          {({ items: rows, nextCursor }) => (
            <Calendar rows={rows} loading={items.isPlaceholderData} cut={nextCursor !== null} />
          )}
        </Answered>
      ) : (
        <ItemsList {...{ view, items, state, counts: counts.data }} />
      )}
      <Outlet />
    </Page>
  );
}
