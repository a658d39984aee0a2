import { officialCalendar } from '../../../domain/calendars/official';
import { WorkCalendar } from '../../../domain/clocks/calendar';

describe('working days by the official notices', () => {
  it.each(['2026-02-14', '2026-02-28', '2026-01-04', '2026-05-09', '2026-09-20', '2026-10-10', '2025-01-26'])(
    '%s, a make-up day (调休), is a working day though it is a weekend',
    (day) => {
      expect([0, 6]).toContain(new Date(day).getUTCDay());
      expect(officialCalendar.isWorkingDay(day)).toBe(true);
      expect(officialCalendar.onOrBefore(day)).toBe(day);
    },
  );

  it.each([
    '2026-01-01',
    '2026-02-16',
    '2026-02-23',
    '2026-04-06',
    '2026-05-04',
    '2026-06-19',
    '2026-09-25',
    '2026-10-07',
  ])('%s, a holiday on a weekday, is a day off', (day) => {
    expect([0, 6]).not.toContain(new Date(day).getUTCDay());
    expect(officialCalendar.isWorkingDay(day)).toBe(false);
  });

  it('ordinary weekdays are worked and ordinary weekends are not', () => {
    expect(officialCalendar.isWorkingDay('2026-03-27')).toBe(true);
    expect(officialCalendar.isWorkingDay('2026-03-28')).toBe(false);
    expect(officialCalendar.isWorkingDay('2026-03-29')).toBe(false);
  });

  it('2026 has as many working days as the notice leaves: 52 weeks, less 19 weekdays off, and 6 make-up days', () => {
    const days = Array.from({ length: 365 }, (_, n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
    const weekdays = days.filter((day) => ![0, 6].includes(new Date(day).getUTCDay())).length;
    expect(weekdays).toBe(261);
    expect(days.filter((day) => officialCalendar.isWorkingDay(day))).toHaveLength(261 - 19 + 6);
  });
});

describe('finding a working day', () => {
  it('on a day off, the one before: the eve of Spring Festival is Saturday 14 February, a make-up day', () => {
    expect(officialCalendar.onOrBefore('2026-02-23')).toBe('2026-02-14');
    expect(officialCalendar.onOrBefore('2026-03-29')).toBe('2026-03-27');
    expect(officialCalendar.onOrBefore('2026-01-03')).toBe('2025-12-31');
  });

  it('the n-th after a day, where 0 and 1 both mean the first', () => {
    expect(officialCalendar.nthAfter('2026-03-27', 0)).toBe('2026-03-30');
    expect(officialCalendar.nthAfter('2026-03-27', 1)).toBe('2026-03-30');
    expect(officialCalendar.nthAfter('2026-03-27', 3)).toBe('2026-04-01');
    expect(officialCalendar.nthAfter('2026-03-27', 7)).toBe('2026-04-08');
    expect(officialCalendar.nthAfter('2026-02-13', 1)).toBe('2026-02-14');
    expect(officialCalendar.nthAfter('2026-02-14', 4)).toBe('2026-02-27');
    expect(officialCalendar.nthAfter('2026-02-14', 5)).toBe('2026-02-28');
  });
});

it.each([
  ['more days than a policy may name', '2026-03-27', 1e9],
  ['a number that is none', '2026-03-27', Number.NaN],
  ['days beyond the last year of four digits', '9999-12-30', 3],
])('%s are counted by no walk without an end', (_, on, n) => {
  expect(() => officialCalendar.nthAfter(on, n)).toThrow(RangeError);
});

describe('a year without an official notice', () => {
  it('is not covered, and its days are Monday to Friday', () => {
    const none = new WorkCalendar([]);
    expect(none.covers('2026-03-27')).toBe(false);
    expect(none.isWorkingDay('2026-01-01')).toBe(true);
    expect(none.isWorkingDay('2026-02-14')).toBe(false);
    expect(officialCalendar.covers('2026-12-31')).toBe(true);
    expect(officialCalendar.covers('2027-01-01')).toBe(false);
  });
});
