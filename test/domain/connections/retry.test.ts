import { outcomeOf, readRetryAfter, retryIn } from '../../../domain/connections/retry';

test('tries are spread over about a day, and no further', () => {
  let hours = 0;
  let tries = 0;
  for (let n = 1; retryIn(n, 0.5, null) !== undefined; n++, tries++) hours += (retryIn(n, 0.5, null) ?? 0) / 3_600_000;
  expect([tries, hours > 24 && hours < 26]).toEqual([8, true]);
  expect([retryIn(1, 0, null), retryIn(1, 1, null)]).toEqual([4_000, 6_000]);
});

test('a receiver that wants peace gets it, but not for longer than a day', () => {
  expect(retryIn(1, 0.5, 120_000)).toBe(120_000);
  expect(retryIn(1, 0.5, 999 * 86_400_000)).toBe(86_400_000);
  expect(retryIn(3, 0.5, 1_000)).toBe(300_000);
  expect(readRetryAfter('120', 0)).toBe(120_000);
  expect(readRetryAfter('Thu, 01 Jan 1970 00:01:00 GMT', 10_000)).toBe(50_000);
  expect([readRetryAfter(undefined, 0), readRetryAfter('soon', 0)]).toEqual([null, null]);
});

test.each([
  [200, 'sent'],
  [204, 'sent'],
  [302, 'refused'],
  [400, 'refused'],
  [404, 'refused'],
  [408, 'failed'],
  [409, 'failed'],
  [410, 'refused'],
  [425, 'failed'],
  [429, 'failed'],
  [500, 'failed'],
  [503, 'failed'],
])('an answer of %i is %s', (status, outcome) => {
  expect(outcomeOf(status)).toBe(outcome);
});
