import { defaultPolicy } from '../../../domain/policy';
import { at, Life } from '../item/life';
import { due, orders } from '../item/orders';

type Setting = NonNullable<ConstructorParameters<typeof Life>[0]>;

/** An item with a far deadline, issued as a test says, that nobody signs for. */
function unsigned(issued: string, signWithin = 'P2D', setting: Setting = {}): Life {
  const policy = { ...defaultPolicy, signWithin, reportRemindBefore: [] };
  return new Life({ deadline: '2026-12-31', from: at(issued), policy, milestones: [], ...setting });
}

const chases = (life: Life, until: string) =>
  life.ringUntil(at(until)).flatMap(([time, event]) => (event.type === 'sign_chased' ? [`${time} ${event.step}`] : []));

describe('an item that nobody signs for', () => {
  it.each([
    // Monday 5 January: within Tuesday and Wednesday, chased on Thursday, and again after Thursday and Friday.
    ['01-05 09:30', 'P2D', ['01-08 09:00 1', '01-12 09:00 2']],
    ['01-05 00:00', 'P2D', ['01-08 09:00 1', '01-12 09:00 2']],
    ['01-05 23:59', 'P2D', ['01-08 09:00 1', '01-12 09:00 2']],
    // Issued before the Spring Festival: the make-up Saturday counts, the holidays do not.
    ['02-12 10:00', 'P2D', ['02-24 09:00 1', '02-26 09:00 2']],
    ['09-18 10:00', 'P1D', ['09-21 09:00 1', '09-22 09:00 2']],
    ['01-05 09:30', 'P0D', ['01-06 09:00 1', '01-07 09:00 2']],
    ['01-05 09:30', 'PT30M', ['01-05 10:00 1', '01-05 10:30 2']],
  ] as const)('issued %s, to be signed for within %s, is chased %j', (issued, within, expected) => {
    expect(chases(unsigned(issued, within), '12-01 00:00')).toEqual(expected);
  });

  it('is chased twice and no more, however long', () => {
    expect(chases(unsigned('01-05 09:30'), '12-30 00:00')).toHaveLength(2);
  });

  it('chases missed while the engine was away come as one, the last', () => {
    const life = unsigned('01-05 09:30');
    life.tick(at('01-14 09:00'));
    expect(life.last.filter(({ type }) => type === 'sign_chased')).toEqual([{ type: 'sign_chased', step: 2 }]);
  });

  it.each(['sign', 'report', 'submit'] as const)('once it is signed for (%s) it is chased no more', (type) => {
    const life = unsigned('01-05 09:30');
    life.order('owner', orders[type], at('01-08 08:59'));
    expect(life.item.agenda.filter(({ kind }) => kind === 'sign')).toEqual([]);
    expect(chases(life, '03-01 00:00')).toEqual([]);
  });

  it("is chased though a co-operating unit has reported: that is not the owner's signature", () => {
    const life = unsigned('01-05 09:30');
    life.order('co_unit', orders.report, at('01-06 10:00'));
    expect(chases(life, '03-01 00:00')).toHaveLength(2);
  });
});

describe('the time to sign', () => {
  it.each([
    ['an extension', 'extension'],
    ['an amended deadline', 'amendment'],
    ['new rules', 'replan'],
  ] as const)('neither begins anew nor ends with %s', (_, what) => {
    const life = unsigned('01-05 09:30');
    life.ringUntil(at('01-08 09:00'));
    const when = at('01-09 10:00');
    if (what === 'extension') {
      life.order('owner', { ...orders['request-extension'], ...due('2027-01-29') }, when);
      life.order('secretariat', orders['grant-extension'], when);
    } else if (what === 'amendment')
      life.order('secretariat', { type: 'amend', reason: '调整', deadline: due('2026-11-30') }, when);
    else life.order('secretariat', orders.replan, when);
    expect(chases(life, '03-01 00:00')).toEqual(['01-12 09:00 2']);
  });

  it('stands still while the item is suspended, and runs on after', () => {
    const life = unsigned('01-05 09:30');
    life.order('secretariat', orders.suspend, at('01-06 10:00'));
    life.order('leader', { type: 'approve', request: life.item.requests[0]?.id ?? '' }, at('01-06 10:00'));
    life.order('secretariat', orders.resume, at('01-20 17:00'));
    expect(chases(life, '03-01 00:00')).toEqual(['01-22 09:00 1', '01-26 09:00 2']);
  });

  it('counts through a year without an official notice as assumed', () => {
    const life = unsigned('12-29 10:00', 'P2D', { deadline: '2027-06-30' });
    const clocks = life.item.agenda.filter(({ kind }) => kind === 'sign');
    expect(clocks.map(({ local, assumed }) => [local.slice(0, 10), assumed])).toEqual([
      ['2027-01-01', true],
      ['2027-01-05', true],
    ]);
  });
});
