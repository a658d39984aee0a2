import { at, Life, told } from '../item/life';
import { due, orders } from '../item/orders';

/** An item with a far deadline that is signed for, so that only its reports speak. */
function quiet(): Life {
  const life = new Life({ deadline: '2026-12-31', milestones: [] });
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

describe('while the engine was away', () => {
  it('reminders missed meanwhile come as one, and a report that is overdue by then as missing alone', () => {
    const life = quiet();
    life.tick(at('01-23 12:00'));
    expect(told(life.last)).toEqual(['rang', 'report_chased']);
    expect(life.last[1]).toMatchObject({ by: 'P0D', month: '2026-01' });
    const later = quiet();
    later.tick(at('01-27 12:00'));
    expect(told(later.last)).toEqual(['rang', 'report_missed', 'turned']);
  });

  it('months that went by as a whole are skipped', () => {
    const life = quiet();
    life.tick(at('05-04 12:00'));
    expect(told(life.last)).toEqual(['rang', 'scheduled']);
    expect(life.item).toMatchObject({ light: 'green', reportMissing: null });
    expect(said(life, '05-31 00:00')[0]).toBe('05-20 09:00 P5D of 2026-05');
  });

  it('what has rung unheard of the running month is told at once', () => {
    const life = quiet();
    life.tick(at('04-27 12:00'));
    life.tick(at('04-27 12:00'));
    expect(told(life.last)).toEqual(['rang', 'report_missed', 'turned']);
    expect(life.item).toMatchObject({ light: 'yellow', reportMissing: '2026-04' });
  });

  it('but not where the report of the running month is in', () => {
    const life = quiet();
    life.order('owner', orders.report, at('04-10 12:00'));
    life.tick(at('04-27 12:00'));
    expect(life.item.agenda.filter(({ kind }) => kind.startsWith('report'))).toEqual([]);
  });
});

describe('while an item is under review', () => {
  it('nothing is asked for; a month that ends goes by, and the next is planned', () => {
    const life = quiet();
    life.order('owner', orders.submit, at('01-12 10:00'));
    expect(said(life, '03-10 10:00')).toEqual([]);
    life.order('secretariat', orders.return, at('03-10 10:00'));
    expect(said(life, '03-31 00:00')[0]).toBe('03-20 09:00 P5D of 2026-03');
  });

  it('a report that fell due and whose month ended meanwhile is not missed by the return', () => {
    const life = quiet();
    life.order('owner', orders.submit, at('01-12 10:00'));
    life.ringUntil(at('04-03 10:00'));
    life.order('secretariat', orders.return, at('04-03 10:00'));
    expect(life.tick(at('04-03 10:00'))).toEqual([]);
    expect(life.item.light).toBe('green');
  });

  it('a report that is overdue in the running month is missing as the item comes back', () => {
    const life = quiet();
    life.order('owner', orders.submit, at('01-12 10:00'));
    life.ringUntil(at('03-28 10:00'));
    life.order('secretariat', orders.return, at('03-28 10:00'));
    life.tick(at('03-28 10:00'));
    expect(told(life.last)).toEqual(['rang', 'report_missed', 'turned']);
  });

  it("the submission itself is that month's report", () => {
    const life = quiet();
    life.ringUntil(at('01-26 00:00'));
    life.order('owner', orders.submit, at('01-27 10:00'));
    expect(life.item).toMatchObject({ light: 'green', reportMissing: null });
  });
});

describe('a suspension', () => {
  const suspend = (life: Life, from: number, until: number) => {
    life.ringUntil(from);
    life.order('secretariat', orders.suspend, from);
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, from);
    life.order('secretariat', orders.resume, until);
  };

  it('over the day of the report asks for none that month', () => {
    const life = quiet();
    suspend(life, at('03-10 10:00'), at('03-28 10:00'));
    expect(said(life, '04-19 10:00')).toEqual([]);
    expect(said(life, '04-30 10:00')[0]).toBe('04-20 09:00 P5D of 2026-04');
  });

  it('within the month leaves a missing report missing', () => {
    const life = quiet();
    suspend(life, at('03-27 10:00'), at('03-30 10:00'));
    expect(life.item).toMatchObject({ light: 'yellow', reportMissing: '2026-03' });
    expect(said(life, '04-01 00:00')).toEqual(['04-01 00:00 green']);
  });

  it('over the end of the month forgets what was missing in it', () => {
    const life = quiet();
    suspend(life, at('03-27 10:00'), at('04-02 10:00'));
    expect(life.item).toMatchObject({ light: 'green', reportMissing: null });
  });
});

it('a new deadline asks for no report twice, and forgets none', () => {
  const life = quiet();
  life.ringUntil(at('03-20 09:00'));
  life.order('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-11-30') }, at('03-20 10:00'));
  expect(said(life, '03-31 10:00')).toEqual([
    '03-24 09:00 P1D of 2026-03',
    '03-25 09:00 P0D of 2026-03',
    '03-26 00:00 missed 2026-03',
    '03-26 00:00 yellow',
  ]);
  life.order('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-10-30') }, at('03-31 11:00'));
  expect(life.item).toMatchObject({ light: 'yellow', reportMissing: '2026-03' });
  expect(said(life, '04-01 00:00')).toEqual(['04-01 00:00 green']);
});

it('a report that is overdue when the deadline is moved is still missed: the engine was only late', () => {
  const life = quiet();
  life.ringUntil(at('03-25 09:00'));
  life.order('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-11-30') }, at('03-26 00:00:01'));
  life.tick(at('03-26 00:00:02'));
  expect(life.item).toMatchObject({ light: 'yellow', reportMissing: '2026-03' });
});
