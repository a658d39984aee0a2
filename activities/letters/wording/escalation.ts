import type { LetterFacts } from '../letter-facts';
import type { KindWording } from './content';
import { overdueText, unsubmitted } from './lateness';
import { askOf, overdueParts } from './overdue';
import { relationList } from './words';

/** 升级: a higher rung, to those above. */
export const escalation: KindWording = {
  'zh-CN': (facts) => ({
    ...overdueParts(facts),
    label: '红·升级',
    tail: `第 ${step(facts)} 级，${overdueText(facts)}`,
    title: `这项任务${overdueText(facts)}，${unsubmitted(facts)}，现报${told(facts)}`,
    ask: askOf(facts),
  }),
  en: (facts) => ({
    ...overdueParts(facts),
    label: 'red · escalated',
    tail: `step ${step(facts)}, ${overdueText(facts)}`,
    title: `This task is ${overdueText(facts)}, ${unsubmitted(facts)}, and is put before ${told(facts)}`,
    ask: askOf(facts),
  }),
};

/** The rung that it tells of: letters of two rungs look different in a list. */
function step({ steps }: LetterFacts): number {
  return Math.max(...steps);
}

function told(facts: LetterFacts): string {
  return relationList(facts.policy.escalation[step(facts) - 1]?.to ?? [], facts.locale);
}
