import { wallClock } from '../clocks/zone';
import { isFinal } from '../item/item';
import { lightWords, stateWords } from '../item/words';
import type { PeriodEntry } from '../periods/entry';
import type { BulletinGrounds } from './bulletin';
import type { Block, Column, Listing, Value } from './document';
import { listed } from './document';
import type { Say, Word } from './words';
import { sentences, stepWords } from './words';

type Grounds = Pick<BulletinGrounds, 'entries' | 'locale' | 'zone'>;

/** Whether an entry is one of an item that is overdue, or on a rung of the ladder, and not over or at rest. */
export function isChased({ state, light, step }: PeriodEntry): boolean {
  return !isFinal({ state }) && state !== 'suspended' && (light === 'red' || step > 0);
}

/** The entries that a bulletin names as overdue or escalated: those that the policy lists first, then by step and days. */
export function chased(entries: readonly PeriodEntry[]): PeriodEntry[] {
  return entries
    .filter(isChased)
    .sort(
      (a, b) =>
        Number(b.listed) - Number(a.listed) || b.step - a.step || b.daysOverdue - a.daysOverdue || inTableOrder(a, b),
    );
}

/** 三、逾期和升级督办事项. */
export function overdue(grounds: Grounds, say: Say): Block[] {
  const { columns, rows } = overdueTable(grounds, say);
  if (rows.length === 0) return [none(say)];
  const named = grounds.entries.filter((entry) => isChased(entry) && entry.listed).length;
  return [{ kind: 'text', text: sentences.overdue[grounds.locale](rows.length, named) }, listed(columns, rows)];
}

/** Overdue and escalated items, with owner, deadline, days and step. */
export function overdueTable({ entries, locale, zone }: Grounds, say: Say): Listing {
  return {
    columns: [
      row(say),
      ...wide(say, 'task', 'unit', 'owner', 'deadline'),
      ...narrow(say, 'daysOverdue', 'light', 'step'),
    ],
    rows: chased(entries).map((entry, at) => [
      at + 1,
      entry.name,
      entry.leadUnit.name,
      entry.owner.name,
      deadlineShown(entry.deadline, zone),
      entry.daysOverdue,
      lightWords[entry.light][locale],
      stepWords(entry, locale),
    ]),
  };
}

/**
 * 四、结转、延期情况: items whose deadline a leader or the secretariat has moved in the period; of a quarter those too that
 * were carried over to clear it, after its last month was closed.
 */
export function deadlinesMoved({ entries, zone }: Grounds, say: Say): Block[] {
  const found = entries
    .filter((entry) => isCarriedOver(entry) || (entry.happened.extended ?? 0) > 0)
    .sort(inTableOrder);
  if (found.length === 0) return [none(say)];
  const rows = found.map((entry, at): Value[] => [
    at + 1,
    entry.name,
    entry.leadUnit.name,
    entry.owner.name,
    ways(entry, say),
    deadlineShown(entry.originalDeadline, zone),
    deadlineShown(entry.carriedTo ?? entry.deadline, zone),
  ]);
  const columns = [
    row(say),
    ...wide(say, 'task', 'unit', 'owner'),
    ...narrow(say, 'how'),
    ...wide(say, 'originalDeadline', 'deadlineNow'),
  ];
  return [listed(columns, rows)];
}

/** 五、已销号事项: items that were accepted in the period and stood so at its end. */
export function accepted({ entries, zone }: Grounds, say: Say): Block[] {
  const found = entries
    .filter(({ state, happened }) => state === 'accepted' && (happened.accepted ?? 0) > 0)
    .sort(inTableOrder);
  if (found.length === 0) return [none(say)];
  const rows = found.map((entry, at): Value[] => [
    at + 1,
    entry.name,
    entry.leadUnit.name,
    entry.owner.name,
    deadlineShown(entry.deadline, zone),
    entry.late ? `${say('red')} ${entry.daysOverdue}` : say('inTime'),
    entry.effectRating,
  ]);
  const columns = [row(say), ...wide(say, 'task', 'unit', 'owner', 'deadline'), ...narrow(say, 'inTimeHead', 'rating')];
  return [listed(columns, rows)];
}

/** Every entry, as the spreadsheet lists them. */
export function everyEntry({ entries, locale, zone }: Grounds, say: Say): Listing {
  const rows = [...entries]
    .sort(inTableOrder)
    .map((entry): Value[] => [
      entry.number,
      entry.name,
      entry.leadUnit.name,
      entry.owner.name,
      deadlineShown(entry.originalDeadline, zone),
      deadlineShown(entry.deadline, zone),
      stateWords[entry.state][locale],
      lightWords[entry.light][locale],
      stepWords(entry, locale),
      entry.daysOverdue,
      entry.percent,
      entry.percent - (entry.before?.percent ?? 0),
      !entry.reportDue ? null : entry.reported ? reportWords.in[locale] : reportWords.missing[locale],
      entry.reportedAt === null ? null : shortInstant(entry.reportedAt, zone),
      entry.effectRating,
    ]);
  const columns = [
    ...[row(say), ...wide(say, 'task', 'unit', 'owner', 'originalDeadline', 'deadlineNow')],
    ...narrow(say, 'state', 'light', 'step', 'daysOverdue', 'ownPercent', 'gained'),
    { title: reportWords.head[locale], share: 2, align: 'centre' as const },
    { title: reportWords.at[locale], share: 3, align: 'centre' as const },
    ...narrow(say, 'rating'),
  ];
  return { columns, rows };
}

const reportWords = {
  head: { 'zh-CN': '本期报告', en: 'Report' },
  at: { 'zh-CN': '首次报告', en: 'First report' },
  in: { 'zh-CN': '已报', en: 'came' },
  missing: { 'zh-CN': '未报', en: 'missing' },
};

/** By unit, then as the tables number them; the item's id settles what is left, so that the order is always the same. */
export function inTableOrder(a: PeriodEntry, b: PeriodEntry): number {
  return (
    compare(a.leadUnit.code, b.leadUnit.code) ||
    compare(a.batch, b.batch) ||
    a.number - b.number ||
    compare(a.task, b.task)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function isCarriedOver({ happened, settled }: PeriodEntry): boolean {
  return (happened.carriedOver ?? 0) > 0 || settled === 'carried_over';
}

function ways(entry: PeriodEntry, say: Say): string {
  const { extended } = entry.happened;
  const ways = [isCarriedOver(entry) ? say('carriedOver') : '', extended ? say('extended') : ''];
  return ways.filter((way) => way !== '').join('、');
}

/** A deadline as every list tells it: a day as it is written, an instant by the office's clock. */
function deadlineShown(written: string, zone: string): string {
  return written.length === 10 ? written : shortInstant(Date.parse(written), zone);
}

function shortInstant(at: number, zone: string): string {
  return wallClock(at, zone).slice(0, 16);
}

function none(say: Say): Block {
  return { kind: 'text', text: say('none') };
}

function row(say: Say): Column {
  return { title: say('row'), share: 1.3, align: 'centre' };
}

const shares: Partial<Record<Word, number>> = { task: 7, unit: 4, owner: 2.2 };

function wide(say: Say, ...titles: Word[]): Column[] {
  return titles.map((title) => ({
    title: say(title),
    share: shares[title] ?? 3.5,
    align: title === 'task' || title === 'unit' ? 'start' : 'centre',
  }));
}

function narrow(say: Say, ...titles: Word[]): Column[] {
  return titles.map((title) => ({ title: say(title), share: 2.1, align: 'centre' }));
}
