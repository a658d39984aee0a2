import { dueOf, morningFor } from '../../activities/digest/morning';
import { officialCalendar } from '../../domain/calendars/official';
import { instantOf, plusDays, weekday } from '../../domain/clocks/zone';

const zone = 'Asia/Shanghai';
const mornings = { calendar: officialCalendar, zone, remindAt: '09:00' };
const at = (day: string, time = '09:00') => instantOf(`2026-${day}`, time, zone);

test('a digest is for the morning that it was planned for, and none comes on a day off', () => {
  expect(morningFor(at('03-30'), at('03-30'), mornings)).toEqual({ day: '2026-03-30', at: at('03-30') });
  expect(morningFor(at('03-28'), at('03-28'), mornings)).toBeNull();
  expect(morningFor(at('04-06'), at('04-06'), mornings)).toBeNull(); // Qingming
});

test('a weekend day that is worked (调休) has its digest', () => {
  const days = Array.from({ length: 365 }, (_, index) => plusDays('2026-01-01', index));
  const weekend = days.filter((day) => [0, 6].includes(weekday(day)));
  const worked = weekend.filter((day) => officialCalendar.isWorkingDay(day)).map((day) => day.slice(5));
  expect(worked.length).toBeGreaterThan(2);
  for (const day of worked) expect(morningFor(at(day), at(day), mornings)?.day).toBe(`2026-${day}`);
});

test('one that was held up tells what is due by the latest working morning', () => {
  expect(morningFor(at('03-30'), at('03-30', '14:00'), mornings)?.day).toBe('2026-03-30');
  expect(morningFor(at('03-30'), at('04-01', '08:00'), mornings)?.day).toBe('2026-03-31');
  expect(morningFor(at('03-27'), at('03-28', '08:00'), mornings)?.day).toBe('2026-03-27');
});

test('a clock of the engine that is a moment behind changes nothing', () => {
  expect(morningFor(at('03-30'), at('03-30') - 800, mornings)?.day).toBe('2026-03-30');
});

test.each([
  ['03-30', '08:00', '03-30'],
  ['03-30', '09:00', '03-30'],
  ['03-30', '09:01', '03-31'],
  ['04-03', '17:00', '04-07'],
  ['03-28', '07:00', '03-30'],
])('what arises on %s at %s and may wait is due on the morning of %s', (day, time, due) => {
  expect(dueOf(at(day, time), mornings)).toBe(at(due));
});
