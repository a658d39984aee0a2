import { Button } from 'antd';
import { Link } from 'react-router';
import { stateWords } from '../../../../../domain/item/words';
import { useClock } from '../../../api/me';
import type { PeriodEntry } from '../../../api/types';
import { LightMark } from '../../../components/light-mark';
import type { Column } from '../../../table/data-table';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { useStepName } from '../../../words/steps';
import { entriesWords } from '../words/entries';

/** Every column that entries can show; `onAdjust` where they may be corrected. */
export function useEntryColumns(onAdjust?: (entry: PeriodEntry) => void): readonly Column<PeriodEntry>[] {
  const words = useWords(entriesWords);
  const named = useStepName();
  return [
    { key: 'item', title: words.item, render: (entry) => <EntryLink entry={entry} /> },
    { key: 'unit', title: words.unit, width: 130, render: ({ leadUnit }) => leadUnit.name },
    { key: 'owner', title: words.owner, width: 110, render: ({ owner }) => owner.name },
    { key: 'light', title: words.light, width: 96, render: ({ light }) => <LightMark light={light} /> },
    { key: 'state', title: words.state, width: 96, render: (entry) => <Ending entry={entry} /> },
    { key: 'percent', title: words.percent, width: 100, render: (entry) => <Percent entry={entry} /> },
    { key: 'report', title: words.report, width: 90, render: (entry) => <Reported entry={entry} /> },
    { key: 'deadline', title: words.deadline, width: 120, render: (entry) => <Due entry={entry} /> },
    { key: 'step', title: words.step, width: 100, render: ({ step }) => named(step) },
    ...(onAdjust
      ? [
          {
            ...{ key: 'adjust', title: words.adjust, width: 72 },
            render: (entry: PeriodEntry) => <AdjustButton entry={entry} onAdjust={onAdjust} />,
          },
        ]
      : []),
  ];
}

type Props = { readonly entry: PeriodEntry };

export function EntryLink({ entry: { task, number, name } }: Props) {
  return <Link to={`/items/${task}`}>{`${number}. ${name}`}</Link>;
}

/** The state that it had; of a sealed quarter, how it was settled where that says more. */
export function Ending({ entry: { state, settled } }: Props) {
  const words = useWords(entriesWords);
  const { locale } = useLanguage();
  const name = stateWords[state][locale];
  return settled && settled !== state ? `${name} · ${words[`settled_${settled}`]}` : name;
}

export function Percent({ entry: { percent, before } }: Props) {
  const words = useWords(entriesWords);
  const moved = before && before.percent !== percent;
  return `${percent}%${moved ? fill(words.percentBefore, { percent: before.percent }) : ''}`;
}

export function Reported({ entry: { reported, reportDue } }: Props) {
  const words = useWords(entriesWords);
  if (reported) return `✓ ${words.came}`;
  return reportDue ? `⚠ ${words.notCome}` : words.notDue;
}

export function Due({ entry: { deadline, daysOverdue } }: Props) {
  const words = useWords(entriesWords);
  const { due } = useClock();
  return (
    <>
      {due(deadline)}
      {daysOverdue > 0 && <div className="late">⚠ {fill(words.late, { days: daysOverdue })}</div>}
    </>
  );
}

export function AdjustButton({ entry, onAdjust }: Props & { readonly onAdjust: (entry: PeriodEntry) => void }) {
  const words = useWords(entriesWords);
  return (
    <Button size="small" aria-label={`${words.adjust}: ${entry.name}`} onClick={() => onAdjust(entry)}>
      {words.adjust}
    </Button>
  );
}
