import { movesPlan, planAfter } from '../clocks/replanning';
import { later, monthAt, nextMonth, planReporting } from '../clocks/reporting';
import type { VersionedRules } from '../clocks/rules';
import type { Event, Rang, Scheduled } from './event';
import { evolve } from './evolve';
import type { Item } from './item';
import { issueNotice, noticeWanted } from './noticing';

/** Gives the number of a notice; the same for the same occasion, however often it is asked for. */
export type NumberNotice = (occasion: string) => Promise<string>;

/**
 * What follows from a decision by calendar and policy: a new plan of the clocks, a numbered notice, the clocks of the
 * next month. It is reckoned while the decision is recorded, and recorded with it, so that replay knows of no calendar.
 */
export async function withConsequences(
  item: Item,
  events: readonly Event[],
  at: number,
  rules: VersionedRules,
  numberNotice: NumberNotice,
): Promise<readonly Event[]> {
  const wanted = noticeWanted(item, events, rules.policy);
  return withNumbered(item, events, at, rules, wanted && (await numberNotice(wanted.occasion)));
}

/** The same, once the number of the notice is known that is wanted, if any. */
export function withNumbered(
  item: Item,
  events: readonly Event[],
  at: number,
  rules: VersionedRules,
  number: string | undefined,
): readonly Event[] {
  const all = [...events];
  for (const event of events) {
    const after = evolve(item, { seq: item.version + 1, at, actor: null, events: all });
    if (movesPlan(event)) all.push(planAfter(after, item, event, at, rules));
    if (event.type === 'rang') all.push(...monthsAfter(event, item, at, rules));
  }
  const wanted = noticeWanted(item, events, rules.policy);
  if (wanted && number === undefined) throw new Error(`no number for the notice ${wanted.occasion} of ${item.id}`);
  return wanted && number !== undefined ? [...all, ...issueNotice(wanted, number, item, at, rules)] : all;
}

/** Whether anything follows from events that needs calendar or policy: most of what people do does not. */
export function hasConsequences(events: readonly Event[]): boolean {
  return events.some(
    (event) =>
      movesPlan(event) ||
      event.type === 'escalated' ||
      event.type === 'notice_lapsed' ||
      (event.type === 'rang' && event.clocks.some(({ kind }) => kind === 'month_end')),
  );
}

/**
 * When a month ends, the clocks of the one that is running by then, with those that have rung unheard meanwhile;
 * months that went by as a whole are not made up for.
 */
function monthsAfter({ clocks }: Rang, item: Item, at: number, rules: VersionedRules): Scheduled[] {
  const ended = clocks.findLast(({ kind }) => kind === 'month_end')?.of;
  if (ended === undefined) return [];
  const next = later(nextMonth(ended), monthAt(at, rules));
  return [{ type: 'scheduled', clocks: planReporting(next, item, rules) }];
}
