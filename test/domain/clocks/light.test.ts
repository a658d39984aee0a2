import { isLate, lightAt } from '../../../domain/clocks/light';
import type { State } from '../../../domain/item/item';

const dueAt = 1000;
const yellowAt = 400;
const item = (state: State, submittedAt?: number) => ({
  state,
  dueAt,
  yellowAt,
  submission: submittedAt === undefined ? null : { by: 'owner', at: submittedAt },
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

describe('late, the one definition', () => {
  it('is past the deadline by the submission, where there is one, and by the present otherwise', () => {
    expect(isLate(item('in_progress'), 1000)).toBe(false);
    expect(isLate(item('in_progress'), 1001)).toBe(true);
    expect(isLate(item('accepted', 1000), 9999)).toBe(false);
    expect(isLate(item('accepted', 1001), 9999)).toBe(true);
  });
});
