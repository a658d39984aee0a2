import type { Month } from '../../../../../domain/clocks/reporting';
import type { Day } from '../../../../../domain/clocks/zone';
import { weekday } from '../../../../../domain/clocks/zone';
import type { TaskItem } from '../../../api/types';
import { fill } from '../../../words/dictionary';
import { useWords } from '../../../words/language';
import { ItemCard } from '../item-card';
import { DayMark } from './day-mark';
import { daysOf } from './month';
import type { WorkDays } from './use-work-days';
import { calendarWords, weekdayKeys } from './words';

type Props = {
  readonly month: Month;
  readonly label: string;
  readonly days: ReadonlyMap<Day, readonly TaskItem[]>;
  readonly workDays: WorkDays | undefined;
};

/** A month as a phone shows it: the days on which something is due, one below the other. */
export function DayList({ month, label, days, workDays }: Props) {
  const words = useWords(calendarWords);
  return (
    <ol className="days" aria-label={label}>
      {daysOf(month).flatMap((day) => {
        const items = days.get(day) ?? [];
        if (items.length === 0) return [];
        const name = words[weekdayKeys[(weekday(day) + 6) % 7] ?? 'monday'];
        return (
          <li key={day}>
            <h2 className="day-head">
              <time dateTime={day}>
                {day.slice(5)} {name}
              </time>
              <DayMark day={day} workDays={workDays} />
              <span className="soft">{fill(words.count, { count: items.length })}</span>
            </h2>
            <ul className="cards">
              {items.map((item) => (
                <li key={item.id}>
                  <ItemCard item={item} />
                </li>
              ))}
            </ul>
          </li>
        );
      })}
    </ol>
  );
}
