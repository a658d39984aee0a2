import type { Told } from '../../../domain/item/evolve';
import { evolve, fold } from '../../../domain/item/evolve';
import type { Item } from '../../../domain/item/item';
import { whole } from '../../../domain/item/item';
import { actor, at, Life, refused, told } from './life';
import { due, orders } from './orders';

/** What today's items have and those of the first version had not. */
const since = [
  ...['extension', 'extensionsAsked', 'extensionsGranted', 'extensionsMax', 'originalDeadline', 'lastReportAt'],
  ...['reportMissing', 'notices', 'urged', 'rules', 'ladders', 'signFrom', 'rung'],
] as const;

/** An item as a workflow of the first version was started with it. */
function asStarted(item: Item): Item {
  return Object.fromEntries(
    Object.entries(item).filter(([field]) => !since.includes(field as never)),
  ) as unknown as Item;
}

describe('an item issued by the first version of the product', () => {
  const life = () => new Life({ old: true });

  it('folds as it did, and with what it lacks as if it had been issued today under the defaults', () => {
    const { item, entries } = life();
    const [issued] = entries[0]?.events ?? [];
    expect(issued).not.toHaveProperty('item.extensionsMax');
    expect(issued).not.toHaveProperty('item.rules');
    expect(item).toMatchObject({
      ...{ state: 'assigned', light: 'green', step: 0, version: 1, ladderFrom: item.issuedAt, requests: [] },
      ...{
        originalDeadline: '2026-03-27',
        extension: null,
        extensionsGranted: 0,
        extensionsMax: 2,
        signFrom: item.issuedAt,
      },
      ...{ notices: [], urged: 0, lastReportAt: null, reportMissing: null, ladders: 0, rung: [] },
      rules: { policy: 0, calendar: 0 },
    });
    expect([...new Set(item.agenda.map(({ kind }) => kind))].sort()).toEqual(['escalate', 'red', 'remind', 'yellow']);
  });

  it('that a workflow was started with goes on as the fold of its ledger does', () => {
    const lived = life();
    let started = whole(asStarted(lived.item));
    lived.order('owner', orders.sign, at('02-02 10:00'));
    lived.ringUntil(at('03-30 09:00'));
    lived.order('owner', orders.submit, at('03-31 10:00'));
    lived.order('secretariat', orders.return, at('04-02 10:00'));
    lived.ringUntil(at('04-08 09:00'));
    for (const entry of lived.entries.slice(1)) started = evolve(started, entry);
    expect(started).toEqual(fold(lived.entries));
    expect(started).toMatchObject({ step: 3, returns: 1, light: 'red' });
  });

  it('may do all that one of today may: be extended, answer for a notice, be reopened', () => {
    const lived = life();
    lived.ringUntil(at('04-01 09:00'));
    expect(lived.item.notices).toHaveLength(1);
    lived.order('owner', { ...orders['request-extension'], ...due('2026-04-30') }, at('04-02 10:00'));
    expect(refused(lived.order('secretariat', orders['grant-extension'], at('04-02 10:00')))).toBeUndefined();
    expect(lived.item).toMatchObject({ deadline: '2026-04-30', originalDeadline: '2026-03-27', step: 0 });
    lived.order('owner', orders.submit, at('04-03 10:00'));
    lived.order('secretariat', orders.accept, at('04-04 10:00'));
    lived.order('secretariat', orders.reopen, at('04-05 10:00'));
    const request = lived.item.requests[0]?.id ?? '';
    expect(refused(lived.order('leader', { type: 'approve', request }, at('04-05 10:00')))).toBeUndefined();
  });

  it('that was suspended and resumed then keeps the plan that it was given', () => {
    const lived = life();
    const { deadline, dueAt, yellowAt, ladderFrom, agenda } = lived.item;
    const planned = {
      type: 'planned',
      deadline: '2026-04-06',
      dueAt: dueAt + 864e6,
      yellowAt,
      ladderFrom,
      agenda,
    } as const;
    const resumed: Told[] = [
      ...lived.entries,
      { seq: 2, at: at('03-02 10:00'), actor: actor('leader'), events: [{ type: 'suspended', reason: '' }] },
      { seq: 3, at: at('03-12 10:00'), actor: actor('secretariat'), events: [{ type: 'resumed' }, planned] },
    ];
    expect(fold(resumed)).toMatchObject({
      deadline: '2026-04-06',
      originalDeadline: deadline,
      agenda,
      reportMissing: null,
    });
  });

  it('on which a co-operating unit had reported has the percent of that report still', () => {
    const lived = life();
    const { type, ...said } = { ...orders.report, percent: 10 };
    const reported = { type: 'reported' as const, ...said };
    const old = { seq: 2, at: at('02-02 10:00'), actor: actor('co_unit'), events: [reported] };
    expect(fold([...lived.entries, old]).percent).toBe(10);
    expect(fold([...lived.entries, { ...old, events: [{ ...reported, part: true }] }]).percent).toBe(0);
  });

  it('on which one of several notices was answered has the others open still', () => {
    const lived = life();
    lived.ringUntil(at('04-30 09:00'));
    const [first] = lived.item.notices;
    const answered = { type: 'notice_answered' as const, notice: first?.id ?? '', text: '已办', late: true };
    const seq = lived.item.version + 1;
    const old = { seq, at: at('04-30 10:00'), actor: actor('owner'), events: [answered] };
    const open = fold([...lived.entries, old]).notices.map(({ answeredAt }) => answeredAt === null);
    expect(open).toEqual([false, true, true]);
  });

  it('is asked for neither signature nor report until it is planned anew', () => {
    const lived = life();
    expect(told(lived.ringUntil(at('03-12 10:00')).map(([, event]) => event))).toEqual([]);
  });
});
