import type { LetterFacts } from '../../activities/letters/letter-facts';
import { officialCalendar } from '../../domain/calendars/official';
import { planAgenda } from '../../domain/clocks/agenda';
import { runs } from '../../domain/clocks/clock';
import { instantOf } from '../../domain/clocks/zone';
import type { LetterKind } from '../../domain/letters/letter';
import type { Locale } from '../../domain/locale';
import { defaultPolicy } from '../../domain/policy';

const zone = 'Asia/Shanghai';

/** An instant on the office's wall clock, in 2026. */
export function on(day: string, time = '09:00'): number {
  return instantOf(`2026-${day}`, time, zone);
}

const dueAt = on('03-28', '00:00') - 1;
const issuedAt = on('03-02', '10:20');
const plan = { deadline: '2026-03-27', from: issuedAt, policy: defaultPolicy, calendar: officialCalendar, zone };

type More = Partial<Omit<LetterFacts, 'item'>> & { readonly item?: Partial<LetterFacts['item']> };

/** The facts of a letter about one item due on Friday 27 March 2026 (domain.md, the example of the ladder). */
export function sampleFacts(kind: LetterKind, locale: Locale, more: More = {}): LetterFacts {
  const { now, since, ...rest } = { ...byKind[kind], ...more };
  const at = now ?? on('03-20');
  const state = more.item?.state ?? byKind[kind].item?.state ?? 'in_progress';
  const clocks = planAgenda(plan).clocks.filter((clock) => clock.at > at && runs(clock, { state }));
  return {
    kind,
    locale,
    zone,
    calendar: officialCalendar,
    policy: defaultPolicy,
    reader: { name: '王芳', address: 'wangfang@example.gov.cn' },
    concern: { as: 'owner', standsInFor: null, ofUnit: null },
    steps: [],
    by: null,
    lastReport: null,
    returned: null,
    messageId: '<0123456789abcdef@duban>',
    link: 'https://duban.example.gov.cn/tasks/0198a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b',
    ...rest,
    now: at,
    since: since ?? at,
    item: {
      id: '0198a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b',
      number: 12,
      task: '建成园区“一站式”服务中心并对外办公',
      deadline: plan.deadline,
      dueAt,
      light: 'yellow',
      standards: [
        { id: 's1', text: '服务中心挂牌运行，窗口不少于 6 个' },
        { id: 's2', text: '办事指南上墙，网上同步公开' },
        { id: 's3', text: '首月办件不少于 200 件，满意率 95% 以上' },
      ],
      percent: 60,
      issuedAt,
      ladderFrom: issuedAt,
      leadUnit: '市经济发展局',
      owner: '王芳',
      leader: '陈立新',
      batch: { title: '2026年重点任务推进表', documentNo: '统领办〔2026〕3号' },
      clocks,
      ...byKind[kind].item,
      ...more.item,
      state,
    },
  };
}

const lastReport = {
  at: on('03-18', '16:40'),
  by: '王芳',
  percent: 60,
  done: '主体装修完成，窗口设备到货 4 台，其余 2 台厂家缺货，预计 4月初到货。',
};

const byKind: Record<LetterKind, More> = {
  assignment: { now: issuedAt, item: { state: 'assigned', light: 'green', percent: 0 } },
  reminder: { now: on('03-20'), by: 'P7D', lastReport },
  returned: {
    now: on('03-24', '15:05'),
    item: { percent: 90 },
    returned: {
      by: '李明',
      at: on('03-24', '15:04'),
      reason: '窗口数量没有达到标准，办事指南只上了墙，网上还没有公开。',
      standards: [
        { text: '服务中心挂牌运行，窗口不少于 6 个', met: false, note: '现场只有 4 个窗口' },
        { text: '办事指南上墙，网上同步公开', met: false, note: '网上没有公开' },
        { text: '首月办件不少于 200 件，满意率 95% 以上', met: true, note: null },
      ],
    },
  },
  overdue: { now: on('03-30'), steps: [1], lastReport, item: { light: 'red' } },
  escalation: {
    now: on('04-01'),
    steps: [2],
    lastReport,
    reader: { name: '陈立新', address: 'chenlixin@example.gov.cn' },
    concern: { as: 'leader', standsInFor: null, ofUnit: null },
    item: { light: 'red' },
  },
};
