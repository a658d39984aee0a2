import { whyOfLetter } from '../../api/mail/why';
import { presentAgenda } from '../../api/tasks/detail/agenda';
import { officialCalendar } from '../../domain/calendars/official';
import { planAgenda } from '../../domain/clocks/agenda';
import { planReporting } from '../../domain/clocks/reporting';
import type { Locale } from '../../domain/locale';
import { defaultPolicy } from '../../domain/policy';

const from = Date.parse('2026-03-02T10:00:00+08:00');

/** When and why the owner is reminded of an item. */
function reminders(deadline: string, locale: Locale): Record<string, string> {
  const plan = { deadline, from, policy: defaultPolicy, calendar: officialCalendar, zone: 'Asia/Shanghai' };
  const agenda = planAgenda(plan).clocks;
  const shown = presentAgenda({ agenda, state: 'assigned', milestones: [], notices: [] }, defaultPolicy, locale);
  return Object.fromEntries(
    shown.filter(({ kind }) => kind === 'remind').map(({ local, why }) => [local.slice(0, 10), why]),
  );
}
const why = (occasion: string, locale: Locale) => whyOfLetter({ kind: 'reminder', occasion, step: 0 }, locale);

describe('a reminder that a day off moves to the working day before', () => {
  it('is told in the agenda with the days that are left on the day it comes', () => {
    expect(reminders('2026-03-29', 'zh-CN')).toMatchObject({
      '2026-03-26': '距完成时限 3 天，提醒责任人',
      '2026-03-27': expect.stringMatching(/^距完成时限 2 天，提醒责任人（应在.*提醒，遇休息日提前）$/),
    });
    expect(Object.values(reminders('2026-03-29', 'en'))).toContain(
      '2 days to the deadline: the owner is reminded (meant for the day itself, a day off)',
    );
    expect(Object.values(reminders('2026-03-29', 'zh-CN'))).not.toContain('完成时限当天提醒责任人');
  });

  it('is told likewise where the deadline is an instant', () => {
    expect(reminders('2026-03-29T00:00:00+08:00', 'en')['2026-03-27']).toMatch(/^2 days to the deadline/);
    expect(reminders('2026-03-27T17:00:00+08:00', 'en')['2026-03-27']).toMatch(/^the day of the deadline/);
  });

  it('is told in the list of letters with the day that it was meant for', () => {
    expect(why('P0D@2026-03-29', 'zh-CN')).toBe('距完成时限 2026-03-29 2 天提醒（应在当天提醒，遇休息日提前）');
    expect(why('P1D@2026-03-29', 'en')).toBe(
      '1 day before the deadline, 2026-03-29: as that is a day off, 2 days before it',
    );
  });

  it('of a month’s report is told with the days that are left as well', () => {
    const rules = { policy: defaultPolicy, calendar: officialCalendar, zone: 'Asia/Shanghai' };
    const agenda = planReporting('2026-12', { lastReportAt: null }, rules);
    const shown = (locale: Locale) =>
      presentAgenda({ agenda, state: 'assigned', milestones: [], notices: [] }, defaultPolicy, locale)
        .filter(({ kind }) => kind === 'report')
        .map(({ local, why }) => `${local.slice(0, 10)} ${why}`);
    // The 20th is a Sunday.
    expect(shown('zh-CN')).toEqual([
      '2026-12-18 距 2026-12 月报应报日 7 天，提醒责任人（应在前 5 天提醒，遇休息日提前）',
      '2026-12-24 距 2026-12 月报应报日 1 天，提醒责任人',
      '2026-12-25 2026-12 月报今天应报，提醒责任人',
    ]);
    expect(shown('en')[0]).toBe(
      '2026-12-18 7 days to the report of 2026-12: the owner is reminded (meant for 5 days to it, a day off)',
    );
  });

  it('on a working day says what it always said, and never that the day is today', () => {
    expect(reminders('2026-03-27', 'zh-CN')['2026-03-27']).toBe('完成时限当天提醒责任人');
    expect(why('P0D@2026-03-27', 'zh-CN')).toBe('完成时限 2026-03-27 当天提醒');
    expect(why('P0D@2026-03-27', 'en')).toBe('On the day of the deadline, 2026-03-27');
    expect(why('PT2S@2026-03-27T17:00:00+08:00', 'en')).toMatch(/^2 seconds before the deadline/);
  });
});
