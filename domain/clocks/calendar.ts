import type { Day } from './zone';
import { plusDays, weekday } from './zone';

/** A year's official notice of public holidays: the days off, and the make-up working days (调休). */
export type HolidayNotice = {
  readonly year: number;
  readonly source: string;
  readonly off: readonly Day[];
  readonly work: readonly Day[];
};

/** No span of a policy is longer than ten years of 366 days. */
const mostDays = 3660;

/** Working days as the official notices have them; where a year has none, Monday to Friday, and it says so. */
export class WorkCalendar {
  private readonly off: ReadonlySet<Day>;
  private readonly work: ReadonlySet<Day>;
  private readonly years: ReadonlySet<number>;

  constructor(notices: readonly HolidayNotice[]) {
    this.off = new Set(notices.flatMap((notice) => notice.off));
    this.work = new Set(notices.flatMap((notice) => notice.work));
    this.years = new Set(notices.map((notice) => notice.year));
  }

  /** Whether the year of a day has an official notice; if not, its working days are assumed. */
  covers(on: Day): boolean {
    return this.years.has(Number(on.slice(0, 4)));
  }

  isWorkingDay(on: Day): boolean {
    if (this.work.has(on)) return true;
    const dayOfWeek = weekday(on);
    return !this.off.has(on) && dayOfWeek !== 0 && dayOfWeek !== 6;
  }

  /** The day itself if it is a working day, else the working day before it. */
  onOrBefore(on: Day): Day {
    let day = on;
    while (!this.isWorkingDay(day)) day = plusDays(day, -1);
    return day;
  }

  /**
   * The n-th working day after a day; 0 and 1 both mean the first (domain.md, "Clocks", escalation). Throws RangeError
   * where that many cannot be meant (policies reach ten years at most), or the years end before.
   */
  nthAfter(on: Day, n: number): Day {
    if (!(n <= mostDays)) throw new RangeError(`more working days than anybody counts: ${n}`);
    let day = on;
    for (let left = Math.max(1, n); left > 0; ) {
      const next = plusDays(day, 1);
      // Days of five digits' years are cut short, and the walk would stand still.
      if (next <= day) throw new RangeError(`no working day can be counted after ${day}`);
      day = next;
      if (this.isWorkingDay(day)) left--;
    }
    return day;
  }
}
