import type { LetterFacts, ReturnNote } from '../letter-facts';
import { concernText } from './concern';
import type { KindWording, Point, Section } from './content';
import { deadlineText, timeText } from './dates';
import { overdueText } from './lateness';
import { nextReminder, whatNext } from './next';
import { itemRows } from './table';

/** 退回: a submission was sent back, with the standards that are not met. */
export const returned: KindWording = {
  'zh-CN': (facts) => ({
    ...shared(facts),
    label: '退回',
    tail: `${unmet(facts)} 项标准未达到`,
    title: `送审被退回，${unmet(facts)} 项质量标准未达到`,
    ask: `请按退回意见整改，然后重新送审。${late(facts) ? `这项任务${overdueText(facts)}，请尽快办理。` : `完成时限不变：${deadlineText(facts.item.deadline, facts.item.dueAt, facts)}。`}`,
    why: [
      concernText(facts),
      ...note(facts, ({ by, at }) => `${by}于 ${timeText(at, facts, facts.now)} 退回了这次送审。`),
    ],
    rows: [...itemRows(facts), ...note(facts, ({ reason }) => ({ label: '退回理由', value: reason }))],
    sections: sections(facts, '质量标准和验收意见', { true: '达到', false: '未达到', null: '未评' }),
  }),
  en: (facts) => ({
    ...shared(facts),
    label: 'returned',
    tail: `${unmet(facts)} ${unmet(facts) === 1 ? 'standard' : 'standards'} not met`,
    title: `Sent back: ${unmet(facts)} quality ${unmet(facts) === 1 ? 'standard is' : 'standards are'} not met`,
    ask: `Please put right what the review found and submit again. ${late(facts) ? `The task is ${overdueText(facts)}; please do not wait.` : `The deadline stays as it was: ${deadlineText(facts.item.deadline, facts.item.dueAt, facts)}.`}`,
    why: [
      concernText(facts),
      ...note(facts, ({ by, at }) => `${by} returned the submission on ${timeText(at, facts, facts.now)}.`),
    ],
    rows: [...itemRows(facts), ...note(facts, ({ reason }) => ({ label: 'Reason', value: reason }))],
    sections: sections(facts, 'Quality standards, as reviewed', { true: 'met', false: 'not met', null: 'not judged' }),
  }),
};

function shared(facts: LetterFacts) {
  return { tone: 'back' as const, next: [...nextReminder(facts), ...whatNext(facts)] };
}

function late({ item, now }: LetterFacts): boolean {
  return now > item.dueAt;
}

function unmet({ returned: said }: LetterFacts): number {
  return said?.standards.filter(({ met }) => met === false).length ?? 0;
}

function note<T>({ returned: said }: LetterFacts, tell: (said: ReturnNote) => T): T[] {
  return said ? [tell(said)] : [];
}

function sections(facts: LetterFacts, title: string, marks: Record<'true' | 'false' | 'null', string>): Section[] {
  const points = (facts.returned?.standards ?? []).map(
    ({ text, met, note }): Point => ({ text, mark: marks[`${met}`], ...(note ? { note } : {}) }),
  );
  return [{ title, points }];
}
