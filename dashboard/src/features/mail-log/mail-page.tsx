import { Link, Outlet, useLocation } from 'react-router';
import { useClock } from '../../api/me';
import type { LetterItem } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import type { Column } from '../../table/data-table';
import { DataTable } from '../../table/data-table';
import { ListFoot } from '../../table/list-foot';
import { SearchField } from '../../table/search-field';
import { useTableState } from '../../table/use-table-state';
import { tableWords } from '../../table/words';
import { useLanguage, useWords } from '../../words/language';
import { AdminPage } from '../admin/admin-page';
import { useLetters } from './use-letters';
import { letterStates, letterStateWords, mailWords } from './words';

const spec = {
  filters: ['state', 'recipient'],
  sort: '-createdAt',
  columns: ['to', 'why', 'item', 'state', 'created', 'sent'],
} as const;

/** 邮件日志: every letter, to whom and why, and what became of it; those that could not be delivered first of all. */
export function MailPage() {
  const words = useWords(mailWords);
  const table = useWords(tableWords);
  const { locale } = useLanguage();
  const { search } = useLocation();
  const { moment } = useClock();
  const state = useTableState(spec);
  const letters = useLetters({ ...state.filters, sort: state.sort, cursor: state.cursor });
  const mark = ({ state: stands }: LetterItem) => {
    const bad = stands === 'dead' || stands === 'unknown';
    return <span className={bad ? 'ill' : undefined}>{`${bad ? '⚠ ' : ''}${letterStateWords[locale][stands]}`}</span>;
  };
  const link = (letter: LetterItem) => (
    <Link to={{ pathname: `/admin/mail/${letter.id}`, search }} data-letter={letter.id}>
      {letter.why}
    </Link>
  );
  const columns: readonly Column<LetterItem>[] = [
    { key: 'to', title: words.to, width: 150, render: ({ to }) => to.name },
    { key: 'why', title: words.why, render: link },
    { key: 'item', title: words.item, render: ({ item }) => (item ? `${item.number}. ${item.task}` : '–') },
    { key: 'state', title: words.state, width: 120, render: mark },
    { key: 'created', title: words.created, sort: 'createdAt', width: 150, render: (one) => moment(one.createdAt) },
    { key: 'sent', title: words.sent, width: 150, render: ({ sentAt }) => (sentAt ? moment(sentAt) : '–') },
  ];
  return (
    <AdminPage part="mail" beside={<AsOf query={letters} />}>
      <fieldset className="chips">
        <legend className="unseen">{words.state}</legend>
        {[undefined, ...letterStates].map((one) => (
          <button
            key={one ?? 'all'}
            type="button"
            aria-pressed={state.filters.state === one}
            onClick={() => state.filter({ state: one })}
          >
            {one ? letterStateWords[locale][one] : table.all}
          </button>
        ))}
      </fieldset>
      <search className="filters">
        <SearchField
          label={words.recipient}
          value={state.filters.recipient ?? ''}
          onSearch={(recipient) => state.type('recipient', recipient)}
        />
      </search>
      {state.filters.state === 'dead' && <p className="soft">{words.deadHelp}</p>}
      {state.filters.state === 'unknown' && <p className="soft">{words.unknownHelp}</p>}
      <Answered query={letters}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={Object.keys(state.filters).length > 0 ? words.none : words.noneYet} />
          ) : (
            <>
              <DataTable
                {...{ label: words.why, columns, rows: items, state }}
                rowKey={({ id }) => id}
                card={(letter) => (
                  <>
                    {link(letter)}
                    <div>{letter.item ? `${letter.item.number}. ${letter.item.task}` : null}</div>
                    <div className="soft">
                      {letter.to.name} · {mark(letter)} · {moment(letter.createdAt)}
                    </div>
                  </>
                )}
              />
              <ListFoot state={state} nextCursor={nextCursor} />
            </>
          )
        }
      </Answered>
      <Outlet />
    </AdminPage>
  );
}
