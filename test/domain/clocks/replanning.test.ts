import { officialNotices } from '../../../domain/calendars/official';
import { WorkCalendar } from '../../../domain/clocks/calendar';
import type { Policy } from '../../../domain/policy';
import { defaultPolicy } from '../../../domain/policy';
import { at, Life, told } from '../item/life';
import { due, orders } from '../item/orders';

/** The policy or the calendar changes, and the item is planned anew. */
function replan(life: Life, when: number, policy: Partial<Policy> = {}, off: readonly string[] = []): void {
  const own = {
    year: 2026,
    source: 'test',
    off: [...(officialNotices[1]?.off ?? []), ...off],
    work: officialNotices[1]?.work ?? [],
  };
  life.rules = {
    ...life.rules,
    policy: { ...life.rules.policy, ...policy },
    calendar: new WorkCalendar([...officialNotices.slice(0, 1), own]),
    version: { policy: life.rules.version.policy + 1, calendar: life.rules.version.calendar + 1 },
  };
  life.order('secretariat', orders.replan, when);
}

const left = (life: Life, kind: string) =>
  life.item.agenda.filter((clock) => clock.kind === kind).map(({ by, local }) => `${by} ${local.slice(5, 16)}`);

/** What was told to people, by time. */
const said = (life: Life, until: string) =>
  life.ringUntil(at(until)).flatMap(([time, event]) => {
    if (event.type === 'reminded' || event.type === 'report_chased') return [`${time} ${event.type} ${event.by}`];
    return event.type === 'escalated' || event.type === 'sign_chased' ? [`${time} ${event.type} ${event.step}`] : [];
  });

