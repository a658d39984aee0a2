import { isDay } from '../../../domain/clocks/deadline';
import { dayOf, endOf } from '../../../domain/clocks/zone';
import type { Locale } from '../../../domain/locale';

/** In which language and zone a letter's dates are written; never the machine's own. */
export type Place = { readonly locale: Locale; readonly zone: string };

const forms = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** A day with its weekday: `2026年3月31日 周二`, `Tue 31 March 2026`. */
export function dayText(at: number, { locale, zone }: Place, year = true): string {
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(forms[locale], { timeZone: zone, ...options }).format(at);
  const day = part({ ...(year ? { year: 'numeric' } : {}), month: 'long', day: 'numeric' });
  const weekday = part({ weekday: 'short' });
  return locale === 'en' ? `${weekday} ${day}` : `${day} ${weekday}`;
}

/** A day and a time of day, without the year where it is that of `now`: `4月1日 周三 09:00`. */
export function timeText(at: number, place: Place, now?: number): string {
  const year = now === undefined || yearOf(at, place) !== yearOf(now, place);
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone: place.zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${dayText(at, place, year)} ${time}`;
}

/** A deadline as it is meant: a date is good until that day ends, an instant until then. */
export function deadlineText(deadline: string, dueAt: number, place: Place): string {
  if (!isDay(deadline)) return timeText(dueAt, place);
  const day = dayText(dueAt, place);
  return place.locale === 'en' ? `${day}, end of day` : `${day}（当日结束前）`;
}

/** A deadline in a few words, for a heading: `2026年5月29日 周五`; of an instant its time as well. */
export function shortDeadline(deadline: string, place: Place): string {
  return isDay(deadline) ? dayText(endOf(deadline, place.zone), place) : timeText(Date.parse(deadline), place);
}

/** The last instant for something, to follow 在 and precede 前, or to follow “by”: the end of a day, or a time. */
export function byText(at: number, place: Place, now: number): string {
  if (at !== endOf(dayOf(at, place.zone), place.zone)) return timeText(at, place, now);
  const day = dayText(at, place, yearOf(at, place) !== yearOf(now, place));
  return place.locale === 'en' ? `the end of ${day}` : `${day} 结束`;
}

/** Calendar days from one instant's day to another's, in the organisation's zone; negative where it is earlier. */
export function daysBetween(from: number, to: number, zone: string): number {
  return Math.round((Date.parse(dayOf(to, zone)) - Date.parse(dayOf(from, zone))) / 86_400_000);
}

function yearOf(at: number, { zone }: Place): string {
  return dayOf(at, zone).slice(0, 4);
}
