import { officialCalendar } from '../../../domain/calendars/official';
import { instantOf, plusDays, weekday } from '../../../domain/clocks/zone';
import {
  droppedBy,
  dueOf,
  hoursOf,
  keptToday,
  morningFor,
  occasionOf,
  readOccasion,
} from '../../../domain/letters/mornings';

const zone = 'Asia/Shanghai';
const mornings = { calendar: officialCalendar, zone, hours: ['09:00'] };
const twoHours = { ...mornings, hours: ['09:00', '10:30'] };
const at = (day: string, time = '09:00') => instantOf(`2026-${day}`, time, zone);

test('a digest is for the morning that it was planned for, and none comes on a day off', () => {
  expect(morningFor(at('03-30'), at('03-30'), mornings)).toEqual({
    ...{ day: '2026-03-30', hour: '09:00', at: at('03-30') },
  });
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

test('each hour has a morning of its own, also for a run that was held up until after the next hour', () => {
  const named = (planned: number, now: number) => {
    const morning = morningFor(planned, now, twoHours);
    return morning && occasionOf(morning);
  };
  expect(named(at('03-30'), at('03-30'))).toBe('2026-03-30 09:00');
  expect(named(at('03-30'), at('03-30', '10:45'))).toBe('2026-03-30 09:00');
  expect(named(at('03-30', '10:30'), at('03-30', '10:30'))).toBe('2026-03-30 10:30');
  expect(named(at('03-30', '10:30'), at('04-01', '09:30'))).toBe('2026-03-31 10:30');
  // The hour it was planned for was put off meanwhile: the new one is still to come.
  expect(named(at('03-30', '08:00'), at('03-30', '08:00'))).toBeNull();
  expect([readOccasion('2026-03-30 10:30'), readOccasion('2026-03-30')]).toEqual([
    { day: '2026-03-30', hour: '10:30' },
    { day: '2026-03-30', hour: null },
  ]);
});

test('hours are those of the organisation and of running batches, each once', () => {
  expect(hoursOf('09:00', ['10:30', '09:00', '08:15'])).toEqual(['08:15', '09:00', '10:30']);
});

test.each([
  ['put to an hour that has gone by before the digest was made', ['09:00'], ['07:30'], '08:00', ['07:30']],
  ['put to a later hour that went by before the schedule knew', ['09:00'], ['10:00'], '10:01', ['10:00']],
  ['two new hours, both gone by', ['11:00'], ['07:00', '08:00'], '10:00', ['07:00', '08:00']],
  ['put to an earlier hour after the digest was made', ['09:00'], ['08:00'], '11:00', []],
  ['put to an hour to come', ['09:00'], ['10:00'], '09:30', []],
  ['an hour less', ['09:00', '10:00'], ['09:00'], '12:00', []],
])('a change of the hours: %s', (_what, before, hours, now, dropped) => {
  expect(droppedBy(before, hours, at('03-30', now), mornings)).toEqual(dropped.map((time) => at('03-30', time)));
  expect(droppedBy(before, hours, at('03-28', now), mornings)).toEqual([]);
});

test.each([
  ['a batch’s own, where the organisation’s has gone by', ['09:00', '10:30'], ['09:00'], '10:00', ['10:30']],
  ['that has come already', ['09:00', '10:30'], ['09:00'], '10:31', []],
  ['before any other has come, so that all is still to come', ['09:00'], ['08:30'], '08:00', []],
  ['put off, with none gone by', ['09:00'], ['10:00'], '08:00', []],
  ['for a new one that has gone by, which is made at once', ['09:00'], ['07:30'], '08:00', []],
  ['none', ['09:00'], ['09:00', '10:30'], '09:30', []],
])('an hour that is taken away stands for today: %s', (_what, before, hours, now, kept) => {
  expect(keptToday(before, hours, at('03-30', now), mornings)).toEqual(kept);
});

test('a digest that was planned for an hour taken away meanwhile is of that hour; one started by hand of the last', () => {
  expect(morningFor(at('03-30', '10:30'), at('03-30', '10:30'), mornings)?.hour).toBe('10:30');
  expect(morningFor(at('03-30', '10:47') + 12_345, at('03-30', '10:48'), twoHours)?.hour).toBe('10:30');
});

test.each([
  ['03-30', '08:00', '03-30'],
  ['03-30', '09:00', '03-30'],
  ['03-30', '09:01', '03-31'],
  ['04-03', '17:00', '04-07'],
  ['03-28', '07:00', '03-30'],
])('what arises on %s at %s and may wait is due on the morning of %s', (day, time, due) => {
  expect(dueOf(at(day, time), { ...mornings, remindAt: '09:00' })).toBe(at(due));
});
