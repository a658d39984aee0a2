import type { Books, ClosedMonth } from '../../../domain/periods/closing';
import { closingOf, monthSealHolds, nextToClose, quarterSealHolds } from '../../../domain/periods/closing';

const at = (local: string) => Date.parse(`${local}+08:00`);
const ends: Record<string, number> = {
  '2026-01': at('2026-01-31T23:59:59.999'),
  '2026-02': at('2026-02-28T23:59:59.999'),
  '2026-03': at('2026-03-31T23:59:59.999'),
  '2026-04': at('2026-04-30T23:59:59.999'),
};
const month = (id: string, state: ClosedMonth['state'] = 'closed', cutOff = ends[id] ?? 0): ClosedMonth => ({
  ...{ id, state, cutOff },
});
const books = (now: string, ...months: ClosedMonth[]): Books => ({
  ...{ now: at(now), zone: 'Asia/Shanghai', first: '2026-01', months },
});
const close = (id: string, asOf: string | null, of: Books) =>
  closingOf(id, asOf === null ? null : at(asOf), ends[id] ?? 0, of);

describe('a month', () => {
  it('is closed over what came after the one before, from the very beginning where it is the first', () => {
    expect(close('2026-01', null, books('2026-02-01T00:00:01'))).toEqual({ from: 0, cutOff: ends['2026-01'] });
    expect(close('2026-02', null, books('2026-05-01T00:00:00', month('2026-01')))).toEqual({
      from: ends['2026-01'],
      cutOff: ends['2026-02'],
    });
  });

  it('is not closed in its last millisecond, but in the one after', () => {
    expect(close('2026-01', null, books('2026-01-31T23:59:59.999'))).toMatchObject({ hold: { code: 'cut_off_ahead' } });
    expect(close('2026-01', null, books('2026-02-01T00:00:00.000'))).toMatchObject({ cutOff: ends['2026-01'] });
  });

  it('may be closed by hand as of any instant in it that has passed, and of no other', () => {
    const now = books('2026-02-20T12:00:00', month('2026-01', 'sealed', at('2026-01-25T18:00:00')));
    const hold = (asOf: string) => close('2026-02', asOf, now);
    expect(hold('2026-02-20T11:59:59')).toEqual({ from: at('2026-01-25T18:00:00'), cutOff: at('2026-02-20T11:59:59') });
    expect(hold('2026-02-01T00:00:00')).toMatchObject({ cutOff: at('2026-02-01T00:00:00') });
    expect(hold('2026-01-31T23:59:59')).toMatchObject({ hold: { code: 'as_of_outside' } });
    expect(hold('2026-02-20T12:00:00')).toMatchObject({ hold: { code: 'as_of_ahead' } });
    expect(hold('2026-03-01T00:00:00')).toMatchObject({ hold: { code: 'as_of_outside' } });
  });

  it('waits for the months before it, each of which is named', () => {
    expect(close('2026-04', null, books('2026-05-01T00:00:00', month('2026-01')))).toEqual({
      hold: { code: 'earlier_month_open', months: ['2026-02', '2026-03'] },
    });
    expect(close('2026-03', null, books('2026-05-01T00:00:00'))).toEqual({
      hold: { code: 'earlier_month_open', months: ['2026-01', '2026-02'] },
    });
  });

  it('that is closed or being closed is found so; as of another instant, or sealed, it is refused', () => {
    const now = (state: ClosedMonth['state']) => books('2026-02-10T00:00:00', month('2026-01', state));
    expect(close('2026-01', null, now('closing'))).toMatchObject({ done: { state: 'closing' } });
    expect(close('2026-01', '2026-01-31T23:59:59.999', now('closed'))).toMatchObject({ done: { state: 'closed' } });
    expect(close('2026-01', '2026-01-20T00:00:00', now('closed'))).toMatchObject({ hold: { code: 'closed_as_of' } });
    expect(close('2026-01', null, now('sealed'))).toMatchObject({ hold: { code: 'already_sealed' } });
  });

  it('before the first item, or where there is none, needs no close', () => {
    expect(closingOf('2025-12', null, 0, books('2026-02-01T00:00:01'))).toEqual({ hold: { code: 'nothing_to_close' } });
    const empty = { ...books('2026-02-01T00:00:01'), first: null };
    expect(close('2026-01', null, empty)).toEqual({ hold: { code: 'nothing_to_close' } });
    expect(nextToClose(empty)).toBeNull();
  });

  it('comes next after the last that was closed, else it is the first of all', () => {
    expect(nextToClose(books('2026-03-01T00:00:00'))).toBe('2026-01');
    expect(nextToClose(books('2026-03-01T00:00:00', month('2026-01'), month('2026-12')))).toBe('2027-01');
  });

  it('is sealed once it is closed and those before it are sealed', () => {
    const holds = (...months: ClosedMonth[]) => monthSealHolds('2026-02', { first: '2026-01', months });
    expect(monthSealHolds('2025-12', { first: '2026-01', months: [] })).toEqual([{ code: 'nothing_to_close' }]);
    expect(holds()).toEqual([{ code: 'not_closed', months: ['2026-02'] }]);
    expect(holds(month('2026-01'), month('2026-02', 'closing'))).toEqual([{ code: 'not_closed', months: ['2026-02'] }]);
    expect(holds(month('2026-01'), month('2026-02'))).toEqual([
      { code: 'earlier_month_not_sealed', months: ['2026-01'] },
    ]);
    expect(holds(month('2026-01', 'sealed'), month('2026-02'))).toEqual([]);
    expect(holds(month('2026-01', 'sealed'), month('2026-02', 'sealed'))).toEqual([{ code: 'already_sealed' }]);
  });
});

describe('a quarter', () => {
  const sealed = ['2026-01', '2026-02', '2026-03'].map((id) => month(id, 'sealed'));
  it('is sealed once its months are sealed and every item due in it is settled, and says what is missing', () => {
    expect(quarterSealHolds('2026-Q1', { first: '2026-01', months: sealed }, { unsettled: 0, undecided: 0 })).toEqual(
      [],
    );
    expect(quarterSealHolds('2026-Q1', { first: '2026-01', months: sealed }, { unsettled: 3, undecided: 0 })).toEqual([
      { code: 'items_unsettled', items: 3 },
    ]);
    expect(
      quarterSealHolds('2026-Q1', { first: '2026-01', months: sealed.slice(0, 1) }, { unsettled: 2, undecided: 0 }),
    ).toEqual([
      { code: 'months_not_sealed', months: ['2026-02', '2026-03'] },
      { code: 'items_unsettled', items: 2 },
    ]);
  });
  it('is held by a carry-over that waits for its decision, since none can be decided afterwards', () => {
    const open = { unsettled: 0, undecided: 2 };
    expect(quarterSealHolds('2026-Q1', { first: '2026-01', months: sealed }, open)).toEqual([
      { code: 'carry_overs_undecided', items: 2 },
    ]);
  });
  it('is not held by months before the first item', () => {
    expect(
      quarterSealHolds('2026-Q1', { first: '2026-03', months: sealed.slice(2) }, { unsettled: 0, undecided: 0 }),
    ).toEqual([]);
    expect(quarterSealHolds('2025-Q4', { first: '2026-03', months: sealed }, { unsettled: 0, undecided: 0 })).toEqual([
      { code: 'nothing_to_close' },
    ]);
  });
});
