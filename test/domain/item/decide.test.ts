import type { Order } from '../../../domain/item/command';
import { commandTypes } from '../../../domain/item/command';
import type { State } from '../../../domain/item/item';
import { states } from '../../../domain/item/item';
import type { Capacity } from '../../../domain/people/roles';
import { capacities } from '../../../domain/people/roles';
import { actor, at, Life, refused } from './life';
import { orders } from './orders';

const now = at('02-02 10:00');

/** The request that was made last and waits for a leader. */
function open(life: Life): string {
  return life.item.requests.at(-1)?.id ?? 'none';
}

/** An item brought into a state by those who may. */
function bring(life: Life, state: State, when: number): Life {
  if (state !== 'assigned') life.order('owner', orders.sign, when);
  if (state === 'under_review' || state === 'accepted') life.order('owner', orders.submit, when);
  if (state === 'accepted') life.order('secretariat', orders.accept, when);
  if (state === 'suspended' || state === 'cancelled') {
    life.order('secretariat', state === 'suspended' ? orders.suspend : orders.cancel, when);
    life.order('leader', { type: 'approve', request: open(life) }, when);
  }
  return life;
}

const inState = (state: State) => bring(new Life(), state, now);

/** An item in a state, and an order as it is rightly given on it: what it needs has gone before. */
function readyFor(type: Order['type'], state: State): { life: Life; order: Order; when: number } {
  const life = new Life();
  if (type === 'grant-extension' || type === 'refuse-extension')
    life.order('owner', orders['request-extension'], now - 1);
  if (type === 'acknowledge-notice' || type === 'answer-notice') {
    life.tick(at('04-01 09:00'));
    const when = at('04-01 10:00');
    bring(life, state, when);
    return { life, when, order: { ...orders[type], notice: life.item.notices[0]?.id ?? 'none' } };
  }
  bring(life, state, now);
  if (type !== 'approve' && type !== 'reject') return { life, when: now, order: orders[type] };
  life.order(actor('secretariat', 'asker'), state === 'accepted' ? orders.reopen : orders.cancel, now);
  return { life, when: now, order: { ...orders[type], request: open(life) } };
}

const withOwner: readonly State[] = ['assigned', 'in_progress'];
const undecided: readonly State[] = [...withOwner, 'under_review', 'suspended'];
const ownersSide: readonly Capacity[] = ['owner', 'substitute', 'unit_head'];

/** domain.md's two tables, "in state … may be done" and "command … who", written out once more. */
const may: Record<Order['type'], readonly [readonly Capacity[], readonly State[]]> = {
  sign: [['owner', 'substitute'], ['assigned']],
  report: [
    [...ownersSide, 'co_unit'],
    [...withOwner, 'under_review'],
  ],
  submit: [ownersSide, withOwner],
  withdraw: [ownersSide, ['under_review']],
  accept: [['secretariat'], ['under_review']],
  return: [['secretariat'], ['under_review']],
  'request-extension': [ownersSide, withOwner],
  'grant-extension': [['secretariat'], withOwner],
  'refuse-extension': [['secretariat'], withOwner],
  amend: [['secretariat', 'unit_head'], undecided],
  suspend: [['secretariat'], withOwner],
  resume: [['secretariat'], ['suspended']],
  cancel: [['secretariat'], undecided],
  reopen: [['secretariat'], ['accepted']],
  'carry-over': [['secretariat'], withOwner],
  approve: [['leader'], [...undecided, 'accepted']],
  reject: [['leader'], [...undecided, 'accepted']],
  instruct: [['leader'], states],
  remind: [['secretariat', 'leader', 'unit_head'], withOwner],
  'acknowledge-notice': [ownersSide, [...withOwner, 'under_review']],
  'answer-notice': [ownersSide, [...withOwner, 'under_review']],
  replan: [['secretariat'], undecided],
};

describe.each(commandTypes)('%s', (type) => {
  const [who, when] = may[type];
  const decidesLater = (as: Capacity) => type.endsWith('-extension') && as === 'leader' && type !== 'request-extension';

  it.each(states)('by whom it may be done when %s', (state) => {
    for (const as of capacities) {
      const ready = readyFor(type, state);
      const outcome = refused(ready.life.order(actor(as, `${as} 2`), ready.order, ready.when));
      const mine = decidesLater(as) ? 'secretariat_decides' : undefined;
      const expected = when.includes(state) ? mine : 'not_in_this_state';
      expect([as, outcome]).toEqual([as, who.includes(as) || decidesLater(as) ? expected : 'not_yours_to_do']);
    }
  });
});

describe('signing', () => {
  it('the first report or submission by owner, substitute or unit head signs as well', () => {
    for (const as of ['owner', 'substitute', 'unit_head'] as const) {
      for (const order of [orders.report, orders.submit]) {
        const life = new Life();
        life.order(as, order, now);
        expect(life.item.signedAt).toBe(now);
      }
    }
  });

  it("a co-operating unit's report does not sign for the owner", () => {
    const life = new Life();
    expect(refused(life.order('co_unit', orders.report, now))).toBeUndefined();
    expect(life.item).toMatchObject({ state: 'assigned', signedAt: null, percent: 0 });
  });

  it("a co-operating unit's report is its own part: it neither moves the percent nor makes the owner explain a fall", () => {
    const life = inState('in_progress');
    life.order('owner', { ...orders.report, percent: 60 }, now);
    const part = { code: 'U2', name: '配合单位' };
    expect(refused(life.order('co_unit', { ...orders.report, percent: 10, unit: part }, now))).toBeUndefined();
    expect(life.item.percent).toBe(60);
    expect(life.last).toMatchObject([{ type: 'reported', percent: 10, part: true, unit: part }]);
    life.order('co_unit', { ...orders.report, percent: 100, unit: part }, now);
    expect(refused(life.order('owner', { ...orders.report, percent: 65 }, now))).toBeUndefined();
    expect(life.item.percent).toBe(65);
  });

  it('is done once: a later report says nothing of it', () => {
    const life = inState('in_progress');
    life.order('owner', orders.report, now + 1000);
    expect(life.item.signedAt).toBe(now);
  });
});

