import type { Light, State } from '../item/item';
import { lightWords, stateWords } from '../item/words';
import type { Locale, Worded } from '../locale';
import type { PeriodId } from '../periods/period';
import type { BulletinGrounds } from './bulletin';
import type { Block } from './document';
import { listed } from './document';
import type { Say } from './words';
import { periodWords } from './words';

export type Fact = string | number | boolean | null;

/** A correction of an earlier month's entry (an adjustment): what of it is changed, from what to what, and why. */
export type Correction = {
  readonly period: PeriodId;
  readonly task: string;
  readonly unit: string;
  /** By the entry's own field names. */
  readonly corrects: Readonly<Record<string, { readonly from: Fact; readonly to: Fact }>>;
  readonly reason: string;
};

/** 更正: adjustments of earlier months that were recorded in this one; nothing where there is none. */
export function corrections({ corrections: found, locale }: BulletinGrounds, say: Say): Block[] {
  if (found.length === 0) return [];
  const rows = found.map(({ period, task, unit, corrects, reason }, at) => [
    at + 1,
    periodWords(period)[locale],
    task,
    unit,
    Object.entries(corrects)
      .map(
        ([field, { from, to }]) =>
          `${fieldWords[field]?.[locale] ?? field}：${fact(from, locale)} → ${fact(to, locale)}`,
      )
      .join('；'),
    reason,
  ]);
  return [
    listed(
      [
        { title: say('row'), share: 1.3, align: 'centre' },
        { title: say('of'), share: 2.5, align: 'centre' },
        { title: say('task'), share: 5, align: 'start' },
        { title: say('unit'), share: 3, align: 'start' },
        { title: say('corrected'), share: 4, align: 'start' },
        { title: say('reason'), share: 4, align: 'start' },
      ],
      rows,
    ),
  ];
}

const fieldWords: Readonly<Record<string, Worded>> = {
  percent: { 'zh-CN': '完成进度', en: 'percent' },
  state: { 'zh-CN': '状态', en: 'state' },
  light: { 'zh-CN': '亮灯', en: 'light' },
  step: { 'zh-CN': '督办层级', en: 'step' },
  reported: { 'zh-CN': '是否报告', en: 'reported' },
  daysOverdue: { 'zh-CN': '逾期天数', en: 'days late' },
  effectRating: { 'zh-CN': '成效评分', en: 'effect' },
};

const yes: Worded = { 'zh-CN': '是', en: 'yes' };
const no: Worded = { 'zh-CN': '否', en: 'no' };

function fact(value: Fact, locale: Locale): string {
  if (value === null) return '—';
  if (typeof value === 'boolean') return (value ? yes : no)[locale];
  return stateWords[value as State]?.[locale] ?? lightWords[value as Light]?.[locale] ?? String(value);
}
