import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording, Section } from './content';
import { itemRows } from './table';
import { actorText, atText, told } from './told';

/** 待验收: something waits for review. */
export const review: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '待验收',
    tail: `${actorText(facts)}已送审`,
    title: `${actorText(facts)}已送审，请验收`,
    ask: '请逐条核对质量标准：都达到的，销号并评定成效；没有达到的，退回并逐条写明原因。',
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 送审。`],
    next: ['验收期间完成时限停表；退回的，时限接着计算。送审人不能验收自己的送审。'],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'to review',
    tail: `submitted by ${actorText(facts)}`,
    title: `${actorText(facts)} has submitted this task: please review it`,
    ask: 'Please judge each quality standard: accept and rate the effect where all are met; else return it and say of each what is missing.',
    why: [concernText(facts), `${actorText(facts)} submitted it on ${atText(facts)}.`],
    next: [
      'The deadline’s clock stands still meanwhile, and runs on if it is returned. Nobody reviews their own submission.',
    ],
  }),
};

function shared(facts: LetterFacts) {
  return { tone: 'new' as const, rows: itemRows(facts), sections: [met(facts)] };
}

/** Each standard, with how it is said to be met. */
function met(facts: LetterFacts): Section {
  const said = told(facts, 'submitted')?.standards ?? [];
  const points = facts.item.standards.map(({ id, text }) => ({
    text,
    note: said.find((one) => one.id === id)?.how,
  }));
  return { title: facts.locale === 'en' ? 'Quality standards, and how they were met' : '质量标准和达标情况', points };
}
