import { commandTable } from '../../api/tasks/commands/schema';
import { problemOf } from '../../dashboard/src/api/problem';
import {
  acceptBody,
  amendBody,
  reportBody,
  returnBody,
  submitBody,
} from '../../dashboard/src/features/commands/bodies';
import { bodyOf, differing, merged } from '../../dashboard/src/features/periods/bulletin/merge';
import { chainOf } from '../../dashboard/src/features/periods/list/chain';
import { quartersOpen, rowsOfYear, yearsOf } from '../../dashboard/src/features/periods/list/year';
import { rightsOf } from '../../dashboard/src/features/periods/rights';
import { enteredOf, isChanged, rebased } from '../../dashboard/src/features/policy/entered';
import { clockOf } from '../../dashboard/src/words/when';
import { pageOf } from '../../dashboard/worker/pages';
import { defaultPolicy } from '../../domain/policy';

/** What pages reckon by themselves of what the API answers, and of what is typed. */

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

it('Rules that somebody else changed under a draft: what was typed stays, all the rest is what is in force', () => {
  const typed = {
    ...enteredOf(defaultPolicy),
    extensionsMax: '5',
    escalation: enteredOf(defaultPolicy).escalation.slice(1),
  };
  const inForce = { ...defaultPolicy, extensionsMax: 1, remindAt: '08:00' };
  expect(rebased({ typed, over: defaultPolicy }, inForce)).toEqual({ ...typed, remindAt: '08:00' });
  expect([isChanged(typed, inForce), isChanged(enteredOf(inForce), inForce)]).toEqual([true, false]);
});

describe('the forms of commands', () => {
  const item = {
    ...{ percent: 50, reportsPart: false, deadline: '2099-03-27' },
    standards: [
      { id: 's1', text: '标准一' },
      { id: 's2', text: '标准二' },
    ],
    milestones: [
      { id: 'm1', done: false },
      { id: 'm2', done: true },
    ],
    coUnits: ['A', 'B'],
  } as unknown as Parameters<typeof reportBody>[1];
  const file = '01890000-0000-7000-8000-000000000001';
  const taken = (name: 'report' | 'submit' | 'accept' | 'return' | 'amend', body: unknown) =>
    expect([name, commandTable[name].body.safeParse(body).error]).toEqual([name, undefined]);

  it('make a body that the API takes of all that was entered, and leave out what was not', () => {
    const said = { percent: '40', done: ' 完成 ', effect: '见效', problems: '', reason: '重算', milestones: ['m1'] };
    const report = reportBody({ ...said, evidence: [{ id: file }] }, item);
    expect(report).toEqual({
      ...{ percent: 40, done: '完成', effect: '见效', reason: '重算', evidence: [file] },
      milestones: [
        { id: 'm1', done: true },
        { id: 'm2', done: false },
      ],
    });
    const submit = submitBody({ standards: [{ how: '甲' }, { how: '乙', evidence: [{ id: file }] }] }, item);
    expect(submit.standards).toEqual([
      { id: 's1', how: '甲' },
      { id: 's2', how: '乙', evidence: [file] },
    ]);
    const judged = [
      { met: true, note: '无' },
      { met: false, note: '缺名单' },
    ];
    const back = returnBody({ reason: '不足', standards: judged }, item);
    expect(back.standards).toEqual([
      { id: 's1', met: true },
      { id: 's2', met: false, note: '缺名单' },
    ]);
    taken('report', report);
    taken('submit', submit);
    taken('return', back);
    taken('accept', acceptBody({ effectRating: '90', standards: [{ met: true }, { met: true }] }, item));
    const amended = amendBody(
      { owner: 'a@example.test', deadline: '', standards: '标准一\n新标准\n ', reason: '调整' },
      item,
    );
    expect(amended).toEqual({ owner: 'a@example.test', standards: ['标准一', '新标准'], reason: '调整' });
    taken('amend', amended);
  });

  it('give no reason for a fall where there is none, and no standards where they stay', () => {
    expect(reportBody({ percent: '60', done: 'a', effect: 'b', reason: 'left over' }, item)).not.toHaveProperty(
      'reason',
    );
    expect(amendBody({ standards: '标准一\n标准二', reason: 'x' }, item)).toEqual({ reason: 'x' });
  });

  it('name the units that co-operate only where they change', () => {
    const said = (coUnits: unknown) => amendBody({ coUnits, reason: 'x' }, item);
    for (const coUnits of [undefined, ['B', 'A']]) expect(said(coUnits)).toEqual({ reason: 'x' });
    for (const coUnits of [[], ['A']]) expect(said(coUnits)).toEqual({ coUnits, reason: 'x' });
  });
});

it('What a gateway says in place of the API is not shown to a reader, who would not understand it', () => {
  expect([problemOf(null), problemOf('Bad Gateway')].map(({ detail }) => detail)).toEqual(['', '']);
  expect(problemOf({ code: 'wrong_state', detail: '现在不能签收。' }).detail).toBe('现在不能签收。');
});

it('Every time is told by the organisation’s clock, also to a reader in another zone', () => {
  const at = '2099-03-01T16:30:00Z'; // half past midnight of the day after in Shanghai
  const clock = clockOf('Asia/Shanghai');
  expect(clock.moment(at)).toBe('2099-03-02 00:30');
  expect([clock.day(at), clock.due('2099-03-02')]).toEqual(['2099-03-02', '2099-03-02']);
  expect(clockOf('America/New_York').day(at)).toBe('2099-03-01');
});

it('What is kept for times without a connection is the dashboard and its files, never the API or a page that needs it', () => {
  for (const path of [
    '/api/tasks',
    '/api',
    '/docs',
    '/openapi.json',
    '/static/page.js',
    '/sign-in',
    '/security',
    '/readyz',
  ])
    expect([path, pageOf(path)]).toEqual([path, 'other']);
  for (const path of ['/', '/items', `/mine/1/report`, '/apiary'])
    expect([path, pageOf(path)]).toEqual([path, 'dashboard']);
  expect([pageOf('/dashboard/assets/a.js'), pageOf('/dashboard/worker.js')]).toEqual(['asset', 'other']);
});
