import { dueAtOf, isDay } from '../../../domain/clocks/deadline';

describe('a deadline', () => {
  it.each([
    ['2026-03-27', 'Asia/Shanghai', '2026-03-27T15:59:59.999Z'],
    ['2026-03-27', 'America/New_York', '2026-03-28T03:59:59.999Z'],
    ['2026-03-08', 'America/New_York', '2026-03-09T03:59:59.999Z'],
    ['2026-12-31', 'Europe/London', '2026-12-31T23:59:59.999Z'],
    ['2028-02-29', 'Asia/Shanghai', '2028-02-29T15:59:59.999Z'],
    ['2026-03-27', 'Pacific/Apia', '2026-03-27T10:59:59.999Z'],
  ])('%s means the end of that day in %s', (deadline, zone, iso) => {
    expect(isDay(deadline)).toBe(true);
    expect(new Date(dueAtOf(deadline, zone)).toISOString()).toBe(iso);
  });

  it.each(['2026-03-27T15:00:00+08:00', '2026-03-27T07:00:00Z', '2026-03-27T07:00:00.000z'])(
    '%s means that instant, in any zone',
    (deadline) => {
      expect(isDay(deadline)).toBe(false);
      expect(dueAtOf(deadline, 'America/New_York')).toBe(Date.UTC(2026, 2, 27, 7));
    },
  );

  it.each([
    '',
    '2026-02-30',
    '2026-13-01',
    '2027-02-29',
    '2026-02-30T12:00:00Z',
    '2026-03-27T10:00:00',
    '2026',
    '3月底',
    '2026-03-27 10:00',
  ])('%j is neither a day that exists nor an instant with its offset, and is never guessed at', (deadline) => {
    expect(() => dueAtOf(deadline, 'Asia/Shanghai')).toThrow(RangeError);
  });
});
