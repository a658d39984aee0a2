import type { PeriodEntry, Window } from '../../../domain/periods/entry';
import { entryOf } from '../../../domain/periods/entry';
import { actor, at, Life } from '../item/life';
import { orders } from '../item/orders';

const march: Window = { month: '2026-03', from: at('02-28 23:59:59.999'), cutOff: at('03-31 23:59:59.999') };
const april: Window = { month: '2026-04', from: march.cutOff, cutOff: at('04-30 23:59:59.999') };

/** The entry of a life, its lines recorded as they happened but for those that are said to have come later. */
function entry(life: Life, window: Window, late: Readonly<Record<number, number>> = {}): PeriodEntry | null {
  const ledger = life.entries.map((told) => ({
    ...{ ...told, recordedAt: late[told.seq] ?? told.at, hash: `hash ${told.seq}` },
  }));
  return entryOf(ledger, window, () => life.rules);
}
const report = { ...orders.report, percent: 40 };

describe('an entry of a month', () => {
  it('tells how the item stood at the cut-off, with every clock rung by then, though none had been heard', () => {
    const life = new Life(); // due on Friday 27 March; nobody acts, and no clock is heard
    expect(entry(life, march)).toMatchObject({
      ...{
        state: 'assigned',
        light: 'red',
        step: 1,
        percent: 0,
        late: true,
        daysOverdue: 4,
        version: 1,
        hash: 'hash 1',
      },
      ...{ reported: false, reportedAt: null, reportDue: true, listed: false },
      before: { state: 'assigned', light: 'yellow', step: 0, percent: 0 },
    });
    expect(entry(life, april)).toMatchObject({ light: 'red', step: 3, listed: true, daysOverdue: 34 });
  });

  it('is the same whether the clocks rang on time, late, or not at all', () => {
    const onTime = new Life();
    onTime.ringUntil(at('04-20 12:00'));
    const late = new Life();
    late.tick(at('04-20 12:00'));
    const of = (life: Life) => {
      const { version: _, hash: __, ...rest } = entry(life, march) ?? {};
      return rest;
    };
    expect(of(onTime)).toEqual(of(new Life()));
    expect(of(late)).toEqual(of(new Life()));
  });

  it('counts what the ledger recorded in it, whenever the person had acted', () => {
    const life = new Life();
    life.order('owner', orders.sign, at('03-02 10:00'));
    life.order('owner', report, at('03-31 23:59'));
    const recordedInApril = { 3: at('04-01 00:00:01') };
    expect(entry(life, march, recordedInApril)).toMatchObject({ percent: 0, reported: false, version: 2 });
    expect(entry(life, april, recordedInApril)).toMatchObject({
      ...{ percent: 40, reported: true, reportedAt: at('04-01 00:00:01'), before: { percent: 0 } },
    });
  });

  it('tells the first of several reports, and none of a co-operating unit', () => {
    const life = new Life();
    life.order('co_unit', orders.report, at('03-03 10:00'));
    expect(entry(life, march)).toMatchObject({ reported: false });
    life.order('owner', report, at('03-10 10:00'));
    life.order('owner', { ...report, percent: 60 }, at('03-20 10:00'));
    expect(entry(life, march)).toMatchObject({ reported: true, reportedAt: at('03-10 10:00'), percent: 60 });
  });

  it('wants no report of what was issued late in the month, nor of what nobody has in hand', () => {
    expect(entry(new Life({ from: at('03-11 09:30'), deadline: '2026-06-30' }), march)).toMatchObject({
      reportDue: false,
    });
    expect(entry(new Life({ from: at('03-10 09:30'), deadline: '2026-06-30' }), march)).toMatchObject({
      reportDue: true,
    });
    const suspended = new Life();
    suspended.order(actor('secretariat', 'asker'), orders.suspend, at('03-02 10:00'));
    suspended.order('leader', { type: 'approve', request: suspended.item.requests[0]?.id ?? '' }, at('03-02 11:00'));
    expect(entry(suspended, march)).toMatchObject({
      ...{
        state: 'suspended',
        light: 'grey',
        reportDue: false,
        late: false,
        daysOverdue: 0,
        happened: { suspended: 1 },
      },
    });
  });

  it('is there for what was open at any time in the month, and for nothing else', () => {
    const life = new Life();
    life.order('owner', orders.submit, at('03-20 10:00'));
    life.order('secretariat', orders.accept, at('03-23 10:00'));
    expect(entry(life, march)).toMatchObject({
      ...{ state: 'accepted', light: 'blue', percent: 100, late: false, effectRating: expect.any(Number) },
      happened: { submitted: 1, accepted: 1 },
    });
    expect(entry(life, april)).toBeNull();
    life.order('leader', orders.instruct, at('04-02 10:00'));
    expect(entry(life, april)).toBeNull();
    life.order(actor('secretariat', 'asker'), orders.reopen, at('04-03 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('04-03 11:00'));
    expect(entry(life, april)).toMatchObject({ state: 'in_progress', happened: { reopened: 1, instructed: 1 } });
    expect(entry(new Life({ from: at('04-01 09:30') }), march)).toBeNull();
  });

  it('keeps late visible after completion, by the submission', () => {
    const life = new Life();
    life.order('owner', orders.submit, at('03-30 10:00'));
    life.order('secretariat', orders.accept, at('04-10 10:00'));
    expect(entry(life, march)).toMatchObject({ state: 'under_review', light: 'yellow', late: true, daysOverdue: 3 });
    expect(entry(life, april)).toMatchObject({ state: 'accepted', light: 'blue', late: true, daysOverdue: 3 });
  });

  it('keeps the names and the deadline of its time', () => {
    const life = new Life();
    const to = { id: 'other', name: '新责任人', unit: 'U1' };
    life.order('secretariat', { type: 'amend', reason: '调岗', owner: to }, at('04-02 10:00'));
    expect(entry(life, march)).toMatchObject({ owner: { name: 'owner' }, deadline: '2026-03-27' });
    expect(entry(life, april)).toMatchObject({ owner: { id: 'other', name: '新责任人' } });
  });
});
