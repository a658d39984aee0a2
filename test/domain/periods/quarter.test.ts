import { figuresOf } from '../../../domain/periods/figures';
import { periodBefore, quarterEntries } from '../../../domain/periods/quarter';
import { entryOf } from '../../bulletin/sample-period';

const unreported = { reported: false, reportedAt: null };

test('a quarter has each item once, as its latest month left it, with what happened in any and how it stood before the first', () => {
  const before = { state: 'assigned', light: 'green', step: 0, percent: 10 } as const;
  const [item] = quarterEntries([
    [entryOf(1, { before, percent: 20, happened: { extended: 1, urged: 1 }, reportedAt: 5 })],
    [entryOf(1, { percent: 50, happened: { urged: 2 }, ...unreported })],
    [
      entryOf(1, {
        percent: 100,
        state: 'accepted',
        light: 'blue',
        version: 9,
        happened: { accepted: 1 },
        reportDue: false,
        ...unreported,
      }),
    ],
  ]);
  expect(item).toMatchObject({ percent: 100, state: 'accepted', version: 9, before });
  expect(item?.happened).toEqual({ extended: 1, urged: 3, accepted: 1 });
  expect(item).toMatchObject({ reported: false, reportedAt: null, reports: { due: 2, missing: 1 } });
});

test('a quarter counts as reported only where every month that wanted a report had one', () => {
  const of = (...months: Parameters<typeof entryOf>[1][]) =>
    quarterEntries(months.map((more) => [entryOf(1, more)]))[0];
  expect(of({}, {}, {})).toMatchObject({ reportDue: true, reported: true });
  expect(of({}, unreported, {})).toMatchObject({ reportDue: true, reported: false });
  expect(of({}, { reportDue: false, ...unreported })).toMatchObject({ reportDue: true, reported: true });
  expect(of({ reportDue: false, ...unreported })).toMatchObject({
    reportDue: false,
    reported: false,
    reportedAt: null,
  });
});

test('the figures of a quarter are drawn from its entries; an item that was over before its last month is among them', () => {
  const entries = quarterEntries([
    [entryOf(1, { state: 'cancelled', light: 'grey' }), entryOf(2)],
    [entryOf(2), entryOf(3)],
  ]);
  expect(entries.map(({ number }) => number)).toEqual([1, 2, 3]);
  expect(figuresOf(entries).overall).toMatchObject({ items: 3, open: 2 });
});

test('the period before the first of a year is the last of its kind in the year before', () => {
  const before = ['2026-Q1', '2026-Q3', '2026-01', '2026-12'].map(periodBefore);
  expect(before).toEqual(['2025-Q4', '2026-Q2', '2025-12', '2026-11']);
});
