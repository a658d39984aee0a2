import fc from 'fast-check';
import { dayOf, endOf, instantOf, plusDays, plusMonths, wallClock, weekday } from '../../../domain/clocks/zone';
import { wall } from './wall';

const zones = [
  'Asia/Shanghai',
  'America/New_York',
  'America/St_Johns',
  'America/Havana',
  'America/Santiago',
  'Europe/London',
  'Africa/Cairo',
  'Asia/Beirut',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'UTC',
];
const zone = fc.constantFrom(...zones);
const instant = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2037, 0, 1) });
const day = instant.map((at) => new Date(at).toISOString().slice(0, 10));
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

describe('the wall clock of a zone', () => {
  it('shows every instant as the runtime does', () => {
    fc.assert(
      fc.property(instant, zone, (at, zone) => {
        expect(wallClock(at, zone)).toBe(wall(at, zone));
        expect(dayOf(at, zone)).toBe(wall(at, zone).slice(0, 10));
      }),
      { numRuns: 2000 },
    );
  });

  it('meets a time at the first instant that shows it, or moves a skipped time on by the gap', () => {
    fc.assert(
      fc.property(day, time, zone, (day, time, zone) => {
        const at = instantOf(day, time, zone);
        const wanted = `${day} ${time}:00`;
        const utc = Date.parse(`${day}T${time}Z`);
        const candidates = Array.from({ length: 121 }, (_, n) => utc + (n - 60) * 900_000);
        const showing = candidates.filter((candidate) => wall(candidate, zone) === wanted);
        if (showing.length > 0) expect(at).toBe(showing[0]);
        else expect(wall(at, zone) > wanted).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('ends a day one millisecond before the next one begins, in any zone', () => {
    fc.assert(
      fc.property(day, zone, (day, zone) => {
        const end = endOf(day, zone);
        fc.pre(!(zone === 'Pacific/Apia' && day === '2011-12-30'));
        expect(dayOf(end, zone)).toBe(day);
        expect(dayOf(end + 1, zone) > day).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z', 'skipped: 03:30'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z', 'comes twice: the first'],
    ['Europe/London', '2026-03-29', '01:30', '2026-03-29T01:30:00.000Z', 'skipped: 02:30'],
    ['Europe/London', '2026-10-25', '01:30', '2026-10-25T00:30:00.000Z', 'comes twice: the first'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z', 'skipped by half an hour: 02:45'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z', 'comes twice: the first'],
    ['America/Santiago', '2026-09-06', '00:00', '2026-09-06T04:00:00.000Z', 'midnight skipped: 01:00'],
    ['America/Havana', '2026-11-01', '00:00', '2026-11-01T04:00:00.000Z', 'midnight comes twice: the first'],
    ['Pacific/Apia', '2011-12-30', '09:00', '2011-12-30T19:00:00.000Z', 'a day that never was: the day after'],
    ['Asia/Shanghai', '2026-03-27', '09:00', '2026-03-27T01:00:00.000Z', 'no change ever'],
  ])('%s %s %s is %s (%s)', (zone, day, time, iso) => {
    expect(new Date(instantOf(day, time, zone)).toISOString()).toBe(iso);
  });

  it('refuses a zone or a time that does not exist, rather than reckoning with nothing', () => {
    expect(() => dayOf(0, 'Asia/Nowhere')).toThrow(RangeError);
    expect(() => instantOf('2026-03-27', '25:00', 'Asia/Shanghai')).toThrow(RangeError);
    expect(() => wallClock(Number.NaN, 'Asia/Shanghai')).toThrow(RangeError);
  });
});

describe('counting days and months', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-05-31', 1, '2026-06-30'],
    ['2026-10-31', -2, '2026-08-31'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-02-28', 0, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(plusMonths(from, months)).toBe(to);
  });

  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-01', -1, '2026-02-28'],
    ['2026-03-29', 1, '2026-03-30'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(plusDays(from, days)).toBe(to);
  });

  it('knows the weekday: 27 March 2026 is a Friday', () => {
    expect(weekday('2026-03-27')).toBe(5);
    expect(weekday('2026-03-29')).toBe(0);
  });
});
