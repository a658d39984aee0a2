import { states } from '../item/item';
import { stateWords } from '../item/words';
import type { Locale } from '../locale';
import type { Tally } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Column, Listing } from './document';
import type { Say } from './words';
import { periodWords, sentences } from './words';

/** 一、总体情况: the figures in sentences, and in a table beside those of the period before. */
export function overview({ period, figures, before, locale }: BulletinGrounds, say: Say): Block[] {
  const { overall } = figures;
  const { lights, happened } = overall;
  const said = [
    sentences.standing[locale](periodWords(period)[locale], overall.items, overall.open),
    sentences.lights[locale](lights.green, lights.yellow, lights.red, lights.grey, lights.blue),
    sentences.done[locale](happened.accepted, happened.returned, happened.extended, happened.carriedOver),
    sentences.reports[locale](overall.reportsDue, overall.reportsMissing),
    ...(overall.percent !== null && overall.moved !== null
      ? [sentences.percent[locale](overall.percent, movedWords(overall.moved, locale))]
      : []),
  ];
  return [
    { kind: 'text', text: said.join(locale === 'zh-CN' ? '' : ' ') },
    { kind: 'table', ...overviewTable({ figures, before, locale }, say), more: 0, moreText: '' },
  ];
}

/** The figures of a period beside those of the one before; nulls where there are none. */
export function overviewTable(
  { figures, before, locale }: Pick<BulletinGrounds, 'figures' | 'before' | 'locale'>,
  say: Say,
): Listing {
  const columns: Column[] = [
    { title: say('indicator'), share: 4, align: 'start' },
    { title: say('thisPeriod'), share: 2, align: 'end' },
    { title: say('lastPeriod'), share: 2, align: 'end' },
    { title: say('change'), share: 2, align: 'end' },
  ];
  const rows = indicators.map(({ name, of }) => {
    const now = of(figures.overall);
    const then = before ? of(before.overall) : null;
    const change = now === null || then === null ? null : Math.round((now - then) * 10) / 10;
    return [name[locale], now, then, change];
  });
  return { columns, rows };
}

type Indicator = { readonly name: Record<Locale, string>; readonly of: (tally: Tally) => number | null };

const indicators: readonly Indicator[] = [
  { name: { 'zh-CN': '督办事项（项）', en: 'Items' }, of: ({ items }) => items },
  { name: { 'zh-CN': '在办（项）', en: 'Open' }, of: ({ open }) => open },
  ...states.map(
    (state): Indicator => ({
      name: { 'zh-CN': `其中：${stateWords[state]['zh-CN']}`, en: `of these: ${stateWords[state].en}` },
      of: (tally) => tally.states[state],
    }),
  ),
  { name: { 'zh-CN': '绿灯', en: 'Green' }, of: ({ lights }) => lights.green },
  { name: { 'zh-CN': '黄灯', en: 'Yellow' }, of: ({ lights }) => lights.yellow },
  { name: { 'zh-CN': '红灯（逾期）', en: 'Red (overdue)' }, of: ({ lights }) => lights.red },
  { name: { 'zh-CN': '本期交办（项次）', en: 'Issued in the period' }, of: ({ happened }) => happened.issued },
  { name: { 'zh-CN': '本期销号（项次）', en: 'Accepted in the period' }, of: ({ happened }) => happened.accepted },
  { name: { 'zh-CN': '本期退回（项次）', en: 'Returned in the period' }, of: ({ happened }) => happened.returned },
  { name: { 'zh-CN': '本期延期（项次）', en: 'Extended in the period' }, of: ({ happened }) => happened.extended },
  {
    name: { 'zh-CN': '本期结转（项次）', en: 'Carried over in the period' },
    of: ({ happened }) => happened.carriedOver,
  },
  { name: { 'zh-CN': '本期批示（次）', en: 'Instructions in the period' }, of: ({ happened }) => happened.instructed },
  { name: { 'zh-CN': '本期催办（次）', en: 'Chases by hand in the period' }, of: ({ happened }) => happened.urged },
  { name: { 'zh-CN': '应报告（项次）', en: 'Reports due' }, of: ({ reportsDue }) => reportsDue },
  { name: { 'zh-CN': '未按时报告（项次）', en: 'Reports missing' }, of: ({ reportsMissing }) => reportsMissing },
  { name: { 'zh-CN': '平均进度（%）', en: 'Mean progress (%)' }, of: ({ percent }) => percent },
];

function movedWords(moved: number, locale: Locale): string {
  if (moved === 0) return locale === 'zh-CN' ? '持平' : 'unchanged';
  if (locale === 'en') return `${moved > 0 ? 'up' : 'down'} ${Math.abs(moved)} points`;
  return `${moved > 0 ? '提高' : '后退'} ${Math.abs(moved)} 个百分点`;
}
