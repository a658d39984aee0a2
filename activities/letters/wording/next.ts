import type { Clock } from '../../../domain/clocks/clock';
import { duration } from '../../../domain/clocks/duration';
import { dayOf, endOf } from '../../../domain/clocks/zone';
import type { LetterFacts } from '../letter-facts';
import { dayText, timeText } from './dates';
import { spanText } from './spans';
import { relationList } from './words';

/** When the next reminder comes, if one is still to come. */
export function nextReminder(facts: LetterFacts): string[] {
  const clock = facts.item.clocks.find(({ kind }) => kind === 'remind');
  if (!clock) return [];
  const when = timeText(clock.at, facts, facts.now);
  return [
    facts.locale === 'en' ? `The next reminder comes on ${when}.` : `下一次提醒：${when}。`,
    ...assumed(facts, clock),
  ];
}

/** Before the deadline: what it brings when nothing was submitted by then. */
export function afterDeadline(facts: LetterFacts): string[] {
  const clock = facts.item.clocks.find(({ kind }) => kind === 'escalate');
  if (!clock) return [];
  const [when, told] = [timeText(clock.at, facts, facts.now), toldOf(facts, clock)];
  return [
    facts.locale === 'en'
      ? `If it has not been submitted by the deadline, it turns red, and ${told} will be told on ${when}.`
      : `到期仍未送审的，亮红灯，并于 ${when} 报${told}。`,
    ...assumed(facts, clock),
  ];
}

/** Past the deadline: who is told next, and when; or that there is no further step. */
export function nextStep(facts: LetterFacts): string[] {
  const clock = facts.item.clocks.find(({ kind }) => kind === 'escalate');
  if (!clock) {
    return [
      facts.locale === 'en'
        ? 'This is the last step. The task stays red until it is submitted and accepted.'
        : '这已是最高一级，不再升级；送审之前，一直亮红灯。',
    ];
  }
  const [when, told] = [timeText(clock.at, facts, facts.now), toldOf(facts, clock)];
  return [
    facts.locale === 'en'
      ? `If it is still not submitted on ${when}, ${told} will be told.`
      : `若届时仍未送审，将于 ${when} 报${told}。`,
    ...assumed(facts, clock),
  ];
}

/** By when the item is to be signed for (签收): `3月4日 周三 结束前`; in words alone where no calendar is at hand. */
export function signBy(facts: LetterFacts): string {
  const { policy, item, calendar, zone, locale, now } = facts;
  const span = duration(policy.signWithin);
  if (!span.calendar) {
    const when = timeText(item.issuedAt + span.elapsed, facts, now);
    return locale === 'en' ? `by ${when}` : `在 ${when} 前`;
  }
  if (!calendar || span.months > 0) {
    return locale === 'en'
      ? `within ${spanText(policy.signWithin, locale)} (working days)`
      : `在 ${span.days} 个工作日内`;
  }
  const last = endOf(calendar.nthAfter(dayOf(item.issuedAt, zone), span.days), zone);
  const when = dayText(last, facts, false);
  return locale === 'en' ? `by the end of ${when}` : `在 ${when} 结束前`;
}

function toldOf({ policy, locale }: LetterFacts, clock: Clock): string {
  return relationList(policy.escalation[clock.step - 1]?.to ?? [], locale);
}

/** A date reckoned without an official notice of holidays says so. */
function assumed({ locale }: LetterFacts, clock: Clock): string[] {
  if (!clock.assumed) return [];
  return locale === 'en'
    ? ['No holiday notice has been published for that year yet; the date takes Monday to Friday as working days.']
    : ['那一年的放假安排尚未公布，日期暂按周一至周五为工作日推算。'];
}
