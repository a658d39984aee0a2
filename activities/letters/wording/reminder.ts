import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { leftText } from './lateness';
import { nextReminder, whatNext } from './next';
import { reminderText } from './rules';
import { itemRows, reportRow, standardsSection } from './table';

/** 提醒: the deadline comes near. */
export const reminder: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '提醒',
    tail: leftText(facts),
    title: `${remaining(facts)}，这项任务还没有送审`,
    ask: `${unsigned(facts) ? '这项任务还没有签收，请尽快签收。' : ''}已经完成的，请送审；没有完成的，请报告进展，写明问题和下一步。`,
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'reminder',
    tail: leftText(facts),
    title: `This task has not been submitted yet: ${leftText(facts)}`,
    ask: `${unsigned(facts) ? 'It has not been signed for; please do so. ' : ''}If it is done, submit it for review; if not, report how far it is, what stands in the way and what comes next.`,
  }),
};

function shared(facts: LetterFacts) {
  return {
    tone: 'near' as const,
    why: [concernText(facts), ...reminderText(facts)],
    rows: [...itemRows(facts), reportRow(facts)],
    sections: [standardsSection(facts)],
    next: [...nextReminder(facts), ...whatNext(facts)],
  };
}

function remaining(facts: LetterFacts): string {
  const left = leftText(facts);
  return left.startsWith('还有') ? `距完成时限${left}` : left;
}

function unsigned({ item }: LetterFacts): boolean {
  return item.state === 'assigned';
}
