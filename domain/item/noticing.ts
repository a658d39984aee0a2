import { planAnswer } from '../clocks/answering';
import { duration } from '../clocks/duration';
import type { VersionedRules } from '../clocks/rules';
import { endOfWorkingDays } from '../clocks/rules';
import type { Policy } from '../policy';
import type { Event, Noticed, Scheduled } from './event';
import type { Item, NoticeColour } from './item';
import { nextColour } from './notices';

/** A supervision notice (督办单) that a decision calls for. `occasion` is the same however often it is asked for. */
export type NoticeWanted = { readonly step: number; readonly colour: NoticeColour; readonly occasion: string };

/** Where a rung names no time for the answer (domain.md, "Clocks"). */
const answerWithin = 'P3D';

/**
 * A rung that brings a notice, and the newest notice left unanswered, bring the next one: never two at once. Red is
 * the last. `item` is as it was before the events.
 */
export function noticeWanted(item: Item, events: readonly Event[], { escalation }: Policy): NoticeWanted | undefined {
  const last = item.notices.at(-1);
  const lapsed = events.some((event) => event.type === 'notice_lapsed' && event.notice === last?.id);
  const rungs = events.flatMap((event) => (event.type === 'escalated' ? event.steps : []));
  const step = rungs.findLast((rung) => escalation[rung - 1]?.notice) ?? (lapsed ? last?.step : undefined);
  const colour = nextColour(item.notices);
  if (step === undefined || colour === undefined) return undefined;
  return { step, colour, occasion: `notice${item.notices.length + 1}/${item.ladders}@${item.deadline}` };
}

/** The notice with its number, and the clock of its answer. */
export function issueNotice(
  { step, colour }: NoticeWanted,
  number: string,
  item: Item,
  at: number,
  rules: VersionedRules,
): [Noticed, Scheduled] {
  const span = duration(rules.policy.escalation[step - 1]?.answerWithin ?? answerWithin);
  const dueAt = endOfWorkingDays(at, span, rules);
  const id = `notice-${item.version + 1}`;
  const notice = { id, number, colour, step, dueAt, acknowledgedAt: null, answeredAt: null };
  return [
    { type: 'noticed', notice },
    { type: 'scheduled', clocks: [planAnswer(notice, at, rules)] },
  ];
}
