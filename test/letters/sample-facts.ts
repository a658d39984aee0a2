import type { LetterFacts } from '../../activities/letters/letter-facts';
import { officialCalendar } from '../../domain/calendars/official';
import { planAgenda } from '../../domain/clocks/agenda';
import { runs } from '../../domain/clocks/clock';
import { instantOf } from '../../domain/clocks/zone';
import type { Event } from '../../domain/item/event';
import type { Notice } from '../../domain/item/item';
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

/** What the reader is to the item. */
export function concern(as: LetterFacts['concern']['as'], more: Partial<LetterFacts['concern']> = {}) {
  return { as, standsInFor: null, named: false, ofUnit: null, ...more };
}

/** What happened on a day at a time, by somebody; by a clock where nobody is named. */
export function entry(at: number, by: string | null, ...events: Event[]): LetterFacts['entry'] {
  return { at, by, events };
}

/** The facts of a letter about one item due on Friday 27 March 2026 (domain.md, the example of the ladder). */
export function sampleFacts(kind: LetterKind, locale: Locale, more: More = {}): LetterFacts {
  const { now, since, ...rest } = { ...byKind[kind], ...more };
  const at = now ?? on('03-20');
  const state = more.item?.state ?? byKind[kind].item?.state ?? 'in_progress';
  const deadline = more.item?.deadline ?? byKind[kind].item?.deadline ?? plan.deadline;
  const clocks = planAgenda({ ...plan, deadline }).clocks.filter((clock) => clock.at > at && runs(clock, { state }));
  return {
    kind,
    locale,
    zone,
    calendar: officialCalendar,
    policy: defaultPolicy,
    reader: { name: '王芳', address: 'wangfang@example.gov.cn' },
    concern: concern('owner'),
    entry: { at, by: null, events: [] },
    names: { wang: '王芳' },
    notice: null,
    steps: [],
    by: null,
    lastReport: null,
    returned: null,
    messageId: '<0123456789abcdef@duban>',
    preferences: null,
    link: 'https://duban.example.gov.cn/tasks/0198a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b',
    ...rest,
    now: at,
    since: since ?? at,
    item: {
      id: '0198a3c4-5b6d-7e8f-9a0b-1c2d3e4f5a6b',
      number: 12,
      task: '建成园区“一站式”服务中心并对外办公',
      deadline,
      dueAt,
      light: 'yellow',
      standards: [
        { id: 's1', text: '服务中心挂牌运行，窗口不少于 6 个' },
        { id: 's2', text: '办事指南上墙，网上同步公开' },
        { id: 's3', text: '首月办件不少于 200 件，满意率 95% 以上' },
      ],
      percent: 60,
      issuedAt,
      ...{ extensionsGranted: 0, returns: 0 },
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

const office: More = {
  reader: { name: '李明', address: 'liming@example.gov.cn' },
  concern: concern('secretariat'),
};
const leading: More = { reader: { name: '陈立新', address: 'chenlixin@example.gov.cn' }, concern: concern('leader') };

export const blue: Notice = {
  ...{ id: 'notice-9', number: '督办〔2026〕12号', colour: 'blue', step: 2, dueAt: on('04-08', '00:00') - 1 },
  ...{ acknowledgedAt: null, answeredAt: null },
};
export const yellow: Notice = {
  ...blue,
  ...{ id: 'notice-10', number: '督办〔2026〕15号', colour: 'yellow', dueAt: on('04-14', '00:00') - 1 },
};

export const extension = {
  ...{ number: 1, by: 'wang', deadline: '2026-04-30', dueAt: on('05-01', '00:00') - 1 },
  reason: '两台窗口设备厂家缺货，预计 4月初到货，安装调试需要两周。',
};
const moved = { deadline: extension.deadline, dueAt: extension.dueAt };

const byKind: Record<LetterKind, More> = {
  released: {
    now: on('03-12', '14:30'),
    reader: { name: '王芳', address: 'wangfang@example.gov.cn' },
    concern: concern('owner', { named: true }),
    entry: entry(on('03-12', '14:30'), '李明', {
      ...{ type: 'amended', reason: '王芳调任市商务局。' },
      owner: { from: { id: 'wang', name: '王芳' }, to: { id: 'liu', name: '刘洋' } },
    }),
    item: { owner: '刘洋', light: 'green' },
  },
  sign_chase: {
    now: on('03-05'),
    entry: entry(on('03-05'), null, { type: 'sign_chased', step: 1 }),
    item: { state: 'assigned', light: 'green', percent: 0 },
  },
  report_reminder: {
    now: on('03-20'),
    lastReport,
    entry: entry(on('03-20'), null, { type: 'report_chased', month: '2026-03', by: 'P5D' }),
  },
  report_missing: {
    now: on('03-26'),
    lastReport: null,
    entry: entry(on('03-26', '00:00'), null, { type: 'report_missed', month: '2026-03' }),
  },
  review: {
    ...office,
    now: on('03-24', '09:00'),
    item: { state: 'under_review', percent: 90 },
    entry: entry(on('03-23', '16:10'), '王芳', {
      type: 'submitted',
      standards: [
        { id: 's1', how: '3月20日挂牌，开设 6 个窗口，附照片' },
        { id: 's2', how: '指南上墙并在政府网站公开' },
        { id: 's3', how: '首月办件 236 件，满意率 97%' },
      ],
    }),
  },
  approval: {
    ...leading,
    now: on('03-18', '10:05'),
    lastReport,
    entry: entry(on('03-18', '10:05'), '李明', {
      type: 'asked',
      request: { id: 'suspend-6', kind: 'suspend', by: 'li', reason: '场地产权纠纷正在诉讼，判决前无法施工。' },
    }),
  },
  decision: {
    now: on('03-19', '11:20'),
    entry: entry(
      on('03-19', '11:20'),
      '李明',
      { type: 'extension_granted', extension, from: '2026-03-27' },
      { type: 'planned', ...moved, yellowAt: on('04-24', '00:00'), ladderFrom: issuedAt, agenda: [] },
    ),
    item: { ...moved, light: 'green', extensionsGranted: 1 },
  },
  accepted: {
    now: on('03-26'),
    item: { state: 'accepted', light: 'blue', percent: 100 },
    entry: entry(on('03-25', '15:00'), '李明', { type: 'accepted', effectRating: 92, standards: [] }),
  },
  notice: {
    now: on('04-01'),
    lastReport,
    notice: blue,
    entry: entry(on('04-01'), null, { type: 'escalated', step: 2, steps: [2] }, { type: 'noticed', notice: blue }),
    item: { light: 'red' },
  },
  notice_answered: {
    ...leading,
    now: on('04-03'),
    notice: { ...blue, answeredAt: on('04-02', '17:30') },
    lastReport,
    entry: entry(on('04-02', '17:30'), '王芳', {
      ...{ type: 'notice_answered', notice: blue.id, late: false },
      text: '设备 4月8日到货，已协调厂家派人安装，4月20日前完成。',
    }),
    item: { light: 'red' },
  },
  notice_lapsed: {
    ...office,
    now: on('04-08', '09:01'),
    notice: blue,
    lastReport,
    entry: entry(on('04-08'), null, { type: 'notice_lapsed', notice: blue.id }, { type: 'noticed', notice: yellow }),
    item: { light: 'red' },
  },
  instruction: {
    now: on('03-18', '08:40'),
    lastReport,
    entry: entry(on('03-18', '08:40'), '陈立新', {
      type: 'instructed',
      text: '请经济发展局倒排工期，设备问题本周内解决。',
    }),
  },
  urging: {
    now: on('03-25', '10:00'),
    lastReport,
    entry: entry(on('03-25', '10:00'), '李明', {
      type: 'urged',
      count: 2,
      note: '离时限还有两天，请说明能否按期完成。',
    }),
  },
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
    concern: concern('leader'),
    item: { light: 'red' },
  },
};
