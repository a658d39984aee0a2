import type { Clock } from '../../../domain/clocks/clock';
import { duration } from '../../../domain/clocks/duration';
import { endOfWorkingDays } from '../../../domain/clocks/rules';
import type { LetterFacts } from '../letter-facts';
import { timeText } from './dates';
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

/** What comes next as the item stands: no letter leaves it open. */
export function whatNext(facts: LetterFacts): string[] {
  const { item, locale, now } = facts;
  switch (item.state) {
    case 'accepted':
    case 'cancelled':
      return [locale === 'en' ? 'No more letters come about it.' : '不再提醒和催办。'];
    case 'suspended':
      return [locale === 'en' ? 'When it is resumed, the remaining time runs on.' : '恢复后，剩余的时间接着计算。'];
    case 'under_review':
      return [
        locale === 'en'
          ? 'The deadline’s clock stands still while it is under review, and runs on if it is returned.'
          : '验收期间完成时限停表；退回的，时限接着计算。',
      ];
    case 'assigned':
    case 'in_progress':
      return now > item.dueAt ? nextStep(facts) : afterDeadline(facts);
  }
}

/** Before the deadline: what it brings when nothing was submitted by then. An item may have no rung left. */
function afterDeadline(facts: LetterFacts): string[] {
  const clock = facts.item.clocks.find(({ kind }) => kind === 'escalate');
  if (!clock) {
    return [
      facts.locale === 'en'
        ? 'If it has not been submitted by the deadline, it turns red; no further step follows.'
        : '到期仍未送审的，亮红灯；不再升级。',
    ];
  }
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
        ? 'No further step of the ladder follows. It stays red until it is submitted for review, and every bulletin names it until it is accepted.'
        : '逾期升级已到最高一级；送审之前一直亮红灯，销号之前每期通报都列名。请责任人抓紧办结送审。',
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

/** By when the item is to be signed for (签收), epoch milliseconds. */
export function signDue({ policy, item, calendar, zone }: LetterFacts): number {
  return endOfWorkingDays(item.issuedAt, duration(policy.signWithin), { calendar, zone });
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
