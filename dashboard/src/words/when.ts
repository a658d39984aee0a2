/** Tells instants by the organisation's clock, wherever the reader is, and every day in one way, that of deadlines. */
export type Clock = {
  /** An RFC 3339 instant, `YYYY-MM-DD HH:mm`. */
  moment(instant: string | number): string;
  /** The day of an instant, `YYYY-MM-DD`. */
  day(instant: string | number): string;
  /** A deadline as written: a date stays one, an instant is told by the clock. */
  due(deadline: string): string;
  /** The clock's own day now, `YYYY-MM-DD`. */
  today(): string;
};

export function clockOf(timeZone: string | undefined): Clock {
  const full = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  const day = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  const moment = (instant: string | number) => full.format(new Date(instant));
  return {
    moment,
    day: (instant) => day.format(new Date(instant)),
    due: (deadline) => (deadline.includes('T') ? moment(deadline) : deadline),
    today: () => day.format(new Date()),
  };
}
