import type { PeriodEntry } from '../../../api/types';
import { LightMark } from '../../../components/light-mark';
import { AdjustButton, Due, Ending, EntryLink, Percent, Reported } from './entry-columns';

type Props = { readonly entry: PeriodEntry; readonly onAdjust: ((entry: PeriodEntry) => void) | undefined };

/** An entry as a phone shows it. */
export function EntryCard({ entry, onAdjust }: Props) {
  return (
    <>
      <div className="card-head">
        <LightMark light={entry.light} />
        <span>
          <Ending entry={entry} /> · <Percent entry={entry} />
        </span>
      </div>
      <EntryLink entry={entry} />
      <div className="card-foot soft">
        <span>
          {entry.leadUnit.name} · {entry.owner.name}
        </span>
        <span>
          <Reported entry={entry} />
        </span>
        <span>
          <Due entry={entry} />
        </span>
        {onAdjust && <AdjustButton entry={entry} onAdjust={onAdjust} />}
      </div>
    </>
  );
}
