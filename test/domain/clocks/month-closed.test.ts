import { officialCalendar } from '../../../domain/calendars/official';
import { monthAt } from '../../../domain/clocks/reporting';
import { defaultPolicy } from '../../../domain/policy';
import { at, Life } from '../item/life';
import { orders } from '../item/orders';

const cutOff = at('03-27 18:00');
const closed = new Map([['2026-03', cutOff]]);
const rules = { policy: defaultPolicy, calendar: officialCalendar, zone: 'Asia/Shanghai', closed };

/** An item whose report of March is missing when March is closed by hand on the 27th. */
function closedEarly(): Life {
  const life = new Life({ deadline: '2026-12-31', milestones: [] });
  life.order('owner', orders.sign, at('01-05 10:00'));
  life.ringUntil(at('03-27 12:00'));
  expect(life.item).toMatchObject({ reportMissing: '2026-03', light: 'yellow' });
  life.rules = { ...life.rules, closed };
  life.order('secretariat', { type: 'replan', cause: 'month' }, at('03-28 10:00'));
  return life;
}

const chased = (life: Life, until: string) =>
  life
    .ringUntil(at(until))
    .flatMap(([time, event]) =>
      event.type === 'report_missed' || event.type === 'report_chased' ? [`${time} ${event.month}`] : [],
    );

describe('a month that was closed by hand before its own end', () => {
  it('ends with the close, and the rest of it belongs to the next', () => {
    expect(monthAt(cutOff, rules)).toBe('2026-03');
    expect(monthAt(cutOff + 1, rules)).toBe('2026-04');
    expect(monthAt(at('03-31 12:00'), { ...rules, closed: new Map() })).toBe('2026-03');
  });

  it('wants no report any more: what was missing is not, and the light goes back', () => {
    expect(closedEarly().item).toMatchObject({ reportMissing: null, light: 'green' });
  });

  it('is not asked about at its own end either, and the next is asked for once', () => {
    const life = closedEarly();
    const ends = life.item.agenda.filter(({ kind }) => kind === 'month_end');
    expect(ends.map(({ of, since, local }) => [of, since, local])).toEqual([
      ['2026-04', cutOff + 1, '2026-05-01 00:00:00'],
    ]);
    expect(chased(life, '05-01 00:00')).toEqual(['04-20 09:00 2026-04', '04-24 09:00 2026-04', '04-26 00:00 2026-04']);
  });

  it('takes a report of its last days for the next month', () => {
    const life = closedEarly();
    life.order('owner', orders.report, at('03-30 10:00'));
    expect(chased(life, '05-01 00:00')).toEqual([]);
    expect(life.item.agenda.find(({ kind }) => kind === 'report_missing')).toMatchObject({ of: '2026-05' });
  });
});
