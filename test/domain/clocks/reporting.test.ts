import { officialCalendar } from '../../../domain/calendars/official';
import { WorkCalendar } from '../../../domain/clocks/calendar';
import { firstMonth, monthAt, planReporting } from '../../../domain/clocks/reporting';
import type { Policy } from '../../../domain/policy';
import { defaultPolicy } from '../../../domain/policy';
import { at, Life } from '../item/life';
import { orders } from '../item/orders';

const rulesOf = (policy: Partial<Policy> = {}, calendar = officialCalendar) => ({
  policy: { ...defaultPolicy, ...policy },
  calendar,
  zone: 'Asia/Shanghai',
});
const planned = (month: string, policy: Partial<Policy> = {}) =>
  planReporting(month, { lastReportAt: null }, rulesOf(policy)).map(({ kind, by, local }) =>
    kind === 'report' ? `${by} ${local}` : `${kind} ${local}`,
  );

/** An item with a far deadline that is signed for, so that only its reports speak. */
function quiet(policy: Partial<Policy> = {}): Life {
  const life = new Life({ deadline: '2026-12-31', policy: { ...defaultPolicy, ...policy }, milestones: [] });
  life.order('owner', orders.sign, at('01-05 10:00'));
  return life;
}

/** What was said of reports and the light: `03-26 00:00 missed 2026-03`. */
function said(life: Life, until: string): string[] {
  return life.ringUntil(at(until)).flatMap(([time, event]) => {
    if (event.type === 'report_chased') return [`${time} ${event.by} of ${event.month}`];
    if (event.type === 'report_missed') return [`${time} missed ${event.month}`];
    return event.type === 'turned' ? [`${time} ${event.light}`] : [];
  });
}

describe("a month's report is due on the policy's day", () => {
  it.each([
    ['2026-03', {}, '2026-03-26'],
    ['2026-02', { reportDueDay: 31 }, '2026-03-01'],
    ['2028-02', { reportDueDay: 30 }, '2028-03-01'],
    ['2026-04', { reportDueDay: 31 }, '2026-05-01'],
    ['2026-12', { reportDueDay: 31 }, '2027-01-01'],
  ])('%s %j: missing from %s on; a short month has its last day', (month, policy, missing) => {
    expect(planned(month, policy)).toContain(`report_missing ${missing} 00:00:00`);
  });

  it.each([
    ['2026-03', ['P5D 2026-03-20', 'P1D 2026-03-24', 'P0D 2026-03-25']],
    // 25 April 2026 is a Saturday: both go out on the Friday.
    ['2026-04', ['P5D 2026-04-20', 'P1D 2026-04-24', 'P0D 2026-04-24']],
    // 20 September 2026 is a make-up Sunday (调休), and the 25th the first day of the Mid-Autumn holiday.
    ['2026-09', ['P5D 2026-09-20', 'P1D 2026-09-24', 'P0D 2026-09-24']],
    ['2026-07', ['P5D 2026-07-20', 'P1D 2026-07-24', 'P0D 2026-07-24']],
  ])('%s: reminded 5 and 1 days before and on the day, on a working day or the one before: %j', (month, expected) => {
    const reminders = planned(month).filter((line) => line.startsWith('P'));
    expect(reminders).toEqual(expected.map((line) => `${line} 09:00:00`));
  });

  it('in whatever order the policy has its reminders, the nearest to the day is the last of a morning', () => {
    const reminders = planned('2026-04', { reportRemindBefore: ['P0D', 'P1D', 'P5D'] });
    expect(reminders.slice(0, 3).map((line) => line.slice(0, 3))).toEqual(['P5D', 'P1D', 'P0D']);
  });

  it('reminders in hours go out at their instant, any day', () => {
    expect(planned('2026-04', { reportRemindBefore: ['PT12H'] })[0]).toBe('PT12H 2026-04-25 11:59:59');
  });

  it('none is asked for before its month begins', () => {
    expect(planned('2026-04', { reportDueDay: 3 }).map((line) => line.slice(0, 14))).toEqual([
      'P1D 2026-04-02',
      'P0D 2026-04-03',
      'report_missing',
      'month_end 2026',
    ]);
  });

  it('marks what rests on a year without an official notice as assumed', () => {
    const assumed = (month: string, calendar = officialCalendar) =>
      planReporting(month, { lastReportAt: null }, rulesOf({}, calendar)).map((clock) => clock.assumed === true);
    expect(assumed('2026-12')).toEqual([false, false, false, false, false]);
    expect(assumed('2027-01')).toEqual([true, true, true, false, false]);
    const only2026 = new WorkCalendar([{ year: 2026, source: '', off: ['2026-01-01', '2026-01-02'], work: [] }]);
    const newYear = planReporting('2026-01', { lastReportAt: null }, rulesOf({ reportDueDay: 3 }, only2026));
    expect(newYear.filter(({ kind }) => kind === 'report')).toEqual([]);
  });
});