describe('a command that carries a version', () => {
  it('is refused where the item has moved on, and the loser is told the version that it has', () => {
    const life = new Life();
    life.order('owner', orders.sign, now, 1);
    expect(life.order('owner', orders.report, now, 1)).toEqual({
      refusal: { code: 'version_stale', params: { version: 2, given: 1 } },
    });
    expect(refused(life.order('owner', orders.report, now, 3))).toBe('version_stale');
    expect(refused(life.order('owner', orders.report, now, 2))).toBeUndefined();
  });
});

describe('a report', () => {
  it('may lower the percent with a reason, and not without one', () => {
    const life = new Life();
    life.order('owner', orders.report, now);
    const lower = { ...orders.report, percent: 30 };
    expect(refused(life.order('owner', lower, now))).toBe('percent_fall_needs_reason');
    expect(refused(life.order('owner', { ...lower, reason: ' 　' }, now))).toBe('percent_fall_needs_reason');
    expect(refused(life.order('owner', { ...lower, percent: 40 }, now))).toBeUndefined();
    expect(refused(life.order('owner', { ...lower, reason: '返工' }, now))).toBeUndefined();
    expect(life.item.percent).toBe(30);
  });

  it.each([-1, 101, 33.3, Number.NaN, Number.POSITIVE_INFINITY])('of %d percent is refused', (percent) => {
    expect(refused(new Life().order('owner', { ...orders.report, percent, reason: '返工' }, now))).toBe('out_of_range');
  });

  it('names only milestones that the item has', () => {
    const milestones = [
      { id: 'm1', done: true },
      { id: 'm9', done: true },
    ];
    expect(new Life().order('owner', { ...orders.report, milestones }, now)).toEqual({
      refusal: { code: 'milestone_unknown', params: { milestones: ['m9'] } },
    });
  });
});

describe('a submission', () => {
  it('says for each standard how it was met, and names those it leaves out', () => {
    const [s1] = orders.submit.standards;
    for (const standards of [[s1], [s1, { id: 's2', how: '  ' }]]) {
      expect(new Life().order('owner', { type: 'submit', standards }, now)).toEqual({
        refusal: { code: 'standards_incomplete', params: { standards: ['s2'] } },
      });
    }
  });

  it('speaks of no standard that the item does not have', () => {
    const standards = [...orders.submit.standards, { id: 's9', how: '' }];
    expect(refused(new Life().order('owner', { type: 'submit', standards }, now))).toBe('standard_unknown');
  });
});

describe('accepting', () => {
  it('is never done by the person who submitted, in whatever capacity', () => {
    const life = new Life();
    life.order(actor('unit_head', 'Li'), orders.submit, now);
    expect(refused(life.order(actor('secretariat', 'Li'), orders.accept, now))).toBe('submitter_cannot_accept');
    expect(refused(life.order(actor('secretariat', 'Wang'), orders.accept, now))).toBeUndefined();
  });

  it('is barred by the submission that stands, not by one that was returned', () => {
    const life = new Life();
    life.order(actor('unit_head', 'Li'), orders.submit, now);
    life.order(actor('secretariat', 'Wang'), orders.return, now);
    life.order(actor('owner', 'Zhao'), orders.submit, now);
    expect(refused(life.order(actor('secretariat', 'Zhao'), orders.accept, now))).toBe('submitter_cannot_accept');
    expect(refused(life.order(actor('secretariat', 'Li'), orders.accept, now))).toBeUndefined();
  });

  it.each([
    [[{ id: 's1', met: true }], 'standards_incomplete'],
    [[...orders.accept.standards, { id: 's9', met: true }], 'standard_unknown'],
    [[orders.accept.standards[0], { id: 's2', met: false }], 'standard_not_met'],
    [[...orders.accept.standards, { id: 's2', met: false }], 'standard_not_met'],
  ])('needs every standard judged met: %j is %s', (standards, code) => {
    const life = inState('under_review');
    expect(refused(life.order('secretariat', { ...orders.accept, standards }, now))).toBe(code);
  });

  it.each([-1, 101, 88.5, Number.NaN])('needs an effect rating 0–100, not %d', (effectRating) => {
    const life = inState('under_review');
    expect(refused(life.order('secretariat', { ...orders.accept, effectRating }, now))).toBe('out_of_range');
  });

  it.each([0, 100])('takes an effect rating of %d', (effectRating) => {
    const life = inState('under_review');
    expect(refused(life.order('secretariat', { ...orders.accept, effectRating }, now))).toBeUndefined();
  });
});

describe('a return', () => {
  it.each([
    [{ standards: [] }, 'no_standard_unmet'],
    [{ standards: [{ id: 's1', met: true }] }, 'no_standard_unmet'],
    [{ standards: [{ id: 's9', met: false }] }, 'standard_unknown'],
    [{ reason: ' ' }, 'reason_missing'],
  ])('names the standards not met, and why: %j is %s', (change, code) => {
    const life = inState('under_review');
    expect(refused(life.order('secretariat', { ...orders.return, ...change }, now))).toBe(code);
  });
});
