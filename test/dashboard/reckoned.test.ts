import { bodyOf, differing, merged } from '../../dashboard/src/features/periods/bulletin/merge';
import { chainOf } from '../../dashboard/src/features/periods/list/chain';
import { quartersOpen, rowsOfYear, yearsOf } from '../../dashboard/src/features/periods/list/year';
import { rightsOf } from '../../dashboard/src/features/periods/rights';

/** What the pages of periods reckon by themselves of what the API answers. */

const head = {
  ...({ kind: 'month', state: 'closed', from: null, cutOff: '2026-01-31T15:59:59.999Z', closedAt: null } as const),
  ...{ entryCount: 3, hash: null, sealedAt: null, seal: null },
};

describe('a year of periods', () => {
  const months = ['2025-11', '2025-12', '2026-01', '2026-02'].map((id) => ({ ...head, id }));
  const quarter = { ...head, id: '2025-Q4', kind: 'quarter', state: 'sealed' } as const;
  const next = { id: '2026-03', cutOff: '2026-03-31T15:59:59.999Z' };
  const periods = { items: [quarter, ...months], nextCursor: null, next };
  const statesOf = (year: string) => rowsOfYear(year, periods).map(({ id, state }) => `${id} ${state}`);

  it('tells of each quarter and month how far it is, and leaves out what was over before there was anything', () => {
    expect(yearsOf(periods)).toEqual(['2026', '2025']);
    expect(statesOf('2025')).toEqual(['2025-Q4 sealed', '2025-10 before', '2025-11 closed', '2025-12 closed']);
    expect(statesOf('2026').slice(0, 6)).toEqual([
      ...['2026-Q1 open', '2026-01 closed', '2026-02 closed', '2026-03 open', '2026-Q2 ahead', '2026-04 ahead'],
    ]);
  });

  it('takes a quarter for closed as soon as its months are, and names those that are not sealed', () => {
    const later = {
      ...periods,
      items: [...periods.items, { ...head, id: '2026-03' }],
      next: { ...next, id: '2026-04' },
    };
    expect(rowsOfYear('2026', later)[0]).toMatchObject({ id: '2026-Q1', state: 'closed' });
    expect(quartersOpen(periods)).toEqual(['2026-Q1']);
    expect(quartersOpen(later)).toEqual(['2026-Q1', '2026-Q2']);
  });
});

it('A seal that does not follow the one before it is found in the chain', () => {
  const sealed = (id: string, number: number, seal: string, previous: string) => {
    return { ...head, id, sealedAt: '2026-02-01T00:00:00Z', seal: { number, seal, previous } };
  };
  const whole = [sealed('2026-02', 2, 'b', 'a'), sealed('2026-01', 1, 'a', '0'), { ...head, id: '2026-03' }];
  expect(chainOf(whole).map(({ id, follows }) => [id, follows])).toEqual([
    ['2026-01', true],
    ['2026-02', true],
  ]);
  expect(chainOf([sealed('2026-02', 2, 'b', 'x'), ...whole.slice(1)]).at(-1)?.follows).toBe(false);
  expect(chainOf([sealed('2026-02', 2, 'b', 'a')])[0]?.follows).toBe(false);
});

it('Nobody is offered a seal in another’s name, nor anything to change who checks the record', () => {
  const standIn = rightsOf({ role: 'official', roles: ['official', 'secretariat', 'leader'] });
  expect(standIn).toMatchObject({ close: true, write: true, carryOver: true, decide: true });
  expect(standIn.seal).toEqual({ month: false, quarter: false });
  expect(rightsOf({ role: 'secretariat', roles: ['secretariat'] }).seal).toEqual({ month: true, quarter: false });
  expect(rightsOf({ role: 'leader', roles: ['leader'] })).toMatchObject({ seal: { quarter: true }, close: false });
  const auditor = rightsOf({ role: 'auditor', roles: ['auditor'] });
  expect(auditor).toMatchObject({ oversee: true, bundle: true, close: false, write: false, adjust: false });
  expect([auditor.carryOver, auditor.decide, auditor.remind, auditor.seal.month]).toEqual([false, false, false, false]);
  expect(rightsOf(undefined).oversee).toBe(false);
});

describe('a bulletin that two people word at once', () => {
  const read = { number: '一', opening: '开头', comments: '', next: '', issuer: '办公室', issuedOn: '2026-04-01' };
  const mine = { ...read, opening: '我的开头', comments: '我的点评' };
  const now = { ...read, comments: '别人的点评', issuer: '别人' };

  it('keeps what was typed here, with theirs beside it, and takes theirs where nothing was', () => {
    expect({ ...mine, ...merged(mine, read, now) }).toEqual({ ...mine, issuer: '别人' });
    expect(differing(mine, read, now)).toEqual({ comments: '别人的点评' });
  });

  it('writes only what is not the usual text', () => {
    expect(bodyOf(mine, { sections: read, written: ['number'] })).toEqual({
      ...{ number: '一', opening: '我的开头', comments: '我的点评' },
    });
  });
});
