import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { leftText, overdueText } from './lateness';
import { whatNext } from './next';
import { itemRows, reportRow, standardsSection } from './table';
import { actorText, atText, told } from './told';

/** 催办: a chase by hand. */
export const urging: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts, '催办意见'),
    label: '催办',
    tail: standing(facts),
    title: `${actorText(facts)}催办这项任务（第 ${times(facts)} 次）`,
    ask: '请今天报告进展，写明问题和下一步；已经完成的，请送审。',
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 催办。`],
  }),
  en: (facts) => ({
    ...shared(facts, 'Note'),
    label: 'chase',
    tail: standing(facts),
    title: `${actorText(facts)} asks after this task (chase No. ${times(facts)})`,
    ask: 'Please report today how far it is, what stands in the way and what comes next; if it is done, submit it for review.',
    why: [concernText(facts), `${actorText(facts)} chased it by hand on ${atText(facts)}.`],
  }),
};

function shared(facts: LetterFacts, label: string) {
  const note = told(facts, 'urged')?.note;
  return {
    tone: 'back' as const,
    rows: [...itemRows(facts), reportRow(facts), ...(note ? [{ label, value: note }] : [])],
    sections: [standardsSection(facts)],
    next: whatNext(facts),
  };
}

function times(facts: LetterFacts): number {
  return told(facts, 'urged')?.count ?? 1;
}

function standing(facts: LetterFacts): string {
  return facts.now > facts.item.dueAt ? overdueText(facts) : leftText(facts);
}
