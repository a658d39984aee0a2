import type { PeriodEntry } from '../periods/entry';
import { isReportMissing } from '../periods/figures';
import type { BulletinGrounds } from './bulletin';
import type { Block, Value } from './document';
import { listed } from './document';
import { inTableOrder } from './items';
import type { Say } from './words';
import { sentences } from './words';

/** The most items that are named beside one owner. */
const named = 3;

/** 七、未按时报告: who owed a report for the period and gave none, those with most first. */
export function missingReports({ entries, locale }: BulletinGrounds, say: Say): Block[] {
  const missing = entries.filter(isReportMissing).sort(inTableOrder);
  if (missing.length === 0) return [{ kind: 'text', text: say('none') }];
  const byOwner = new Map<string, PeriodEntry[]>();
  for (const entry of missing) {
    const { id } = entry.owner;
    const of = byOwner.get(id);
    if (of) of.push(entry);
    else byOwner.set(id, [entry]);
  }
  // A sort keeps the order of equals, which is that of the tables.
  const owners = [...byOwner.values()].sort((a, b) => b.length - a.length);
  const rows = owners.map((of, at): Value[] => [
    at + 1,
    of[0]?.owner.name ?? null,
    [...new Set(of.map(({ leadUnit }) => leadUnit.name))].join('、'),
    of.length,
    `${of
      .slice(0, named)
      .map(({ name }) => name)
      .join('；')}${of.length > named ? '……' : ''}`,
  ]);
  return [
    { kind: 'text', text: sentences.missing[locale](missing.length, owners.length) },
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
