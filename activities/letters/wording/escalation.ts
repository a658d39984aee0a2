import type { LetterFacts } from '../letter-facts';
import type { KindWording } from './content';
import { overdueText } from './lateness';
import { askOf, overdueParts } from './overdue';
import { relationList } from './words';

/** 升级: a higher rung, to those above. */
export const escalation: KindWording = {
  'zh-CN': (facts) => ({
    ...overdueParts(facts),
    label: '红·升级',
    tail: overdueText(facts),
    title: `这项任务${overdueText(facts)}，还没有送审，现报${told(facts)}`,
    ask: askOf(facts),
  }),
  en: (facts) => ({
    ...overdueParts(facts),
    label: 'red · escalated',
    tail: overdueText(facts),
    title: `This task is ${overdueText(facts)}, has not been submitted, and is put before ${told(facts)}`,
    ask: askOf(facts),
  }),
};

function told({ policy, steps, locale }: LetterFacts): string {
  return relationList(policy.escalation[Math.max(...steps) - 1]?.to ?? [], locale);
}
