import type { Duration } from '../clocks/duration';
import { duration } from '../clocks/duration';
import { movesPlan, planAfter } from '../clocks/replanning';
import { later, monthAt, nextMonth, planReporting } from '../clocks/reporting';
import type { VersionedRules } from '../clocks/rules';
import { clockAt, workingMorningAfter } from '../clocks/rules';
import { dayOf, endOf, plusMonths } from '../clocks/zone';
import type { Escalated, Event, Noticed, NoticeLapsed, Rang, Scheduled } from './event';
import { evolve } from './evolve';
import type { Item } from './item';
import { nextColour } from './notices';

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
  const all = [...events];
  const after = () => evolve(item, { seq: item.version + 1, at, actor: null, events: all });
  for (const event of events) {
    if (movesPlan(event)) all.push(planAfter(after(), item, event, at, rules));
    if (event.type === 'rang') all.push(...monthsAfter(event, at, rules));
    if (event.type === 'escalated' || event.type === 'notice_lapsed')
      all.push(...(await noticeAfter(after(), event, at, rules, numberNotice)));
  }
  return all;
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

/** When a month ends, the clocks of the one that is running by then: months that went by meanwhile are not made up for. */
function monthsAfter({ clocks }: Rang, at: number, rules: VersionedRules): Scheduled[] {
  const ended = clocks.findLast(({ kind }) => kind === 'month_end')?.of;
  if (ended === undefined) return [];
  const next = later(nextMonth(ended), monthAt(at, rules));
  return [{ type: 'scheduled', clocks: planReporting(next, at, rules) }];
}

/** A rung that brings a notice (督办单), and an answer that did not come in time, bring the next one; red is the last. */
async function noticeAfter(
  item: Item,
  event: Escalated | NoticeLapsed,
  at: number,
  rules: VersionedRules,
  numberNotice: NumberNotice,
): Promise<(Noticed | Scheduled)[]> {
  const { escalation } = rules.policy;
  const lapsed = event.type === 'notice_lapsed' ? item.notices.find(({ id }) => id === event.notice) : undefined;
  const steps = event.type === 'escalated' ? event.steps.filter((step) => escalation[step - 1]?.notice) : [];
  const step = lapsed?.step ?? (steps.length > 0 ? Math.max(...steps) : undefined);
  const colour = nextColour(item.notices);
  if (step === undefined || colour === undefined) return [];

  const span = duration(escalation[step - 1]?.answerWithin ?? answerWithin);
  const dueAt = answerDueAt(at, span, rules);
  const chase = span.calendar ? workingMorningAfter(at, span, 1, rules) : { at: dueAt + 1 };
  const id = `notice-${item.version}`;
  const number = await numberNotice(`${colour}/step${step}@${item.deadline}`);
  const notice = { id, number, colour, step, dueAt, acknowledgedAt: null, answeredAt: null };
  const clock = clockAt({ kind: 'notice', by: 'P0D', of: id, ...chase }, rules.zone);
  return [
    { type: 'noticed', notice },
    { type: 'scheduled', clocks: [clock] },
  ];
}

/** Where a rung names no time for the answer (domain.md, "Clocks"). */
const answerWithin = 'P3D';

/** The end of the n-th working day after it was issued, or the elapsed time. */
function answerDueAt(at: number, span: Duration, { calendar, zone }: VersionedRules): number {
  if (!span.calendar) return at + span.elapsed;
  return endOf(calendar.nthAfter(plusMonths(dayOf(at, zone), span.months), span.days), zone);
}
