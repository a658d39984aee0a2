import { nextClock } from '../../../domain/clocks/clock';
import { defaultPolicy } from '../../../domain/policy';
import { at, Life, told } from './life';
import { orders } from './orders';

/** What a waking said: reminders by their policy's words, lights, and the rungs that came together. */
function said(life: Life, now: number): unknown[] {
  return life.tick(now).flatMap((event): unknown[] => {
    if (event.type === 'reminded') return [event.by];
    if (event.type === 'turned') return [event.light];
    if (event.type === 'notice_lapsed') return [life.item.notices.find(({ id }) => id === event.notice)?.colour];
    return event.type === 'escalated' ? [[event.step, event.steps]] : [];
  });
}

describe('the clocks of an item that nobody touches', () => {
  it('remind, turn yellow, turn red, and climb the ladder, each at its time and once', () => {
    const life = new Life({ old: true });
    const lived: unknown[] = [];
    for (let clock = nextClock(life.item); clock; clock = nextClock(life.item)) {
      expect(life.tick(clock.at - 1)).toEqual([]);
      const local = clock.local.slice(5, 16);
      lived.push([local, ...said(life, clock.at)]);
      expect(life.tick(clock.at)).toEqual([]);
    }
    expect(lived).toEqual([
      ['03-13 09:00', 'P14D'],
      ['03-20 00:00', 'yellow'],
      ['03-20 09:00', 'P7D'],
      ['03-24 09:00', 'P3D'],
      ['03-26 09:00', 'P1D'],
      ['03-27 09:00', 'P0D'],
      ['03-28 00:00', 'red'],
      ['03-30 09:00', [1, [1]]],
      ['04-01 09:00', [2, [2]]],
      ['04-08 09:00', [3, [3]], 'blue'],
      ['04-14 09:00', 'yellow'],
      ['04-20 09:00', 'red'],
    ]);
    expect(life.item).toMatchObject({ light: 'red', step: 3, version: 13, agenda: [] });
  });
});

describe('while the engine was away', () => {
  it('missed reminders are told once, by the last of them', () => {
    expect(said(new Life({ old: true }), at('03-26 09:00'))).toEqual(['P1D', 'yellow']);
  });

  it('missed rungs come in one event with the red light, and no reminder comes after the deadline', () => {
    const life = new Life({ old: true });
    expect(said(life, at('04-01 09:00'))).toEqual(['red', [2, [1, 2]]]);
    expect(said(life, at('04-30 09:00'))).toEqual([[3, [3]], 'blue']);
  });

  it('a reminder is still sent at the deadline itself, and not a millisecond later', () => {
    const due = at('03-27 23:59:59.999');
    expect(said(new Life({ old: true }), due)).toEqual(['P0D', 'yellow']);
    expect(said(new Life({ old: true }), due + 1)).toEqual(['red']);
  });
});

describe('while an item is under review', () => {
  it('neither reminds nor turns red nor climbs; turning yellow goes on', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('03-02 10:00'));
    expect(nextClock(life.item)?.kind).toBe('yellow');
    expect(said(life, at('03-20 00:00'))).toEqual(['yellow']);
    expect(nextClock(life.item)).toBeUndefined();
    expect(life.tick(at('12-31 00:00'))).toEqual([]);
  });

  it('a clock that was about to ring when it was submitted does not make a later one ring before its time', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('03-13 08:59'));
    expect(life.tick(at('03-13 09:00'))).toEqual([]);
    expect(life.item.light).toBe('green');
  });
});

describe('after a return', () => {
  it('past the deadline, all missed rungs come in one event, the highest being the step', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('03-27 10:00'));
    life.order('secretariat', orders.return, at('04-02 15:00'));
    expect(life.item.light).toBe('red');
    expect(said(life, at('04-02 15:00'))).toEqual([[2, [1, 2]]]);
    expect(life.item.step).toBe(2);
    expect(said(life, at('04-08 09:00'))).toEqual([[3, [3]]]);
  });

  it('before the deadline, reminders that went by under review are not made up for', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('03-12 10:00'));
    life.order('secretariat', orders.return, at('03-24 10:00'));
    expect(life.item.light).toBe('yellow');
    expect(told(life.tick(at('03-24 10:00')))).toEqual(['rang']);
    expect(said(life, at('03-26 09:00'))).toEqual(['P1D']);
  });

  it('a rung climbed before the submission is not climbed again', () => {
    const life = new Life({ old: true });
    life.tick(at('03-30 09:00'));
    life.order('owner', orders.submit, at('03-31 10:00'));
    life.order('secretariat', orders.return, at('04-01 10:00'));
    expect(said(life, at('04-01 10:00'))).toEqual([[2, [2]]]);
  });
});

describe('an item issued after its deadline', () => {
  it('is red from the start without anybody being reminded, and climbs from the issue', () => {
    const life = new Life({ deadline: '2026-03-02', from: at('03-27 10:00'), old: true });
    expect(life.item.light).toBe('red');
    expect(life.tick(at('03-30 08:59'))).toEqual([]);
    expect(said(life, at('03-30 09:00'))).toEqual([[1, [1]]]);
  });
});

describe('a final item', () => {
  it('is never spoken of by a clock again', () => {
    const life = new Life({ old: true });
    life.order('owner', orders.submit, at('03-02 10:00'));
    life.order('secretariat', orders.accept, at('03-03 10:00'));
    expect(nextClock(life.item)).toBeUndefined();
    expect(life.tick(at('12-31 00:00'))).toEqual([]);
  });
});

it('an item on a rung is red, even where the clock of the light had gone missing', () => {
  const life = new Life({ policy: { ...defaultPolicy, remindBefore: [] }, old: true });
  life.item = { ...life.item, agenda: life.item.agenda.filter(({ kind }) => kind !== 'red') };
  expect(said(life, at('03-30 09:00'))).toEqual(['red', [1, [1]]]);
});
