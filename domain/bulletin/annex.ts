import type { Locale, Worded } from '../locale';
import type { BulletinGrounds } from './bulletin';
import { titleOf } from './bulletin';
import { corrections } from './corrections';
import type { Block, Listing } from './document';
import { plainRows } from './document';
import { accepted, deadlinesMoved, everyEntry, overdueTable } from './items';
import { missingReports } from './missing-reports';
import { byMovement, moverTable } from './movers';
import { overviewTable } from './overview';
import { unitTable } from './units';
import { periodWords, sayIn } from './words';

/** A sheet of the tables that go with a bulletin, whole. */
export type AnnexSheet = Listing & { readonly name: string; readonly title: string };

/** A bulletin's tables, whole, to reckon with, and every entry that they are drawn from. */
export function annexOf(grounds: BulletinGrounds): AnnexSheet[] {
  const { locale, period } = grounds;
  const say = sayIn(locale);
  const title = titleOf(periodWords(period)[locale], locale);
  const sheet = (name: keyof typeof names, listing: Listing): AnnexSheet => ({
    columns: listing.columns,
    rows: plainRows(listing.rows),
    name: names[name][locale],
    title: titled(title, names[name], locale),
  });
  return [
    sheet('overview', overviewTable(grounds, say)),
    sheet('units', unitTable(grounds, say)),
    sheet('overdue', overdueTable(grounds, say)),
    ...tableOf(deadlinesMoved(grounds, say)).map((listing) => sheet('moved', listing)),
    ...tableOf(accepted(grounds, say)).map((listing) => sheet('accepted', listing)),
    sheet('movers', moverTable(byMovement(grounds.figures.units), say)),
    ...tableOf(missingReports(grounds, say, Number.POSITIVE_INFINITY)).map((listing) => sheet('missing', listing)),
    ...tableOf(corrections(grounds, say)).map((listing) => sheet('corrections', listing)),
    sheet('items', everyEntry(grounds, say)),
  ];
}

const names = {
  overview: { 'zh-CN': '总体', en: 'Overview' },
  units: { 'zh-CN': '各单位', en: 'Units' },
  overdue: { 'zh-CN': '逾期升级', en: 'Overdue' },
  moved: { 'zh-CN': '结转延期', en: 'Carried over' },
  accepted: { 'zh-CN': '已销号', en: 'Accepted' },
  movers: { 'zh-CN': '进度变化', en: 'Movement' },
  missing: { 'zh-CN': '未按时报告', en: 'Reports missing' },
  corrections: { 'zh-CN': '更正', en: 'Corrections' },
  items: { 'zh-CN': '全部任务', en: 'All items' },
} as const satisfies Record<string, Worded>;

/** The table of a chapter, where it has one. */
function tableOf(blocks: readonly Block[]): Listing[] {
  return blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

function titled(title: string, name: Worded, locale: Locale): string {
  return locale === 'zh-CN' ? `${title}（${name['zh-CN']}）` : `${title}: ${name.en.toLowerCase()}`;
}
