import { duration } from '../../../domain/clocks/duration';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { dayText, timeText } from './dates';
import { whatNext } from './next';
import { spanText } from './spans';
import { itemRows, standardsSection } from './table';

/** 催签收: the item has not been signed for in time. */
export const signChase: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '催签收',
    tail: `${dayText(facts.item.issuedAt, facts, false)} 交办`,
    title: '这项任务还没有签收',
    ask:
      facts.concern.as === 'unit_head'
        ? `请督促责任人${facts.item.owner}今天签收；任务交错了人的，请移交给合适的人。`
        : '请今天签收；报告进展或送审也视为签收。任务交错了人的，请告诉单位主要负责人。',
    why: [
      concernText(facts),
      `这项任务于 ${dayText(facts.item.issuedAt, facts, false)} 交办，规则要求在 ${within(facts)}内签收。`,
    ],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'not signed for',
    tail: `assigned ${dayText(facts.item.issuedAt, facts, false)}`,
    title: 'This task has not been signed for yet',
    ask:
      facts.concern.as === 'unit_head'
        ? `Please have ${facts.item.owner} sign for it today, or hand it to the right person.`
        : 'Please sign for it today; a report or a submission signs as well. If it is not yours to do, tell the head of your unit.',
    why: [
      concernText(facts),
      `It was assigned on ${dayText(facts.item.issuedAt, facts, false)}; the rules ask for a signature within ${within(facts)}.`,
    ],
  }),
};

function shared(facts: LetterFacts) {
  return {
    tone: 'near' as const,
    rows: itemRows(facts),
    sections: [standardsSection(facts)],
    next: [...nextChase(facts), ...whatNext(facts)],
  };
}

function within({ policy, locale }: LetterFacts): string {
  const span = duration(policy.signWithin);
  const length = spanText(policy.signWithin, locale);
  if (!span.calendar || span.months > 0) return length;
  if (locale === 'en') return `${span.days} working ${span.days === 1 ? 'day' : 'days'}`;
  return `${span.days} 个工作日`;
}

function nextChase(facts: LetterFacts): string[] {
  const clock = facts.item.clocks.find(({ kind }) => kind === 'sign');
  if (!clock) return [];
  const when = timeText(clock.at, facts, facts.now);
  return [
    facts.locale === 'en'
      ? `If it is still not signed for on ${when}, the head of the unit is told as well.`
      : `到 ${when} 仍未签收的，同时告知单位主要负责人。`,
  ];
}
