import { useClock } from '../../../api/me';
import type { TaskItem } from '../../../api/types';
import { Nothing } from '../../../components/nothing';
import { useWide } from '../../../components/use-wide';
import { fill } from '../../../words/dictionary';
import { useLanguage, useWords } from '../../../words/language';
import { DayList } from './day-list';
import { byDay } from './month';
import { MonthGrid } from './month-grid';
import { MonthHead } from './month-head';
import { useMonth } from './use-month';
import { useWorkDays } from './use-work-days';
import { calendarWords } from './words';
import './calendar.css';

type Props = {
  readonly rows: readonly TaskItem[];
  /** Whether what is shown is still that of another month. */
  readonly loading: boolean;
  /** Whether there is more than is shown. */
  readonly cut: boolean;
};

/** The items by the day on which they are due: a sheet of weeks where there is room, else the days with something due. */
export function Calendar({ rows, loading, cut }: Props) {
  const words = useWords(calendarWords);
  const { locale } = useLanguage();
  const clock = useClock();
  const wide = useWide();
  const month = useMonth();
  const workDays = useWorkDays(month.slice(0, 4));
  const days = byDay(rows, (instant) => clock.day(instant));
  const name = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'UTC' });
  const label = name.format(new Date(`${month}-01`));
  const empty = !loading && rows.length === 0;
  return (
    <section className="calendar" aria-label={words.title}>
      <MonthHead month={month} />
      <p className="month-name" role="status">
        {fill(loading ? words.loading : words.due, { month: label, count: rows.length })}
      </p>
      {workDays && !workDays.known && <p className="soft">{fill(words.assumed, { year: month.slice(0, 4) })}</p>}
      {cut && <p className="soft">⚠ {fill(words.cut, { count: rows.length })}</p>}
      {wide && <MonthGrid {...{ month, label, days, workDays }} />}
      {!wide && !empty && <DayList {...{ month, label, days, workDays }} />}
      {!wide && empty && <Nothing words={fill(words.none, { month: label })} />}
    </section>
  );
}
