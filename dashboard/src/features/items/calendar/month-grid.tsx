import { Link, useSearchParams } from 'react-router';
import type { Month } from '../../../../../domain/clocks/reporting';
import type { Day } from '../../../../../domain/clocks/zone';
import { useClock } from '../../../api/me';
import type { TaskItem } from '../../../api/types';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { DayMark } from './day-mark';
import { DueItem } from './due-item';
import { weeksOf } from './month';
import type { WorkDays } from './use-work-days';
import { calendarWords, weekdayKeys } from './words';

/** So many items of a day are shown on the screen; paper has them all. */
const shown = 4;

type Props = {
  readonly month: Month;
  /** What the month is called. */
  readonly label: string;
  readonly days: ReadonlyMap<Day, readonly TaskItem[]>;
  readonly workDays: WorkDays | undefined;
};

/** A month as a sheet of weeks, Monday first. */
export function MonthGrid({ month, label, days, workDays }: Props) {
  const words = useWords(calendarWords);
  const { today } = useClock();
  return (
    <table className="month" aria-label={label}>
      <thead>
        <tr>
          {weekdayKeys.map((key) => (
            <th key={key} scope="col">
              {words[key]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week) => (
          <tr key={week.find((day) => day !== null)}>
            {week.map((day, at) =>
              day === null ? (
                <td key={weekdayKeys[at]} className="of-another" />
              ) : (
                <td
                  key={day}
                  className={(workDays?.isWorkingDay(day) ?? at < 5) ? undefined : 'off'}
                  aria-current={day === today() ? 'date' : undefined}
                >
                  <div className="day-head">
                    <time dateTime={day}>{Number(day.slice(8))}</time>
                    <DayMark day={day} workDays={workDays} />
                  </div>
                  <DayItems day={day} items={days.get(day) ?? []} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayItems({ day, items }: { readonly day: Day; readonly items: readonly TaskItem[] }) {
  const words = useWords(calendarWords);
  const [search] = useSearchParams();
  if (items.length === 0) return null;
  // One more than there is room for is shown rather than counted.
  const cut = items.length > shown + 1 ? shown : items.length;
  const list = new URLSearchParams(search);
  for (const name of ['view', 'month', 'cursor']) list.delete(name);
  list.set('from', day);
  list.set('to', day);
  return (
    <>
      <ul>
        {items.map((item, at) => (
          <li key={item.id} className={at < cut ? undefined : 'beyond'}>
            <DueItem item={item} />
          </li>
        ))}
      </ul>
      {cut < items.length && (
        <Link to={{ search: list.toString() }} className="no-print">
          {fill(words.more, { count: items.length - cut })}
          <span className="unseen">{fill(words.moreOf, { day })}</span>
        </Link>
      )}
    </>
  );
}
