import fc from 'fast-check';
import { duration, readDuration } from '../../../domain/clocks/duration';

const nothing = { months: 0, days: 0, elapsed: 0 };

describe('a duration of a policy', () => {
  it.each([
    ['P0D', { ...nothing, calendar: true }],
    ['P3D', { ...nothing, calendar: true, days: 3 }],
    ['P2W', { ...nothing, calendar: true, days: 14 }],
    ['P1M', { ...nothing, calendar: true, months: 1 }],
    ['P1M2D', { ...nothing, calendar: true, months: 1, days: 2 }],
    ['PT0S', { ...nothing, calendar: false }],
    ['PT2S', { ...nothing, calendar: false, elapsed: 2000 }],
    ['PT0.25S', { ...nothing, calendar: false, elapsed: 250 }],
    ['PT90M', { ...nothing, calendar: false, elapsed: 5_400_000 }],
    ['PT1M', { ...nothing, calendar: false, elapsed: 60_000 }],
    ['PT36H', { ...nothing, calendar: false, elapsed: 129_600_000 }],
    ['PT1H2M3S', { ...nothing, calendar: false, elapsed: 3_723_000 }],
  ])('%s is counted in days, or is elapsed time, and never both', (text, read) => {
    expect(readDuration(text)).toEqual(read);
  });

  it.each([
    '',
    'P',
    'PT',
    'P1DT',
    'P1DT12H',
    'P1MT0S',
    '3D',
    'P-1D',
    '-P1D',
    'P1.5D',
    'p3d',
    'P3D ',
    '\nP3D',
    'PT1D',
    'P1D1M',
    'P٣D',
  ])('does not take %j for one, and says so loudly where a policy holds it', (text) => {
    expect(readDuration(text)).toBeUndefined();
    expect(() => duration(text)).toThrow(RangeError);
  });

  it('reads back whatever parts it was written with', () => {
    const part = fc.nat({ max: 400 });
    fc.assert(
      fc.property(part, part, part, (hours, minutes, seconds) => {
        expect(duration(`PT${hours}H${minutes}M${seconds}S`).elapsed).toBe(
          ((hours * 60 + minutes) * 60 + seconds) * 1000,
        );
      }),
    );
  });
});
