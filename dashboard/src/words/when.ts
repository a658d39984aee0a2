import type { Locale } from '../../../domain/locale';

/** Tells instants by the organisation's clock, wherever the reader is. */
export type Clock = {
  /** An RFC 3339 instant, as day and time. */
  moment(instant: string | number): string;
  /** The day of an instant, `YYYY-MM-DD`. */
  day(instant: string | number): string;
  /** A deadline as written: a date stays one, an instant is told by the clock. */
  due(deadline: string): string;
  /** The clock's own day now, `YYYY-MM-DD`. */
  today(): string;
};

export function clockOf(locale: Locale, timeZone: string | undefined): Clock {
  const style = { timeZone, hourCycle: 'h23' } as const;
  const full = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', {
    ...style,
    ...{ year: 'numeric', month: locale === 'en' ? 'short' : 'numeric', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit' },
  });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const moment = (instant: string | number) => full.format(new Date(instant));
  return {
    moment,
    day: (instant) => day.format(new Date(instant)),
    due: (deadline) => (deadline.includes('T') ? moment(deadline) : deadline),
    today: () => day.format(new Date()),
  };
}
