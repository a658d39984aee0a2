import type { Locale } from '../locale';
import type { PeriodEntry } from '../periods/entry';
import { reportsMissingOf } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Value } from './document';
import { listed } from './document';
import { inTableOrder } from './items';
import type { Say } from './words';
import { sentences } from './words';

/** The most items that are named beside one owner where it is printed. */
const printed = 3;

/** 七、未按时报告: who owed a report for the period and gave none, those with most first. */
export function missingReports({ entries, locale }: BulletinGrounds, say: Say, named = printed): Block[] {
  const missing = entries.filter((entry) => reportsMissingOf(entry) > 0).sort(inTableOrder);
  if (missing.length === 0) return [{ kind: 'text', text: say('none') }];
  const byOwner = new Map<string, PeriodEntry[]>();
  for (const entry of missing) {
    const { id } = entry.owner;
    const of = byOwner.get(id);
    if (of) of.push(entry);
    else byOwner.set(id, [entry]);
  }
  // A sort keeps the order of equals, which is that of the tables.
  const owners = [...byOwner.values()].sort((a, b) => reportsOf(b) - reportsOf(a));
  const rows = owners.map((of, at): Value[] => [
    at + 1,
    of[0]?.owner.name ?? null,
    [...new Set(of.map(({ leadUnit }) => leadUnit.name))].join('、'),
    reportsOf(of),
    namesOf(of, named, locale),
  ]);
  return [
    { kind: 'text', text: sentences.missing[locale](reportsOf(missing), missing.length, owners.length) },
    listed(
      [
        { title: say('row'), share: 1.3, align: 'centre' },
        { title: say('owner'), share: 2, align: 'centre' },
        { title: say('unit'), share: 4, align: 'start' },
        { title: say('reportsMissing'), share: 1.5, align: 'centre' },
        { title: say('tasks'), share: 9, align: 'start' },
      ],
      rows,
    ),
  ];
}

function reportsOf(entries: readonly PeriodEntry[]): number {
  return entries.reduce((sum, entry) => sum + reportsMissingOf(entry), 0);
}

/** Items by name; of many the first, and how many there are. */
function namesOf(entries: readonly PeriodEntry[], most: number, locale: Locale): string {
  const names = entries.slice(0, most).map(({ name }) => name);
  const chinese = locale === 'zh-CN';
  const told = names.join(chinese ? '；' : '; ');
  if (entries.length <= most) return told;
  return chinese ? `${told}等 ${entries.length} 项` : `${told} and ${entries.length - most} more`;
}
