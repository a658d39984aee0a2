import type { LetterFacts } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording } from './content';
import { itemRows } from './table';
import { actorText, atText, told } from './told';

/** 销号: every standard was judged met. */
export const accepted: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '销号',
    tail: `成效 ${rating(facts)} 分`,
    title: `这项任务已验收销号，成效评分 ${rating(facts)} 分`,
    ask: '您不需要再办理，请继续保持成效。',
    why: [concernText(facts), `${actorText(facts)}于 ${atText(facts)} 验收，质量标准全部达到。`],
    next: ['不再提醒和催办。回头看发现成效没有保持的，经领导批准可以恢复督办。'],
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'accepted',
    tail: `effect rated ${rating(facts)}`,
    title: `This task was accepted, its effect rated ${rating(facts)} of 100`,
    ask: 'There is nothing more for you to do; please see that what was reached lasts.',
    why: [concernText(facts), `${actorText(facts)} found every quality standard met on ${atText(facts)}.`],
    next: ['No more reminders. If a later look finds that it did not last, a leader may have it taken up again.'],
  }),
};

function shared(facts: LetterFacts) {
  return { tone: 'done' as const, rows: itemRows(facts), sections: [] };
}

function rating(facts: LetterFacts): number {
  return told(facts, 'accepted')?.effectRating ?? 0;
}
