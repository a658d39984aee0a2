import { isLate, lightAt } from '../../../domain/clocks/light';
import type { State } from '../../../domain/item/item';

const dueAt = 1000;
const yellowAt = 400;
const item = (state: State, submittedAt?: number) => ({
  state,
  dueAt,
  yellowAt,
  submission: submittedAt === undefined ? null : { by: 'owner', at: submittedAt },
  milestones: [],
  reportMissing: null,
});

describe.each(['assigned', 'in_progress'] as const)('the light of an item %s', (state) => {
  it.each([
    [399, 'green'],
    [400, 'yellow'],
    [1000, 'yellow'],
    [1001, 'red'],
  ])('at %i is %s: yellow from yellowBefore, red only past the deadline', (now, light) => {
    expect(lightAt(item(state), now)).toBe(light);
  });
});

describe('the light of an item under review', () => {
  it.each([
    [399, 300, 'green', 'submitted early, not yet near the deadline'],
    [400, 300, 'yellow', 'near the deadline'],
    [5000, 300, 'yellow', 'past the deadline, but not red while under review'],
    [1000, 1000, 'yellow', 'submitted at the deadline'],
    [1001, 1001, 'yellow', 'submitted late'],
  ])('at %i, submitted at %i, is %s: %s', (now, submittedAt, light) => {
    expect(lightAt(item('under_review', submittedAt), now)).toBe(light);
  });

  it('submitted late is yellow even where yellow begins later than the deadline', () => {
    expect(lightAt({ ...item('under_review', 1001), yellowAt: 9000 }, 1002)).toBe('yellow');
  });
});

describe('the light of the other states', () => {
  it.each([
    ['accepted', 'blue'],
    ['suspended', 'grey'],
    ['cancelled', 'grey'],
  ] as const)('%s is %s, late or not', (state, light) => {
    for (const now of [0, 400, 1001]) expect(lightAt(item(state, 2000), now)).toBe(light);
  });
});

const milestone = (change: object) => ({ id: 'm1', name: '开工', date: '2026-02-10', done: false, ...change });

describe.each(['in_progress', 'under_review'] as const)('what is wanting before the deadline, while %s', (state) => {
  it.each([
    ['a milestone to come', { milestones: [milestone({})] }, 'green'],
    ['a milestone past its date', { milestones: [milestone({ past: true })] }, 'yellow'],
    ['a milestone past its date, but done', { milestones: [milestone({ past: true, done: true })] }, 'green'],
    ['one of two past its date', { milestones: [milestone({}), milestone({ id: 'm2', past: true })] }, 'yellow'],
    ["a month's report missing", { reportMissing: '2026-02' }, 'yellow'],
  ] as const)('%s', (_, change, light) => {
    expect(lightAt({ ...item(state, 100), ...change }, 200)).toBe(light);
  });

  it('makes nothing less than red, and nothing else than grey or blue', () => {
    const wanting = { milestones: [milestone({ past: true })], reportMissing: '2026-02' };
    expect(lightAt({ ...item('in_progress'), ...wanting }, 1001)).toBe('red');
    expect(lightAt({ ...item('suspended'), ...wanting }, 200)).toBe('grey');
    expect(lightAt({ ...item('accepted', 100), ...wanting }, 200)).toBe('blue');
  });
});

/** Pitfall: late by two rules at once, grace applied in one place only (objectstack-ai/duly#52, #100). */
describe('late, the one definition', () => {
  it('is past the deadline by the submission, where there is one, and by the present otherwise', () => {
    expect(isLate(item('in_progress'), 1000)).toBe(false);
    expect(isLate(item('in_progress'), 1001)).toBe(true);
    expect(isLate(item('accepted', 1000), 9999)).toBe(false);
    expect(isLate(item('accepted', 1001), 9999)).toBe(true);
  });
});
