import type { Locale } from '../../../domain/locale';
import type { Relation } from '../../../domain/people/roles';
import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { overdueText, unsubmitted } from './lateness';
import { nextStep } from './next';
import { rungText } from './rules';
import { itemRows, reportRow, standardsSection } from './table';

/** 逾期: the first rung, to those who have to do the work. */
export const overdue: KindWording = {
  'zh-CN': (facts) => ({
    ...overdueParts(facts),
    label: '红',
    tail: overdueText(facts),
    title: `这项任务${overdueText(facts)}，${unsubmitted(facts)}`,
    ask: askOf(facts),
  }),
  en: (facts) => ({
    ...overdueParts(facts),
    label: 'red',
    tail: overdueText(facts),
    title: `This task is ${overdueText(facts)} and ${unsubmitted(facts)}`,
    ask: askOf(facts),
  }),
};

/** What letters of every rung have in common. */
export function overdueParts(facts: LetterFacts) {
  return {
    tone: 'late' as const,
    why: [concernText(facts), ...rungText(facts)],
    rows: [...itemRows(facts), reportRow(facts)],
    sections: [standardsSection(facts)],
    next: nextStep(facts),
  };
}

/** What the reader is asked to do about an overdue item: it depends on what they are to it. */
export function askOf({ concern, item, locale }: LetterFacts): string {
  return asks[locale][concern.as](item.owner);
}

const asks: Record<Locale, Record<Relation, (owner: string) => string>> = {
  'zh-CN': {
    owner: () => '请尽快完成并送审；一时完不成的，请今天就报告进展，写明问题和下一步。',
    unit_head: (owner) => `请督促责任人${owner}尽快完成并送审；您也可以代为报告和送审。`,
    leader: (owner) => `请过问此事，督促牵头单位和责任人${owner}尽快完成并送审。`,
    leading_group: () => '请了解情况，研究推动办法，督促牵头单位尽快完成并送审。',
    secretariat: (owner) => `请联系责任人${owner}，弄清原因，跟踪到送审；送审后及时验收。`,
  },
  en: {
    owner: () =>
      'Please finish it and submit it for review; if that takes longer, report today what stands in the way and what comes next.',
    unit_head: (owner) =>
      `Please see to it that ${owner} finishes and submits it; you may also report and submit it yourself.`,
    leader: (owner) => `Please take the matter up and have the lead unit and ${owner} finish and submit it.`,
    leading_group: () =>
      'Please take note, consider what would move it forward, and have the lead unit finish and submit it.',
    secretariat: (owner) =>
      `Please ask ${owner} for the cause, follow it until it is submitted, and review it promptly then.`,
  },
};
