import { Link, useLocation } from 'react-router';
import { stateWords } from '../../../../domain/item/words';
import { useClock } from '../../api/me';
import type { TaskItem } from '../../api/types';
import { LightMark } from '../../components/light-mark';
import type { Column } from '../../table/data-table';
import { useLanguage, useWords } from '../../words/language';
import { useStepName } from '../../words/steps';
import { Deadline } from './deadline';
import { itemsWords } from './words';

/** Every column that the list of items can show. */
export function useItemColumns(): readonly Column<TaskItem>[] {
  const words = useWords(itemsWords);
  const { locale } = useLanguage();
  const { moment } = useClock();
  const named = useStepName();
  return [
    { key: 'number', title: words.number, sort: 'number', width: 76, render: ({ number }) => number },
    { key: 'task', title: words.task, render: (item) => <ItemLink item={item} /> },
    { key: 'light', title: words.light, width: 96, render: ({ light }) => <LightMark light={light} /> },
    { key: 'state', title: words.state, width: 100, render: ({ state }) => stateWords[state][locale] },
    { key: 'unit', title: words.unit, width: 140, render: ({ leadUnit }) => leadUnit.name },
    { key: 'owner', title: words.owner, width: 140, render: ({ owner }) => owner.name },
    { key: 'leader', title: words.leader, width: 96, render: ({ leader }) => leader?.name ?? '–' },
    { key: 'deadline', title: words.deadline, sort: 'dueAt', width: 130, render: (item) => <Deadline item={item} /> },
    { key: 'percent', title: words.percent, sort: 'percent', width: 104, render: ({ percent }) => `${percent}%` },
    {
      ...{ key: 'step', title: words.step, sort: 'step', width: 104 },
      render: ({ step }) => (step === 0 ? words.noStep : named(step)),
    },
    { key: 'category', title: words.category, width: 96, render: ({ category }) => category },
    { key: 'issued', title: words.issued, sort: 'issuedAt', width: 150, render: ({ issuedAt }) => moment(issuedAt) },
  ];
}

/** Leads to the item over the list as it stands, to which closing it leads back. */
export function ItemLink({ item }: { readonly item: TaskItem }) {
  const { search } = useLocation();
  return (
    <Link to={{ pathname: `/items/${item.id}`, search }} data-item={item.id} className="item-link">
      {item.task}
    </Link>
  );
}
