/** A month as the API shows it, and its figures. */
export const figures = {
  overall: tally(3, 1),
  units: [{ unit: { code: 'D', name: '部门' }, ...tally(3, 1) }],
};

function tally(items: number, red: number) {
  return {
    ...{ items, open: items, overdue: red, steps: [1], reportsDue: 2, reportsMissing: 1, percent: 40, moved: 0 },
    lights: { red, yellow: 0, green: items - red, grey: 0, blue: 0 },
  };
}

export const before = { overall: tally(2, 2), units: [{ unit: { code: 'D', name: '部门' }, ...tally(2, 2) }] };

export const month = {
  ...{ id: '2026-03', kind: 'month', state: 'closed', cutOff: '2026-03-31T15:59:59.999Z', entryCount: 3 },
  ...{ hash: 'aa', seal: null, holds: [], next: null, figures, before },
};

export const quarter = { ...month, id: '2026-Q1', kind: 'quarter' };

const item = { number: 1, task: '任务', leadUnit: { code: 'D', name: '部门' }, owner: { name: '责任人' } };

export const carryOver = {
  ...{ id: 'x.carry_over-3', task: 'x', period: '2026-Q1', deadline: '2026-06-30', reason: '招标推迟' },
  ...{ state: 'asked', version: 3, item, askedBy: '办公室甲', askedAt: '2026-03-30T01:00:00Z' },
  ...{ decidedBy: null, decidedAt: null, refusal: null },
};

export const openItem = {
  ...{ task: 'y', name: '未清任务', leadUnit: item.leadUnit, owner: item.owner, leader: null, deadline: '2026-03-20' },
  ...{ light: 'red', state: 'in_progress', daysOverdue: 11, version: 4, carryOver: null },
};

const none = { suspended: 0, cancelled: 0, accepted: 1, carried_over: 0 };
const page = (items: readonly unknown[]) => () => [200, { items, nextCursor: null }] as const;

export const sections = {
  ...{ number: 'no. 3', opening: 'usual opening', comments: 'usual comments' },
  ...{ next: 'usual next', issuer: 'the office', issuedOn: '2026-04-01' },
};

export const bulletinRead = {
  ...{ period: '2026-03', title: 't', version: 0, sections, written: [], updatedAt: null, updatedBy: null },
};

/** The API beside what a test is about. */
export const replies = {
  'GET /api/periods/2026-03/bulletin': () => [200, bulletinRead] as const,
  'GET /api/periods/2026-Q1/bulletin': () => [200, { ...bulletinRead, period: '2026-Q1' }] as const,
  'GET /api/periods/2026-03/entries?limit=50': page([]),
  'GET /api/periods/2026-03/adjustments?limit=200': page([]),
  'GET /api/periods/2026-Q1/carry-overs?limit=200': page([carryOver]),
  'GET /api/periods/2026-Q1/unsettled?limit=50': () =>
    [
      200,
      {
        totals: { due: 2, unsettled: 1, settled: none },
        units: [{ unit: item.leadUnit, due: 2, unsettled: 1, settled: none }],
        people: [
          {
            owner: { name: '责任人', email: 'owner@example.test' },
            ...{ units: [item.leadUnit], due: 2, unsettled: 1, settled: none },
          },
        ],
        items: [openItem],
        nextCursor: null,
      },
    ] as const,
  'GET /api/periods/2026-03/preclose': () =>
    [200, { asOf: '2026-03-20T00:00:00Z', entryCount: 3, figures, before, missing: [openItem], holds: [] }] as const,
};
