import { isQuarter, lastDayOf, monthBefore, monthsOf, quarterOf } from '../../../domain/periods/period';

it.each([
  ['2026-Q1', ['2026-01', '2026-02', '2026-03'], '2026-03-31'],
  ['2026-Q2', ['2026-04', '2026-05', '2026-06'], '2026-06-30'],
  ['2026-Q4', ['2026-10', '2026-11', '2026-12'], '2026-12-31'],
])('%s is of the months %j and ends on %s', (quarter, months, last) => {
  expect(monthsOf(quarter)).toEqual(months);
  expect(months.map(quarterOf)).toEqual([quarter, quarter, quarter]);
  expect(lastDayOf(quarter)).toBe(last);
  expect([isQuarter(quarter), ...months.map(isQuarter)]).toEqual([true, false, false, false]);
});

it.each([
  ['2026-02', '2026-02-28', '2026-01'],
  ['2028-02', '2028-02-29', '2028-01'],
  ['2026-01', '2026-01-31', '2025-12'],
])('%s ends on %s and follows %s', (month, last, before) => {
  expect(lastDayOf(month)).toBe(last);
  expect(monthBefore(month)).toBe(before);
});