describe('the first month', () => {
  it.each([
    ['2026-01-01T00:00:00+08:00', '2026-01'],
    ['2026-01-10T23:59:59+08:00', '2026-01'],
    ['2026-01-11T00:00:00+08:00', '2026-02'],
    ['2026-12-11T00:00:00+08:00', '2027-01'],
    ['2026-01-31T23:00:00+08:00', '2026-02'],
  ])('issued %s: %s', (issued, month) => {
    expect(firstMonth(Date.parse(issued), 'Asia/Shanghai')).toBe(month);
  });

  it('of an item issued after the 10th is the next: nothing is asked before', () => {
    const life = new Life({ deadline: '2026-12-31', from: at('03-11 09:00'), milestones: [] });
    life.order('owner', orders.sign, at('03-11 10:00'));
    expect(said(life, '04-30 23:59')).toEqual([
      '04-20 09:00 P5D of 2026-04',
      '04-24 09:00 P0D of 2026-04',
      '04-26 00:00 missed 2026-04',
      '04-26 00:00 yellow',
    ]);
  });
});

describe('a missing report', () => {
  it('turns the item yellow until the month ends, month after month', () => {
    expect(said(quiet(), '03-01 00:00')).toEqual([
      '01-20 09:00 P5D of 2026-01',
      '01-23 09:00 P0D of 2026-01',
      '01-26 00:00 missed 2026-01',
      '01-26 00:00 yellow',
      '02-01 00:00 green',
      '02-14 09:00 P5D of 2026-02',
      '02-24 09:00 P1D of 2026-02',
      '02-25 09:00 P0D of 2026-02',
      '02-26 00:00 missed 2026-02',
      '02-26 00:00 yellow',
      '03-01 00:00 green',
    ]);
  });

  it('turns it yellow until it comes', () => {
    const life = quiet();
    life.ringUntil(at('01-26 00:00'));
    life.order('owner', orders.report, at('01-27 10:00'));
    expect(life.item).toMatchObject({ light: 'green', reportMissing: null });
    expect(said(life, '02-01 00:00')).toEqual([]);
  });

  it.each(['owner', 'substitute', 'unit_head'] as const)('is not wanted after one by the %s', (as) => {
    const life = quiet();
    life.order(as, orders.report, at('01-06 10:00'));
    expect(said(life, '02-01 00:00')).toEqual([]);
  });

  it("is not made good by a co-operating unit's report", () => {
    const life = quiet();
    life.order('co_unit', orders.report, at('01-06 10:00'));
    expect(said(life, '01-31 00:00').at(-1)).toBe('01-26 00:00 yellow');
    life.order('co_unit', orders.report, at('01-31 10:00'));
    expect(life.item).toMatchObject({ light: 'yellow', reportMissing: '2026-01' });
  });

  it('counts for the month in which it comes: one of January does not serve for February', () => {
    const life = quiet();
    life.order('owner', orders.report, at('01-31 23:59'));
    expect(said(life, '02-26 00:00').at(-1)).toBe('02-26 00:00 yellow');
  });

  it('leaves a red item red, and one near its deadline yellow', () => {
    const life = new Life({ deadline: '2026-01-20', milestones: [] });
    life.order('owner', orders.sign, at('01-05 10:00'));
    expect(said(life, '02-02 00:00').filter((line) => /green|yellow|red/.test(line))).toEqual([
      '01-13 00:00 yellow',
      '01-21 00:00 red',
    ]);
    const near = new Life({ deadline: '2026-01-31', milestones: [] });
    near.ringUntil(at('01-26 00:00'));
    near.order('owner', orders.report, at('01-27 10:00'));
    expect(near.item.light).toBe('yellow');
  });
});

describe('a cut-off other than the last day', () => {
  it('ends the month; what comes after counts to the next', () => {
    const rules = rulesOf({ monthCutoff: '20', reportDueDay: 15 });
    expect(monthAt(at('03-20 23:59:59.999'), rules)).toBe('2026-03');
    expect(monthAt(at('03-21 00:00'), rules)).toBe('2026-04');
    const life = quiet({ monthCutoff: '20', reportDueDay: 15 });
    life.ringUntil(at('01-21 00:00'));
    life.order('owner', orders.report, at('01-21 10:00'));
    // January ended on the 20th: this is February's report.
    expect(said(life, '03-31 00:00')).toEqual([
      '03-10 09:00 P5D of 2026-03',
      '03-13 09:00 P0D of 2026-03',
      '03-16 00:00 missed 2026-03',
      '03-16 00:00 yellow',
      '03-21 00:00 green',
    ]);
  });

  it('before the day on which reports are due makes them due with the cut-off', () => {
    expect(planned('2026-03', { monthCutoff: '20' }).at(-2)).toBe('report_missing 2026-03-21 00:00:00');
  });
});
