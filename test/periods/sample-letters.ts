import type { MonthFacts, UnsettledFacts, UnsettledLine } from '../../activities/letters/letter-facts';
import type { Locale } from '../../domain/locale';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf } from '../../domain/periods/figures';
import { on } from '../letters/sample-facts';

const base = { messageId: '<fedcba9876543210@duban>', preferences: null, zone: 'Asia/Shanghai' } as const;

/** The letter of March 2026 to somebody of the supervision office. */
export function sampleMonth(locale: Locale, more: Partial<MonthFacts> = {}): MonthFacts {
  return {
    ...{ kind: 'month_closed', ...base, locale, now: on('04-01', '00:02'), since: on('04-01', '00:01') },
    reader: { name: '李明', address: 'liming@example.gov.cn' },
    link: 'https://duban.example.gov.cn/periods/2026-03',
    ...{ month: '2026-03', cutOff: on('04-01', '00:00') - 1, early: false, standsInFor: null },
    overall: {
      ...figuresOf([] as PeriodEntry[]).overall,
      ...{ items: 186, open: 141, overdue: 23, steps: [9, 8, 6], reportsDue: 150, reportsMissing: 12 },
      lights: { green: 78, yellow: 36, red: 23, grey: 4, blue: 45 },
      happened: { ...figuresOf([]).overall.happened, accepted: 17, returned: 3, extended: 5, carriedOver: 2 },
    },
    ...more,
  };
}

export function unsettledLine(number: number, more: Partial<UnsettledLine> = {}): UnsettledLine {
  return {
    ...{ id: `0198a3c4-5b6d-7e8f-9a0b-00000000${String(number).padStart(4, '0')}`, number },
    ...{ task: `老旧小区改造 ${number} 标段`, owner: '王芳', deadline: '2026-03-27', dueAt: on('03-28', '00:00') - 1 },
    ...{ daysOverdue: 5, state: 'in_progress', carryOver: false },
    ...more,
  };
}

const units = [
  {
    ...{ name: '市经济发展局', items: 2 },
    lines: [
      unsettledLine(12, { task: '建成园区“一站式”服务中心并对外办公', carryOver: true }),
      unsettledLine(30, { deadline: '2026-03-31', daysOverdue: 1, state: 'assigned', owner: '刘洋' }),
    ],
  },
  { name: '市住建局', items: 1, lines: [unsettledLine(7, { daysOverdue: 0, state: 'under_review', owner: '孙建国' })] },
];

/** What the first quarter of 2026 finds unsettled, to a leader in charge. */
export function sampleUnsettled(locale: Locale, more: Partial<UnsettledFacts> = {}): UnsettledFacts {
  return {
    ...{ kind: 'unsettled', ...base, locale, now: on('04-01', '00:02'), since: on('04-01', '00:01') },
    reader: { name: '陈立新', address: 'chenlixin@example.gov.cn' },
    link: 'https://duban.example.gov.cn/periods/2026-Q1',
    ...{ quarter: '2026-Q1', as: 'leader', standsInFor: null, total: 3, unnamed: 0, units },
    ...more,
  };
}
