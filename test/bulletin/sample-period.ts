import type { BulletinGrounds } from '../../domain/bulletin/bulletin';
import { defaultSections } from '../../domain/bulletin/sections';
import type { PeriodEntry } from '../../domain/periods/entry';
import { figuresOf } from '../../domain/periods/figures';

export const zone = 'Asia/Shanghai';
/** When the sample period was closed. */
export const closedAt = Date.parse('2025-04-01T00:10:00+08:00');

const units = [
  '市委统战部',
  '市民族宗教事务局',
  '科创园区管理委员会',
  '东湖县委统战部',
  '滨江街道办事处',
  '市工商业联合会',
];

/** An entry of an item that is in progress and green, but for what is said otherwise. */
export function entryOf(number: number, more: Partial<PeriodEntry> = {}): PeriodEntry {
  const unit = (number - 1) % units.length;
  const hex = number.toString(16).padStart(12, '0');
  return {
    task: `01900000-0000-7000-8000-${hex}`,
    name: `建设“同心”服务站点第${number}期并挂牌运行`,
    number,
    batch: '01900000-0000-7000-9000-000000000001',
    leadUnit: { code: `U-0${unit + 1}`, name: units[unit] ?? '' },
    coUnits: [],
    owner: { id: `01900000-0000-7000-a000-${hex}`, name: `张三${number}` },
    leader: null,
    deadline: '2025-06-30',
    dueAt: Date.parse('2025-06-30T23:59:59.999+08:00'),
    originalDeadline: '2025-06-30',
    state: 'in_progress',
    light: 'green',
    step: 0,
    listed: false,
    percent: 40,
    reportDue: true,
    reported: true,
    reportedAt: Date.parse('2025-03-20T10:00:00+08:00'),
    late: false,
    daysOverdue: 0,
    effectRating: null,
    happened: {},
    before: { state: 'in_progress', light: 'green', step: 0, percent: 25 },
    version: 3,
    hash: 'a'.repeat(64),
    ...more,
  };
}

/** Two dozen entries in which everything that a bulletin tells of happens. */
export const sampleEntries: readonly PeriodEntry[] = Array.from({ length: 24 }, (_, at) =>
  entryOf(at + 1, happeningAt(at)),
);

function happeningAt(at: number): Partial<PeriodEntry> {
  const past = {
    deadline: '2025-03-14',
    dueAt: Date.parse('2025-03-14T23:59:59.999+08:00'),
    originalDeadline: '2025-03-14',
  };
  switch (at) {
    case 0:
      return { ...past, light: 'red', step: 3, listed: true, late: true, daysOverdue: 17, percent: 55 };
    case 1:
      return { ...past, light: 'red', step: 2, late: true, daysOverdue: 17 };
    case 2:
      return {
        ...past,
        light: 'yellow',
        state: 'under_review',
        step: 1,
        late: true,
        daysOverdue: 3,
        happened: { submitted: 1 },
      };
    case 3:
      return { ...past, state: 'accepted', light: 'blue', effectRating: 92, happened: { accepted: 1 }, percent: 100 };
    case 4:
      return {
        ...{ ...past, state: 'accepted', light: 'blue', late: true, daysOverdue: 4, effectRating: 75, percent: 100 },
        happened: { submitted: 2, returned: 1, accepted: 1 },
      };
    case 5:
      return { originalDeadline: '2025-03-31', deadline: '2025-05-31', happened: { extended: 1 } };
    case 6:
      return { originalDeadline: '2025-03-31', deadline: '2025-09-30', happened: { carriedOver: 1, instructed: 1 } };
    case 7:
      return {
        state: 'suspended',
        light: 'grey',
        reportDue: false,
        reported: false,
        reportedAt: null,
        happened: { suspended: 1 },
      };
    case 8:
    case 9:
    case 14:
      return { light: 'yellow', reported: false, reportedAt: null, percent: 20, happened: { urged: 2 } };
    case 10:
      return { before: null, happened: { issued: 1 }, percent: 5, state: 'assigned' };
    case 11:
      return {
        name: '=HYPERLINK("http://example.test")<b>项目</b> & “引号”',
        percent: 38,
        before: { state: 'in_progress', light: 'green', step: 0, percent: 60 },
      };
    default:
      return {};
  }
}

/** The grounds of a bulletin of March 2025. */
export function sampleGrounds(more: Partial<BulletinGrounds> = {}): BulletinGrounds {
  const entries = more.entries ?? sampleEntries;
  const locale = more.locale ?? 'zh-CN';
  return {
    ...{ period: '2025-03', entries, locale, zone, before: null, corrections: [] },
    figures: figuresOf(entries),
    sections: defaultSections('2025-03', closedAt, zone, locale),
    ...more,
  };
}
