import type { Order } from '../../../domain/item/command';
import { commandTypes } from '../../../domain/item/command';
import type { State } from '../../../domain/item/item';
import { states } from '../../../domain/item/item';
import type { Capacity } from '../../../domain/people/roles';
import { capacities } from '../../../domain/people/roles';
import { actor, at, Life, orders, refused } from './life';

const now = at('02-02 10:00');

/** An item brought into a state by those who may. */
function inState(state: State): Life {
  const life = new Life();
  if (state !== 'assigned') life.order('owner', orders.sign, now);
  if (state === 'under_review' || state === 'accepted') life.order('owner', orders.submit, now);
  if (state === 'accepted') life.order('secretariat', orders.accept, now);
  if (state === 'suspended' || state === 'cancelled') {
    life.order('secretariat', state === 'suspended' ? orders.suspend : orders.cancel, now);
    life.order('leader', { type: 'approve', request: open(life) }, now);
  }
  return life;
}

/** The request that was made last and waits for a leader. */
function open(life: Life): string {
  return life.item.requests.at(-1)?.id ?? 'none';
}

/** An order as it is rightly given; what a leader decides is asked for first. */
function orderOn(life: Life, type: Order['type']): Order {
  if (type !== 'approve' && type !== 'reject') return orders[type];
  life.order(actor('secretariat', 'asker'), orders.cancel, now);
  return { ...orders[type], request: open(life) };
}

const undecided: readonly State[] = ['assigned', 'in_progress', 'under_review', 'suspended'];

/** domain.md's two tables, "in state … may be done" and "command … who", written out once more. */
const may: Record<Order['type'], readonly [readonly Capacity[], readonly State[]]> = {
  sign: [['owner', 'substitute'], ['assigned']],
  report: [
    ['owner', 'substitute', 'unit_head', 'co_unit'],
    ['assigned', 'in_progress', 'under_review'],
  ],
  submit: [
    ['owner', 'substitute', 'unit_head'],
    ['assigned', 'in_progress'],
  ],
  accept: [['secretariat'], ['under_review']],
  return: [['secretariat'], ['under_review']],
  suspend: [['secretariat'], ['assigned', 'in_progress']],
  resume: [['secretariat'], ['suspended']],
  cancel: [['secretariat'], undecided],
  approve: [['leader'], undecided],
  reject: [['leader'], undecided],
};

describe.each(commandTypes)('%s', (type) => {
  const [who, when] = may[type];
  it.each(states)('by whom it may be done when %s', (state) => {
    for (const as of capacities) {
      const life = inState(state);
      const outcome = refused(life.order(actor(as, `${as} 2`), orderOn(life, type), now));
      const expected = when.includes(state) ? undefined : 'not_in_this_state';
      expect([as, outcome]).toEqual([as, who.includes(as) ? expected : 'not_yours_to_do']);
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
    expect(life.item).toMatchObject({ state: 'assigned', signedAt: null, percent: 40 });
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

describe('suspending and cancelling', () => {
  const life = () => new Life();
  const asker = actor('secretariat', 'Wang');

  it('are asked for with a reason, and change nothing until a leader approves', () => {
    const asked = life();
    expect(refused(asked.order(asker, { ...orders.suspend, reason: ' ' }, now))).toBe('reason_missing');
    asked.order(asker, orders.suspend, now);
    expect(asked.item).toMatchObject({
      state: 'assigned',
      light: 'green',
      requests: [{ kind: 'suspend', by: 'Wang' }],
    });
    asked.order('leader', { type: 'approve', request: open(asked) }, now);
    expect(asked.item).toMatchObject({ state: 'suspended', light: 'grey', requests: [], suspendedAt: now });
  });

  it('are not asked for twice while one waits, but again after it was rejected, with a reason', () => {
    const twice = life();
    twice.order(asker, orders.cancel, now);
    expect(refused(twice.order(asker, orders.cancel, now))).toBe('already_asked');
    const reject = { type: 'reject', request: open(twice) } as const;
    expect(refused(twice.order('leader', { ...reject, reason: '' }, now))).toBe('reason_missing');
    expect(refused(twice.order('leader', { ...reject, reason: '不同意' }, now))).toBeUndefined();
    expect(refused(twice.order('leader', { ...reject, reason: '不同意' }, now))).toBe('request_unknown');
    expect(refused(twice.order(asker, orders.cancel, now))).toBeUndefined();
  });

  it('nobody decides on their own request', () => {
    for (const type of ['approve', 'reject'] as const) {
      const own = life();
      own.order(asker, orders.cancel, now);
      const order = { ...orders[type], request: open(own) };
      expect(refused(own.order(actor('leader', 'Wang'), order, now))).toBe('own_request');
    }
  });

  it('a suspension is not approved once the item is under review, and falls with its acceptance', () => {
    const moved = life();
    moved.order(asker, orders.suspend, now);
    moved.order('owner', orders.submit, now);
    expect(refused(moved.order('leader', { type: 'approve', request: open(moved) }, now))).toBe('not_in_this_state');
    moved.order('secretariat', orders.accept, now);
    expect(moved.item.requests).toEqual([]);
  });
});
