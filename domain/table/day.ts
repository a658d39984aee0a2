import type { Day } from '../clocks/zone';

/** The day of these numbers, or undefined where the calendar has none. Never by `Date`, which turns 30 February into 2 March. */
export function dayFrom(year: number, month: number, date: number): Day | undefined {
  if (month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`;
}

export function lastDayOf(year: number, month: number): Day | undefined {
  return dayFrom(year, month, daysIn(year, month));
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The day that a spreadsheet's serial number stands for; undefined for those that stand for none (up to 60, the
 * 29 February 1900 that never was) or that no one means as a date. Hours within the day are left out.
 */
export function dayFromSerial(serial: number, date1904: boolean): Day | undefined {
  const whole = Math.floor(serial);
  const days = date1904 ? whole + 1462 : whole;
  if (!(days > 60 && days <= 2_958_465)) return undefined;
  // 25,569 is the serial of 1970-01-01, where the count of UTC days starts.
  return new Date((days - 25_569) * 86_400_000).toISOString().slice(0, 10);
}

function two(part: number): string {
  return String(part).padStart(2, '0');
}
