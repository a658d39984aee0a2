import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Month } from '../../../../../domain/clocks/reporting';
import { nextMonth } from '../../../../../domain/clocks/reporting';
import { useClock } from '../../../api/me';
import { useWords } from '../../../words/language';
import { monthBefore, monthForm } from './month';
import { useMonthKeys } from './use-month-keys';
import { calendarWords } from './words';

/** The ways to other months; which one is shown stands in the address. */
export function MonthHead({ month }: { readonly month: Month }) {
  const words = useWords(calendarWords);
  const { today } = useClock();
  const [search, setSearch] = useSearchParams();
  const to = (wanted: Month) => {
    const next = new URLSearchParams(search);
    next.set('month', wanted);
    return next;
  };
  const way = (wanted: Month, label: ReactNode) => (
    <Link className="card-button" to={{ search: to(wanted).toString() }}>
      {label}
    </Link>
  );
  const named = (label: string) => <span className="way-name">{label}</span>;
  const now = today().slice(0, 7);
  useMonthKeys(
    () => setSearch(to(monthBefore(month))),
    () => setSearch(to(nextMonth(month))),
  );
  return (
    <div className="month-ways no-print">
      {way(monthBefore(month), <>‹ {named(words.before)}</>)}
      <Input
        type="month"
        aria-label={words.choose}
        className="month-field"
        value={month}
        onChange={({ target }) => monthForm.test(target.value) && setSearch(to(target.value))}
      />
      {way(nextMonth(month), <>{named(words.next)} ›</>)}
      {month !== now && way(now, words.now)}
    </div>
  );
}
