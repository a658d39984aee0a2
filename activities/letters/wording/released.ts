import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { itemRows } from './table';
import { actorText, atText, told } from './told';

/** 移交: the item is no longer theirs. */
export const released: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '移交',
    tail: `已交${to(facts)}`,
    title: `这项任务已由${to(facts)}负责，不再由您负责`,
    ask: `请把情况和材料移交给${to(facts)}。`,
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 把责任人改为${to(facts)}。`],
    next: ['这项任务的提醒和催办今后发给新的责任人，不再发给您。'],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'handed on',
    tail: `now with ${to(facts)}`,
    title: `This task is in the hands of ${to(facts)} now, and yours no longer`,
    ask: `Please pass what you know and have about it on to ${to(facts)}.`,
    why: [concernText(facts), `${actorText(facts)} made ${to(facts)} its owner on ${atText(facts)}.`],
    next: ['Reminders about it go to the new owner from now on, and no longer to you.'],
  }),
};

function shared(facts: LetterFacts) {
  const reason = told(facts, 'amended')?.reason ?? '';
  return {
    tone: 'new' as const,
    rows: [...itemRows(facts), { label: facts.locale === 'en' ? 'Reason' : '移交理由', value: reason }],
    sections: [],
  };
}

function to(facts: LetterFacts): string {
  return told(facts, 'amended')?.owner?.to.name ?? facts.item.owner;
}
