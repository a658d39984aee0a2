import type { Locale, Worded } from '../locale';
import type { BulletinGrounds } from './bulletin';
import { titleOf } from './bulletin';
import type { Listing } from './document';
import { plainRows } from './document';
import { everyEntry, overdueTable } from './items';
import { overviewTable } from './overview';
import { unitTable } from './units';
import { periodWords, sayIn } from './words';

/** A sheet of the tables that go with a bulletin, whole. */
export type AnnexSheet = Listing & { readonly name: string; readonly title: string };

/** What a bulletin is drawn from, as tables to reckon with: the figures, the units, what is overdue, every entry. */
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
    sheet('items', everyEntry(grounds, say)),
  ];
}

const names = {
  overview: { 'zh-CN': '总体', en: 'Overview' },
  units: { 'zh-CN': '各单位', en: 'Units' },
  overdue: { 'zh-CN': '逾期升级', en: 'Overdue' },
  items: { 'zh-CN': '全部任务', en: 'All items' },
} as const satisfies Record<string, Worded>;

function titled(title: string, name: Worded, locale: Locale): string {
  return locale === 'zh-CN' ? `${title}（${name['zh-CN']}）` : `${title}: ${name.en.toLowerCase()}`;
}
