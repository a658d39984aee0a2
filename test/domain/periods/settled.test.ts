import { officialCalendar } from '../../../domain/calendars/official';
import type { Order } from '../../../domain/item/command';
import type { LedgerLine } from '../../../domain/periods/entry';
import { holdingOf, isDueBy, settlementOf, spanOf } from '../../../domain/periods/settled';
import { defaultPolicy } from '../../../domain/policy';
import { actor, at, Life, refused } from '../item/life';
import { due, orders } from '../item/orders';

const rules = { policy: defaultPolicy, calendar: officialCalendar, zone: 'Asia/Shanghai' };
const [first, second] = [spanOf('2026-Q1', rules), spanOf('2026-Q2', rules)];
const asker = actor('secretariat', 'Wang');

function give(life: Life, order: Order, when: number, as: Parameters<Life['order']>[0] = 'secretariat'): void {
  expect([order.type, refused(life.order(as, order, when))]).toEqual([order.type, undefined]);
}

function approved(life: Life, order: Order, when: number): void {
  give(life, order, when, asker);
  give(life, { type: 'approve', request: life.item.requests.at(-1)?.id ?? '' }, when, 'leader');
}

/** What a quarter finds of an item: nothing where it was not due, `unsettled`, or how it is settled. */
function found(life: Life, span = first): string | null {
  const ledger = life.entries.map((entry): LedgerLine => ({ ...entry, recordedAt: entry.at, hash: '' }));
  const holding = holdingOf(ledger, span);
  if (!holding || !isDueBy(holding, span)) return null;
  return settlementOf(holding, span) ?? 'unsettled';
}

const carry = (deadline: string): Order => ({ ...orders['carry-over'], ...due(deadline) });
const extend = (life: Life, deadline: string, when: number) => {
  give(life, { ...orders['request-extension'], ...due(deadline) }, when, 'owner');
  give(life, orders['grant-extension'], when, life.item.extensionsGranted === 0 ? 'secretariat' : 'leader');
};

describe('a quarter', () => {
  it('begins with the cut-off before it, and ends with its last day in the organisation’s zone', () => {
    expect(first).toEqual({
      ...{ quarter: '2026-Q1', begins: at('01-01 00:00') - 1 },
      ...{ until: at('04-01 00:00') - 1, ends: at('04-01 00:00') - 1 },
    });
    const closed = new Map([
      ['2026-03', at('03-25 18:00')],
      ['2026-06', at('06-29 12:00')],
    ]);
    expect(spanOf('2026-Q2', { ...rules, closed })).toEqual({
      ...{ quarter: '2026-Q2', begins: at('03-25 18:00'), until: at('06-29 12:00'), ends: at('07-01 00:00') - 1 },
    });
  });
});

describe('an item is due by the end of a quarter', () => {
  it.each([
    ['2026-03-31', 'unsettled', 'unsettled'],
    ['2026-03-31T23:59:59+08:00', 'unsettled', 'unsettled'],
    ['2026-04-01T00:00:00+08:00', null, 'unsettled'],
    ['2026-04-01', null, 'unsettled'],
    ['2026-07-01', null, null],
  ])('when its deadline lies in or before it: %s', (deadline, inFirst, inSecond) => {
    const life = new Life({ deadline });
    expect([found(life), found(life, second)]).toEqual([inFirst, inSecond]);
  });

  it('by the deadline in force when the quarter began: an extension during it does not take it off the list', () => {
    const during = new Life();
    extend(during, '2026-06-30', at('02-02 10:00'));
    expect([found(during), found(during, second)]).toEqual(['unsettled', 'unsettled']);
    extend(during, '2026-09-30', at('03-20 10:00'));
    expect([found(during), found(during, second)]).toEqual(['unsettled', null]);
  });

  it('and one brought forward into it is not on its list, but on that of the next', () => {
    const life = new Life({ deadline: '2026-06-30' });
    give(life, { type: 'amend', reason: '提前', deadline: due('2026-03-20') }, at('02-02 10:00'));
    expect([found(life), found(life, second)]).toEqual([null, 'unsettled']);
  });

  it('not when it was issued after the quarter, however long ago its deadline', () => {
    const life = new Life({ from: at('04-01 09:00'), deadline: '2026-03-27' });
    expect([found(life), found(life, second)]).toEqual([null, 'unsettled']);
  });

  it('not when it was over before the quarter began, unless it has been taken up again', () => {
    const life = new Life();
    give(life, orders.submit, at('03-20 10:00'), 'owner');
    give(life, orders.accept, at('03-21 10:00'));
    give(life, orders.instruct, at('04-10 10:00'), 'leader');
    expect([found(life), found(life, second)]).toEqual(['accepted', null]);
    approved(life, orders.reopen, at('05-10 10:00'));
    expect([found(life), found(life, second)]).toEqual(['unsettled', 'unsettled']);
  });
});

describe('an item is settled', () => {
  it('by acceptance, not while it is under review', () => {
    const life = new Life();
    give(life, orders.submit, at('03-20 10:00'), 'owner');
    expect(found(life)).toBe('unsettled');
    give(life, orders.accept, at('04-02 10:00'));
    expect(found(life)).toBe('accepted');
  });

  it('by a suspension until it is resumed, and by a cancellation', () => {
    const life = new Life();
    approved(life, orders.suspend, at('03-20 10:00'));
    expect(found(life)).toBe('suspended');
    give(life, orders.resume, at('04-05 10:00'));
    expect(found(life)).toBe('unsettled');
    approved(life, orders.cancel, at('04-06 10:00'));
    expect(found(life)).toBe('cancelled');
  });

  it('by a carry-over that was approved, not by one that waits', () => {
    const life = new Life();
    give(life, carry('2026-06-30'), at('03-30 10:00'), asker);
    expect(found(life)).toBe('unsettled');
    give(life, { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('04-02 10:00'), 'leader');
    expect(found(life)).toBe('carried_over');
  });

  it('by a carry-over while the deadline stays beyond the quarter: extended it does, brought back it does not', () => {
    const life = new Life();
    approved(life, carry('2026-06-30'), at('03-10 10:00'));
    extend(life, '2026-07-31', at('03-11 10:00'));
    expect(found(life)).toBe('carried_over');
    give(life, { type: 'amend', reason: '提前', deadline: due('2026-03-31') }, at('03-12 10:00'));
    expect(found(life)).toBe('unsettled');
    extend(life, '2026-05-31', at('03-13 10:00'));
    expect(found(life)).toBe('unsettled');
    approved(life, carry('2026-05-31'), at('03-14 10:00'));
    expect(found(life)).toBe('carried_over');
  });

  it('for the quarter that it was carried over out of, and not for the one that it was carried over into', () => {
    const life = new Life();
    approved(life, carry('2026-06-30'), at('03-30 10:00'));
    expect([found(life), found(life, second)]).toEqual(['carried_over', 'unsettled']);
    const far = new Life();
    approved(far, carry('2026-09-30'), at('04-08 10:00'));
    expect([found(far), found(far, second)]).toEqual(['carried_over', 'carried_over']);
  });

  it('whatever waits or is said: submitted, returned, under a carry-over and under review, it is not', () => {
    const life = new Life();
    approved(life, carry('2026-06-30'), at('03-10 10:00'));
    give(life, orders.submit, at('03-20 10:00'), 'owner');
    expect(found(life)).toBe('carried_over');
    expect(found(life, second)).toBe('unsettled');
  });
});
