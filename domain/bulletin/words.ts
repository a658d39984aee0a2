import type { Locale, Worded } from '../locale';
import type { PeriodId } from '../periods/period';
import { isQuarter } from '../periods/period';

const months = 'January February March April May June July August September October November December'.split(' ');

/** A period as it is spoken of. */
export function periodWords(period: PeriodId): Worded {
  const year = period.slice(0, 4);
  if (isQuarter(period)) {
    const quarter = Number(period.slice(6));
    return { 'zh-CN': `${year}年第${'一二三四'[quarter - 1]}季度`, en: `quarter ${quarter} of ${year}` };
  }
  const month = Number(period.slice(5));
  return { 'zh-CN': `${year}年${month}月`, en: `${months[month - 1]} ${year}` };
}

/** The fixed words of a bulletin. */
export const words = {
  head: { 'zh-CN': '督办通报', en: 'Bulletin' },
  overview: { 'zh-CN': '总体情况', en: 'Overview' },
  byUnit: { 'zh-CN': '各单位亮灯情况', en: 'Lights by unit' },
  overdue: { 'zh-CN': '逾期和升级督办事项', en: 'Overdue and escalated items' },
  moved: { 'zh-CN': '结转、延期情况', en: 'Carried over and extended' },
  accepted: { 'zh-CN': '已销号事项', en: 'Accepted items' },
  movers: { 'zh-CN': '进度变化', en: 'Progress by unit' },
  missing: { 'zh-CN': '未按时报告', en: 'Missing reports' },
  corrections: { 'zh-CN': '更正', en: 'Corrections' },
  comments: { 'zh-CN': '点评', en: 'Comments' },
  next: { 'zh-CN': '下一步要求', en: 'What comes next' },
  best: { 'zh-CN': '进度提升较快的单位', en: 'Moved most' },
  worst: { 'zh-CN': '进度变化较慢的单位', en: 'Moved least' },

  row: { 'zh-CN': '序号', en: 'No.' },
  indicator: { 'zh-CN': '指标', en: 'Figure' },
  thisPeriod: { 'zh-CN': '本期', en: 'This period' },
  lastPeriod: { 'zh-CN': '上期', en: 'Before' },
  change: { 'zh-CN': '增减', en: 'Change' },
  unit: { 'zh-CN': '牵头单位', en: 'Lead unit' },
  task: { 'zh-CN': '重点任务', en: 'Key task' },
  owner: { 'zh-CN': '责任人', en: 'Owner' },
  deadline: { 'zh-CN': '完成时限', en: 'Deadline' },
  originalDeadline: { 'zh-CN': '原定时限', en: 'Was due' },
  deadlineNow: { 'zh-CN': '现定时限', en: 'Now due' },
  light: { 'zh-CN': '亮灯', en: 'Light' },
  state: { 'zh-CN': '状态', en: 'State' },
  daysOverdue: { 'zh-CN': '逾期天数', en: 'Days late' },
  step: { 'zh-CN': '督办层级', en: 'Step' },
  items: { 'zh-CN': '事项', en: 'Items' },
  open: { 'zh-CN': '在办', en: 'Open' },
  red: { 'zh-CN': '逾期', en: 'Overdue' },
  reportsMissing: { 'zh-CN': '未报次数', en: 'Missing' },
  percent: { 'zh-CN': '平均进度%', en: 'Mean %' },
  ownPercent: { 'zh-CN': '完成进度%', en: '%' },
  gained: { 'zh-CN': '进度增减', en: 'Moved' },
  how: { 'zh-CN': '方式', en: 'How' },
  carriedOver: { 'zh-CN': '结转', en: 'carried over' },
  extended: { 'zh-CN': '延期', en: 'extended' },
  rating: { 'zh-CN': '成效评分', en: 'Effect' },
  inTime: { 'zh-CN': '按期', en: 'on time' },
  inTimeHead: { 'zh-CN': '是否按期', en: 'In time' },
  tasks: { 'zh-CN': '涉及事项', en: 'Which' },
  corrected: { 'zh-CN': '更正内容', en: 'Correction' },
  of: { 'zh-CN': '所属月份', en: 'Of' },
  reason: { 'zh-CN': '原因', en: 'Why' },
  none: { 'zh-CN': '本期无。', en: 'None in this period.' },
} as const satisfies Record<string, Worded>;
export type Word = keyof typeof words;

/** Words of a bulletin in its language. */
export type Say = (word: Word) => string;

