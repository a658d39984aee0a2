import type { Day } from '../../../../../domain/clocks/zone';
import { weekday } from '../../../../../domain/clocks/zone';
import { useClock } from '../../../api/me';
import { useWords } from '../../../words/language';
import type { WorkDays } from './use-work-days';
import { calendarWords } from './words';

type Props = { readonly day: Day; readonly workDays: WorkDays | undefined };

/** What a day is beside its number: off, a make-up working day, a holiday by its name, today. In words, and not by colour alone. */
export function DayMark({ day, workDays }: Props) {
  const words = useWords(calendarWords);
  const { today } = useClock();
  const isWeekend = [0, 6].includes(weekday(day));
  const works = workDays?.isWorkingDay(day) ?? !isWeekend;
  const name = workDays?.nameOf(day);
  return (
    <>
      {day === today() && <strong className="today">{words.today}</strong>}
      {!works && <span className="rest">{words.off}</span>}
      {works && isWeekend && <span className="makeup">{words.work}</span>}
      {name && <span className="soft">{name}</span>}
    </>
  );
}
