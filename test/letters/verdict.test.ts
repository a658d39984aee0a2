import { retryIn } from '../../activities/letters/retry';
import { judge } from '../../activities/letters/verdict';

const smtp = (fields: object) => Object.assign(new Error('it went wrong'), fields);
const begun = { begun: true, whole: false };
const whole = { begun: true, whole: true };
const early = { begun: false, whole: false };

test.each([
  ['550 to the recipient', { responseCode: 550, command: 'RCPT TO' }, early, 'refused', true, false],
  ['552 to the message', { responseCode: 552, command: 'DATA' }, whole, 'refused', true, false],
  ['552 to its size', { responseCode: 552, command: 'MAIL FROM' }, early, 'refused', true, false],
  ['451 to the recipient', { responseCode: 451, command: 'RCPT TO' }, early, 'refused', false, false],
  ['503 to the message', { responseCode: 503, command: 'DATA' }, whole, 'refused', false, false],
  ['421 to the recipient', { responseCode: 421, command: 'RCPT TO' }, early, 'refused', false, true],
  ['550 to our own address', { responseCode: 550, command: 'MAIL FROM' }, early, 'failed', false, true],
  ['535 to our password', { responseCode: 535, command: 'AUTH PLAIN', code: 'EAUTH' }, early, 'failed', false, true],
  ['554 as greeting', { responseCode: 554, command: 'CONN' }, early, 'failed', false, true],
  ['no connection', { code: 'ESOCKET', command: 'CONN' }, early, 'failed', false, true],
  ['a line broken within the message', { code: 'ECONNECTION' }, begun, 'failed', false, false],
  ['a line broken after the message', { code: 'ECONNECTION' }, whole, 'unknown', false, false],
  ['the deadline within the message', { code: 'EABORT' }, begun, 'failed', false, false],
  ['the deadline after the message', { code: 'EABORT' }, whole, 'unknown', false, false],
  ['our own address wrongly set', { code: 'EENVELOPE', message: 'Invalid sender ""' }, early, 'failed', false, true],
  ['an address that SMTP cannot write', { code: 'EENVELOPE', command: 'API' }, early, 'refused', true, false],
] as const)('%s is judged for what it is', (_what, fields, progress, outcome, final, away) => {
  expect(judge({ error: smtp(fields), ...progress })).toMatchObject({ outcome, final, away });
});

test('the server’s own words are kept, on one line and never long', () => {
  const error = smtp({ responseCode: 550, command: 'RCPT TO', response: `550-5.1.1 no\r\n550 ${'x'.repeat(2_000)}` });
  const { answer } = judge({ error, ...early });
  expect(answer).toMatch(/^550-5\.1\.1 no 550 x+$/);
  expect(answer).toHaveLength(500);
});

test('waits grow and stay within ten minutes; only the server’s own refusals and silences are ever given up', () => {
  expect([1, 2, 3, 99].map((n) => retryIn('refused', n))).toEqual([2_000, 10_000, 30_000, 600_000]);
  expect(retryIn('refused', 300)).toBeUndefined();
  expect([1, 5, 100_000].map((n) => retryIn('failed', n))).toEqual([2_000, 60_000, 60_000]);
  expect([1, 2, 7, 8].map((n) => retryIn('unknown', n))).toEqual([2_000, 30_000, 7_200_000, undefined]);
});