export function sayIn(locale: Locale): Say {
  return (word) => words[word][locale];
}

/** Sentences with figures in them; every figure comes from the entries or from what was frozen of them. */
export const sentences = {
  standing: {
    'zh-CN': (p: string, items: number, open: number) =>
      `截至${p}结账，共督办重点任务 ${items} 项，其中在办 ${open} 项。`,
    en: (p: string, items: number, open: number) =>
      `At the close of ${p}, ${items} key tasks were supervised, ${open} of them open.`,
  },
  lights: {
    'zh-CN': (green: number, yellow: number, red: number, grey: number, blue: number) =>
      `亮绿灯 ${green} 项、黄灯 ${yellow} 项、红灯 ${red} 项，灰灯（暂缓、撤销）${grey} 项，蓝灯（已销号）${blue} 项。`,
    en: (green: number, yellow: number, red: number, grey: number, blue: number) =>
      `Lights: ${green} green, ${yellow} yellow, ${red} red, ${grey} grey (suspended or cancelled), ${blue} blue (accepted).`,
  },
  done: {
    'zh-CN': (accepted: number, returned: number, extended: number, carried: number) =>
      `本期销号 ${accepted} 项次，退回 ${returned} 项次，延期 ${extended} 项次，结转 ${carried} 项次。`,
    en: (accepted: number, returned: number, extended: number, carried: number) =>
      `In this period: ${accepted} accepted, ${returned} returned, ${extended} extended, ${carried} carried over.`,
  },
  reports: {
    'zh-CN': (due: number, missing: number) => `应报告 ${due} 项次，未按时报告 ${missing} 项次。`,
    en: (due: number, missing: number) => `${due} reports were due, and ${missing} did not come.`,
  },
  percent: {
    'zh-CN': (percent: number, moved: string) => `平均进度 ${percent}%，各事项较上期平均${moved}（本期交办的从零计）。`,
    en: (percent: number, moved: string) =>
      `The mean progress is ${percent} %; since the period before the items are ${moved} on average (new ones counted from zero).`,
  },
  overdue: {
    'zh-CN': (items: number, listed: number) =>
      `期末逾期或已升级督办的在办事项共 ${items} 项，其中点名通报 ${listed} 项（以“★”标注）。`,
    en: (items: number, listed: number) =>
      `${items} open items were overdue or escalated; ${listed} of them are named in this bulletin by rule (marked “★”).`,
  },
  missing: {
    'zh-CN': (reports: number, items: number, owners: number) =>
      `未按时报告 ${reports} 项次，涉及任务 ${items} 项、责任人 ${owners} 名。`,
    en: (reports: number, items: number, owners: number) =>
      `${reports} reports on ${items} items of ${owners} owners are missing.`,
  },
} as const;

/** What is said of units that stand equal, and of which none is named before another. */
export const equals = {
  leftOut: {
    'zh-CN': (units: number, moved: number) => `另有 ${units} 个单位进度增减同为 ${moved}，并列未列出。`,
    en: (units: number, moved: number) => `${units} more units stand equal at ${moved} and are not named.`,
  },
  all: {
    'zh-CN': (units: number, moved: number) => `${units} 个单位进度增减同为 ${moved}，不分先后。`,
    en: (units: number, moved: number) => `All ${units} units moved equally, by ${moved}.`,
  },
} as const;

/** What is said in place of rows that a list leaves out. */
export const more: Record<Locale, (rows: number) => string> = {
  'zh-CN': (rows) => `另有 ${rows} 行未列出，详见附表（.xlsx）。`,
  en: (rows) => `${rows} more rows are in the spreadsheet (.xlsx).`,
};

/** 一、 … 十九、; 1. in English. */
export function ordinal(place: number, locale: Locale): string {
  if (locale === 'en') return `${place}. `;
  const digits = ['', ...'一二三四五六七八九'];
  return `${place < 10 ? digits[place] : `十${digits[place - 10]}`}、`;
}

/** （一）; (1) in English. */
export function subOrdinal(place: number, locale: Locale): string {
  return locale === 'en' ? `(${place}) ` : `（${'一二三四五六七八九'[place - 1]}）`;
}

/** A step of the ladder; `★` marks one that the policy lists in the bulletin. */
export function stepWords({ step, listed }: { readonly step: number; readonly listed: boolean }, locale: Locale) {
  if (step === 0) return null;
  const named = locale === 'zh-CN' ? `${'一二三四五六七八九'[step - 1]}级` : `step ${step}`;
  return listed ? `★${named}` : named;
}
