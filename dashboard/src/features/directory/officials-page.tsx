import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { roles } from '../../../../domain/people/roles';
import { call, query } from '../../api/call';
import { useActsAs } from '../../api/me';
import type { Official, Page } from '../../api/types';
import { Answered } from '../../components/answered';
import { AsOf } from '../../components/as-of';
import { Nothing } from '../../components/nothing';
import type { Column } from '../../table/data-table';
import { DataTable } from '../../table/data-table';
import { ListFoot } from '../../table/list-foot';
import { SearchField } from '../../table/search-field';
import { useTableState } from '../../table/use-table-state';
import { fill } from '../../words/dictionary';
import { useWords } from '../../words/language';
import { roleWords } from '../../words/roles';
import { AdminPage } from '../admin/admin-page';
import { useUnits } from '../items/use-directory';
import { ImportDirectory } from './import-directory';
import { Leave } from './leave';
import { directoryWords } from './words';

const spec = {
  filters: ['q', 'unit', 'role'],
  sort: 'email',
  columns: ['name', 'email', 'title', 'unit', 'role', 'substitute', 'state', 'acts'],
} as const;

/** 人员: who there is, taking them in from a file, and ending a time in office. */
export function OfficialsPage() {
  const words = useWords(directoryWords);
  const roleNames = useWords(roleWords);
  const mayChange = useActsAs(['secretariat', 'administrator']);
  const state = useTableState(spec);
  const [leaving, setLeaving] = useState<Official | null>(null);
  const [wanted, setWanted] = useState(false);
  const units = useUnits(wanted || state.filters.unit !== undefined, true);
  const path = `/api/officials${query({ ...state.filters, sort: state.sort, cursor: state.cursor })}` as const;
  const people = useQuery({
    queryKey: ['officials-page', path],
    queryFn: ({ signal }) => call<Page<Official>>(path, { signal }),
    placeholderData: keepPreviousData,
  });
  const leave = (official: Official) =>
    official.active && (
      <Button
        size="small"
        aria-label={fill(words.leaveOf, { name: official.name })}
        onClick={() => {
          setLeaving(official);
          scrollTo({ top: 0 });
        }}
      >
        {words.leave}
      </Button>
    );
  const stands = ({ active }: Official) => (active ? words.inOffice : words.left);
  const columns: readonly Column<Official>[] = [
    {
      key: 'name',
      title: words.name,
      sort: 'name',
      width: 170,
      render: ({ name }) => <span data-official>{name}</span>,
    },
    { key: 'email', title: words.email, sort: 'email', render: ({ email }) => email },
    { key: 'title', title: words.title, width: 110, render: ({ title }) => title },
    { key: 'unit', title: words.unit, width: 150, render: ({ unit }) => unit.name },
    { key: 'role', title: words.role, width: 130, render: ({ role }) => roleNames[role] },
    { key: 'substitute', title: words.substitute, width: 130, render: ({ substitute }) => substitute?.name ?? '–' },
    { key: 'state', title: words.state, width: 80, render: stands },
    { key: 'acts', title: words.acts, width: 130, render: (one) => (mayChange ? leave(one) : null) },
  ];
  return (
    <AdminPage part="officials" beside={<AsOf query={people} />}>
      {mayChange && <ImportDirectory />}
      {leaving && <Leave key={leaving.id} official={leaving} onBack={() => setLeaving(null)} />}
      <search className="filters">
        <SearchField label={words.search} value={state.filters.q ?? ''} onSearch={(q) => state.type('q', q)} />
        <Select<string>
          aria-label={words.unit}
          placeholder={words.unit}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={state.filters.unit ?? null}
          options={units}
          onOpenChange={() => setWanted(true)}
          onChange={(unit: string | undefined) => state.filter({ unit })}
        />
        <Select<string>
          aria-label={words.role}
          placeholder={words.role}
          allowClear
          value={state.filters.role ?? null}
          options={roles.map((role) => ({ value: role, label: roleNames[role] }))}
          onChange={(role: string | undefined) => state.filter({ role })}
        />
      </search>
      <Answered query={people}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Nothing words={words.none} />
          ) : (
            <>
              <DataTable
                {...{ label: words.people, columns, rows: items, state }}
                rowKey={({ id }) => id}
                card={(one) => (
                  <>
                    <strong data-official>{one.name}</strong> · {one.unit.name} · {roleNames[one.role]}
                    <div className="soft">
                      {one.email} · {stands(one)} {mayChange && leave(one)}
                    </div>
                  </>
                )}
              />
              <ListFoot state={state} nextCursor={nextCursor} />
            </>
          )
        }
      </Answered>
    </AdminPage>
  );
}
