import type { HolidayNotice } from '../clocks/calendar';
import type { Day } from '../clocks/zone';
import { plusDays, weekday } from '../clocks/zone';
import type { Worded } from '../locale';
import type { NoticeProblem, NoticeProblemCode, Place } from './notice-words';

/** A line of a notice as somebody gives it: a day, and whether it is off or worked. */
export type Line = {
  readonly day: string;
  readonly type: 'off' | 'work';
  readonly name: string;
  readonly place: Place;
};

/** The days of a year's notice, each once and in order, with the names of the holidays by day. */
export type Days = Pick<HolidayNotice, 'off' | 'work'> & { readonly names: Readonly<Record<Day, string>> };

export type Checked = {
  readonly days: Days;
  readonly problems: readonly NoticeProblem[];
  /** What is allowed and yet unlike any official notice: a public feed may be wrong. */
  readonly warnings: readonly NoticeProblem[];
};

/** A notice names every day off of its year and every make-up day (调休), each once, and none that says nothing. */
export function checkNotice(year: number, lines: readonly Line[], whole: Place): Checked {
  const problems: NoticeProblem[] = [];
  const first = new Map<Day, Line>();
  for (const line of lines) {
    const fault = faultOf(year, line, first.get(line.day));
    if (fault) problems.push(fault);
    else first.set(line.day, line);
  }
  const sound = [...first.values()].sort((a, b) => (a.day < b.day ? -1 : 1));
  const of = (type: Line['type']) => sound.filter((line) => line.type === type).map(({ day }) => day);
  const days = {
    off: of('off'),
    work: of('work'),
    names: Object.fromEntries(sound.filter(({ name }) => name !== '').map(({ day, name }) => [day, name])),
  };
  if (days.off.length === 0 && problems.length === 0) problems.push(problem('nothing-off', whole, ''));
  return { days, problems, warnings: problems.length > 0 ? [] : oddities(year, sound, whole) };
}

function faultOf(year: number, line: Line, earlier: Line | undefined): NoticeProblem | undefined {
  const { day, type, place } = line;
  if (!isDay(day)) return problem('day-unreadable', place, day, { year });
  if (Number(day.slice(0, 4)) !== year) return problem('day-not-in-year', place, day, { year });
  if (earlier) return problem(earlier.type === type ? 'day-twice' : 'day-off-and-working', place, day);
  const name = weekdays[weekday(day)];
  if (type === 'work' && name) return problem('working-already', place, day, { weekday: name });
  return undefined;
}

/** Offices in China have had at most 21 such days in a year, and every make-up day near its holiday. */
const usualWeekdaysOff = 30;
const nearDays = 21;
/** Days off by law whose dates are the same every year. */
const fixedHolidays = ['01-01', '05-01', '10-01', '10-02', '10-03'];

function oddities(year: number, lines: readonly Line[], whole: Place): NoticeProblem[] {
  const off = new Set(lines.filter(({ type }) => type === 'off').map(({ day }) => day));
  const onWeekdays = [...off].filter((day) => weekdays[weekday(day)]).length;
  const isNear = (day: Day) =>
    Array.from({ length: 2 * nearDays + 1 }, (_, at) => plusDays(day, at - nearDays)).some((near) => off.has(near));
  return [
    ...(onWeekdays > usualWeekdaysOff ? [problem('many-days-off', whole, '', { count: onWeekdays })] : []),
    ...fixedHolidays
      .map((day) => `${year}-${day}`)
      .filter((day) => !off.has(day))
      .map((day) => problem('public-holiday-missing', whole, day)),
    // At either end of a year its holiday may lie in the next one.
    ...lines
      .filter(({ day, type }) => type === 'work' && !isNear(day) && day > `${year}-01-22` && day < `${year}-12-10`)
      .map(({ day, place }) => problem('make-up-far', place, day)),
  ];
}

/** Monday to Friday; a Saturday or Sunday has no name here. */
const weekdays: readonly (Worded | undefined)[] = [
  undefined,
  { 'zh-CN': '一', en: 'Monday' },
  { 'zh-CN': '二', en: 'Tuesday' },
  { 'zh-CN': '三', en: 'Wednesday' },
  { 'zh-CN': '四', en: 'Thursday' },
  { 'zh-CN': '五', en: 'Friday' },
];

/** The runtime reads 30 February as 2 March. */
function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && plusDays(text, 0) === text;
}

function problem(
  code: NoticeProblemCode,
  place: Place,
  value: string,
  params: NoticeProblem['params'] = {},
): NoticeProblem {
  return { code, place, value, params };
}