describe('planned anew', () => {
  it.each([
    '01-05 09:31',
    '01-08 09:00',
    '01-23 09:00',
    '01-26 00:00',
    '03-20 09:00',
    '03-30 09:00',
    '04-01 09:00',
    '04-10 12:00',
  ])('under the same rules, at %s, nothing changes', (time) => {
    const life = new Life();
    life.ringUntil(at(time));
    const { agenda, light, step, reportMissing, notices } = life.item;
    replan(life, at(time));
    expect(life.item).toMatchObject({ agenda, light, step, reportMissing, notices });
    expect(told(life.last)).toEqual(['replanned', 'planned']);
  });

  it('for a day off that was announced late, what falls on it moves', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-25 09:00'));
    replan(life, at('03-25 10:00'), {}, ['2026-03-30', '2026-03-27']);
    expect(left(life, 'remind')).toEqual(['P1D 03-26 09:00', 'P0D 03-26 09:00']);
    expect(left(life, 'escalate')).toEqual(['P0D 03-31 09:00', 'P3D 04-02 09:00', 'P7D 04-09 09:00']);
    expect(life.item.rules).toEqual({ policy: 1, calendar: 1 });
  });

  it('keeps the rungs that were reached, and climbs on by the new ladder', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-30 09:00'));
    const escalation = defaultPolicy.escalation.map((rung, index) => ({ ...rung, after: `P${2 + 4 * index}D` }));
    replan(life, at('03-30 10:00'), { escalation });
    expect(life.item).toMatchObject({ step: 1, light: 'red' });
    expect(left(life, 'escalate')).toEqual(['P6D 04-07 09:00', 'P10D 04-13 09:00']);
  });

  it('rungs that have gone by under the new ladder come at once, as one', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-30 09:00'));
    const escalation = defaultPolicy.escalation.map((rung) => ({ ...rung, after: 'P0D' }));
    replan(life, at('03-30 10:00'), { escalation });
    life.tick(at('03-30 10:00'));
    expect(life.last.find(({ type }) => type === 'escalated')).toMatchObject({ step: 3, steps: [2, 3] });
  });

  it('at another hour reminds of nothing twice', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-20 09:00'));
    replan(life, at('03-20 10:00'), { remindAt: '15:00' });
    expect(said(life, '03-26 23:00')).toEqual([
      '03-24 15:00 reminded P3D',
      '03-24 15:00 report_chased P1D',
      '03-25 15:00 report_chased P0D',
      '03-26 15:00 reminded P1D',
    ]);
  });

  it('with a reminder that is due and has not gone out yet, it still goes out, once', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-20 00:00'));
    replan(life, at('03-20 09:00:01'), { remindAt: '15:00' });
    const now = at('03-20 09:00:02');
    expect(life.tick(now).filter(({ type }) => type === 'reminded')).toEqual([{ type: 'reminded', by: 'P7D' }]);
    expect(said(life, '03-23 23:00')).toEqual([]);
  });

  it('at an hour that has gone by on the very day, today’s reminder goes out at once, and once; none is made up that was not to come', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-20 08:00'));
    replan(life, at('03-20 08:30'), { remindAt: '08:15', remindBefore: ['P8D', 'P7D', 'P1D'] });
    const now = at('03-20 08:30:01');
    expect(life.tick(now).filter(({ type }) => type === 'reminded')).toEqual([{ type: 'reminded', by: 'P7D' }]);
    expect(said(life, '03-26 23:00').filter((line) => line.includes('reminded'))).toEqual(['03-26 08:15 reminded P1D']);
  });

  it('at an hour that has gone by, the month’s report is still asked for on the day', () => {
    const life = new Life({ deadline: '2026-06-30' });
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-25 08:00'));
    replan(life, at('03-25 08:30'), { remindAt: '08:15' });
    const asked = life.tick(at('03-25 08:30:01')).filter(({ type }) => type === 'report_chased');
    expect(asked).toEqual([{ type: 'report_chased', month: '2026-03', by: 'P0D' }]);
  });

  it('after an extension, reminds of the new deadline though the same was told of the old one', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-20 09:00'));
    life.order('owner', { ...orders['request-extension'], ...due('2026-04-30') }, at('03-20 10:00'));
    life.order('secretariat', orders['grant-extension'], at('03-20 10:00'));
    const reminders = left(life, 'remind');
    expect(reminders).toHaveLength(5);
    replan(life, at('03-21 10:00'));
    expect(left(life, 'remind')).toEqual(reminders);
  });

  it('remembers no more than it needs: what was told of months that are over is forgotten', () => {
    const life = new Life({ deadline: '2026-12-31' });
    life.ringUntil(at('11-30 00:00'));
    expect(life.item.rung).toEqual([
      ...['sign/1', 'sign/2', 'report/2026-11/P5D', 'report/2026-11/P1D', 'report/2026-11/P0D'],
    ]);
  });

  it('with reminders that are new, those still to come go out', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('03-20 09:00'));
    replan(life, at('03-20 10:00'), { remindBefore: ['P14D', 'P7D', 'P2D'] });
    expect(left(life, 'remind')).toEqual(['P2D 03-25 09:00']);
  });

  it('turns the light as the new rules have it', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.report, at('03-02 10:00'));
    life.ringUntil(at('03-20 00:00'));
    replan(life, at('03-20 10:00'), { yellowBefore: 'P3D' });
    expect(life.item.light).toBe('green');
    replan(life, at('03-20 11:00'), { yellowBefore: 'P10D' });
    expect(life.item.light).toBe('yellow');
  });

  it('takes the new number of extensions', () => {
    const life = new Life();
    replan(life, at('02-02 10:00'), { extensionsMax: 0 });
    expect(life.item.extensionsMax).toBe(0);
    expect(life.order('owner', orders['request-extension'], at('02-02 11:00'))).toMatchObject({
      refusal: { code: 'extensions_used_up' },
    });
  });

  it('leaves the answers to notices due when they were', () => {
    const life = new Life();
    life.ringUntil(at('04-01 09:00'));
    const { notices } = life.item;
    replan(life, at('04-01 10:00'), {}, ['2026-04-02']);
    expect(life.item.notices).toEqual(notices);
    expect(left(life, 'notice')).toEqual(['P0D 04-08 09:00']);
  });

  it('a report that is missing stays so until it comes or the month ends, though its day be moved', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('01-26 10:00'));
    replan(life, at('01-26 11:00'), { reportDueDay: 28 });
    expect(life.item).toMatchObject({ reportMissing: '2026-01', light: 'yellow' });
    expect(left(life, 'report_missing')).toEqual([]);
    expect(said(life, '01-31 00:00')).toEqual([]);
    life.ringUntil(at('02-01 00:00'));
    expect(life.item).toMatchObject({ reportMissing: null, light: 'green' });
    expect(left(life, 'report_missing')).toEqual(['P0D 03-01 00:00']);
  });

  it('a report whose day moves into the past is missing by the new rules', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('01-22 10:00'));
    replan(life, at('01-22 11:00'), { reportDueDay: 20 });
    life.tick(at('01-22 11:00'));
    expect(life.item).toMatchObject({ reportMissing: '2026-01', light: 'yellow' });
  });

  it('what was missing in a month that is over by the new rules is so no more', () => {
    const life = new Life({ milestones: [] });
    life.order('owner', orders.sign, at('01-05 10:00'));
    life.ringUntil(at('01-27 10:00'));
    replan(life, at('01-27 11:00'), { monthCutoff: '26' });
    expect(life.item).toMatchObject({ reportMissing: null, light: 'green' });
    expect(left(life, 'report_missing')).toEqual(['P0D 02-26 00:00']);
  });

  it('gives an item that was issued by the first version of the product all clocks of today', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.sign, at('01-05 10:00'));
    replan(life, at('02-02 10:00'));
    expect([...new Set(life.item.agenda.map(({ kind }) => kind))].sort()).toEqual([
      ...['escalate', 'milestone', 'month_end', 'red', 'remind', 'report', 'report_missing', 'yellow'],
    ]);
  });

  it('under review and while suspended rings nothing by itself', () => {
    const reviewed = new Life({ milestones: [] });
    reviewed.order('owner', orders.submit, at('02-02 10:00'));
    replan(reviewed, at('04-10 10:00'), { remindAt: '10:30' });
    expect(reviewed.item).toMatchObject({ state: 'under_review', light: 'yellow' });
    expect(reviewed.ringUntil(at('04-30 10:00')).filter(([, { type }]) => type === 'escalated')).toEqual([]);
    reviewed.order('secretariat', orders.return, at('04-30 10:00'));
    reviewed.tick(at('04-30 10:00'));
    expect(reviewed.last.find(({ type }) => type === 'escalated')).toMatchObject({ steps: [1, 2, 3] });

    const suspended = new Life();
    suspended.order('secretariat', orders.suspend, at('02-02 10:00'));
    suspended.order('leader', { type: 'approve', request: suspended.item.requests[0]?.id ?? '' }, at('02-02 10:00'));
    replan(suspended, at('03-10 10:00'));
    expect(suspended.item).toMatchObject({ state: 'suspended', light: 'grey' });
    expect(suspended.tick(at('12-31 00:00'))).toEqual([]);
    suspended.order('secretariat', orders.resume, at('03-12 10:00'));
    expect(suspended.item.deadline).toBe('2026-05-04');
  });

  it('after an extension keeps to the deadline in force, and the ladder of an item issued late to its start', () => {
    const life = new Life();
    life.order('owner', { ...orders['request-extension'], ...due('2026-04-30') }, at('02-02 10:00'));
    life.order('secretariat', orders['grant-extension'], at('02-02 10:00'));
    replan(life, at('02-03 10:00'));
    expect(life.item).toMatchObject({ deadline: '2026-04-30', originalDeadline: '2026-03-27' });
    const late = new Life({ deadline: '2026-03-02', from: at('03-27 10:00') });
    replan(late, at('03-27 11:00'));
    expect(left(late, 'escalate')).toEqual(['P0D 03-30 09:00', 'P3D 04-01 09:00', 'P7D 04-08 09:00']);
  });
});
